using OcpiKit.Compliance.Tests.Checks.Making;
using OcpiKit.Compliance.Tests.Running;
using OcpiKit.Engine.Evidence;

namespace OcpiKit.Compliance.Tests.Checks.Incoming;

[TestFixture, Category("unit")]
internal sealed class FreshTokenTests
{
    private const string Check = "registration.fresh-token", Needed = "registration.needed-endpoints";
    private static readonly string Shown = "Token " + Convert.ToBase64String("token-a"u8);

    [TestCase("credentials.symmetric.post", "CRE-06")]
    [TestCase("credentials.symmetric.put", "CRE-26")]
    public void The_answer_to_a_registration_and_to_its_renewal_gives_a_new_token(string operation, string requirement) => Assert.Multiple(() =>
    {
        Assert.That(Seen.Verdict(Check, Traces.Of(Asked(operation, "token-c"))), Is.EqualTo("Pass"));
        Assert.That(Seen.Verdict(Check, Traces.Of(Asked(operation, "token-a"))), Is.EqualTo("Fail"), "the one that was shown");
        Assert.That(Seen.Verdict(Check, Traces.Of(Asked(operation, "token-b"))), Is.EqualTo("Fail"), "the one that we gave");
        Assert.That(Seen.Verdict(Check, Traces.Of(Asked(operation, "token-a", "Token token-a"))), Is.EqualTo("Fail"), "shown as it is");
        Assert.That(Seen.By(Check, Traces.Of(Asked(operation, "token-a"))).Single().Verifies, Does.Contain(requirement));
        Assert.That(Seen.Verdict(Check, Traces.Of(Traces.Call(operation, Exchanges.Of(operation).Code(2001).Lacking("data")))), Is.EqualTo("nothing"), "What was refused gives none.");
    });

    [Test]
    public void Whoever_registers_makes_a_new_token() => Assert.Multiple(() =>
    {
        Assert.That(Seen.Verdict(Check, Traces.Of().With(Calls.Of("credentials.symmetric.post").Header("Authorization", Shown).Body("""{"token":"token-b"}"""))), Is.EqualTo("Pass"));
        Assert.That(Seen.Verdict(Check, Traces.Of().With(Calls.Of("credentials.symmetric.post").Header("Authorization", Shown).Body("""{"token":"token-a"}"""))), Is.EqualTo("Fail"));
        Assert.That(Seen.Verdict(Check, Traces.Of().With(Calls.Of("credentials.symmetric.post").Header("Authorization", Shown).Body("no json"))), Is.EqualTo("nothing"));
    });

    [Test]
    public void Where_no_endpoint_is_listed_nobody_registers() => Assert.Multiple(() =>
    {
        var (empty, full) = (Details("[]"), Details("""[{"identifier":"credentials","role":"SENDER","url":"https://kit.example.com/c"}]"""));
        var registration = Calls.Of("credentials.symmetric.post");
        Assert.That(Seen.Verdict(Needed, Waiting.With(empty.At(1), registration.At(2))), Is.EqualTo("Warn"));
        Assert.That(Seen.Verdict(Needed, Waiting.With(empty.At(1), full.At(2), registration.At(3))), Is.EqualTo("Pass"));
        Assert.That(Seen.Verdict(Needed, Waiting.With(full.At(1), registration.At(2))), Is.EqualTo("nothing"));
        Assert.That(Seen.Verdict(Needed, Waiting.With(empty.At(1))), Is.EqualTo("nothing"), "It may still be on its way.");
        Assert.That(Seen.Verdict(Needed, Traces.Of().With(empty.At(1), full.At(2))), Is.EqualTo("nothing"), "There we register with them.");
    });

    private static StepTrace Asked(string operation, string token, string? shown = null)
    {
        var credentials = Made.Credentials();
        credentials["token"] = token;
        return Traces.Call(operation, Exchanges.Of(operation).Showing(shown ?? Shown).Sending("""{"token":"token-b"}""").Data(credentials));
    }

    private static Trace Waiting => Traces.Of() with { Scenario = Traces.Scenario with { Steps = [Staging.Await("registration", "credentials.symmetric.post")] } };

    private static CallBuilder Details(string endpoints) =>
        Calls.Of("versions.symmetric.get").AnsweredWith($$$"""{"status_code":1000,"timestamp":"2026-03-01T10:00:00Z","data":{"version":"2.2.1","endpoints":{{{endpoints}}}}}""");
}
