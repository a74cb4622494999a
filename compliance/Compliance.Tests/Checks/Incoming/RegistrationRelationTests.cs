using OcpiKit.Compliance.Tests.Checks.Making;
using OcpiKit.Engine.Evidence;

namespace OcpiKit.Compliance.Tests.Checks.Incoming;

[Category("unit")]
public sealed class RegistrationRelationTests
{
    private static StepTrace Handshake(string operation = "credentials.symmetric.post", bool well = true) =>
        Traces.Call(operation, Exchanges.Of(operation).Took(2).Code(well ? 1000 : 3001).Data(Made.Credentials()));

    private static CallBuilder Versions => Calls.Of("versions.symmetric.list").At(1);

    private static CallBuilder Details => Calls.Of("versions.symmetric.get").At(1);

    [Test]
    public void Versions_and_details_are_fetched_before_the_answer() => Assert.Multiple(() =>
    {
        const string Check = "registration.calls-back";
        Assert.That(Seen.Verdict(Check, Traces.Of(Handshake()).With(Versions, Details)), Is.EqualTo("Pass"));
        Assert.That(Seen.Verdict(Check, Traces.Of(Handshake())), Is.EqualTo("Fail"));
        Assert.That(Seen.Verdict(Check, Traces.Of(Handshake()).With(Versions)), Is.EqualTo("Fail"));
        Assert.That(Seen.Verdict(Check, Traces.Of(Handshake()).With(Versions, Details.At(3))), Is.EqualTo("Fail"));
        Assert.That(Seen.Verdict(Check, Traces.Of(Handshake()).With(Details)), Is.EqualTo("Warn"));
        Assert.That(Seen.Verdict(Check, Traces.Of(Handshake("credentials.symmetric.put")).With(Details)), Is.EqualTo("Pass"));
        Assert.That(Seen.Verdict(Check, Traces.Of(Handshake("credentials.symmetric.put"))), Is.EqualTo("Fail"));
        Assert.That(Seen.Verdict(Check, Traces.Of(Handshake(well: false))), Is.EqualTo("nothing"), "What was refused needs no look.");
    });

    [Test]
    public void Ids_come_once() => Assert.Multiple(() =>
    {
        var (first, second) = (Versions.Header("X-Request-ID", "1").Header("X-Correlation-ID", "1").Done(), Details.Header("X-Request-ID", "2").Header("X-Correlation-ID", "2").Done());
        Assert.That(Seen.Verdict("requests.request-ids", Traces.Of().With(first, second)), Is.EqualTo("Pass"));
        Assert.That(Seen.Verdict("requests.request-ids", Traces.Of().With(first, first)), Is.EqualTo("Warn"));
        Assert.That(Seen.Verdict("requests.correlation-ids", Traces.Of().With(first, second)), Is.EqualTo("Pass"));
        Assert.That(Seen.Verdict("requests.correlation-ids", Traces.Of().With(first, first)), Is.EqualTo("Info"));
    });

    [Test]
    public void Links_are_followed() => Assert.Multiple(() =>
    {
        const string Check = "pull.follows-links", First = "https://kit.example.com/x/tokens", Second = First + "?offset=2";
        static CallBuilder Page(string url) => Calls.Of("tokens.sender.list").Url(url);
        Assert.That(Seen.Verdict(Check, Traces.Of().With(Page(First).Next(Second), Page(Second))), Is.EqualTo("Pass"));
        Assert.That(Seen.Verdict(Check, Traces.Of().With(Page(First).Next(Second), Page(First).Next(Second))), Is.EqualTo("Warn"));
        Assert.That(Seen.Verdict(Check, Traces.Of().With(Page(First).Next(Second))), Is.EqualTo("nothing"), "It may go on later.");
        Assert.That(Seen.Verdict(Check, Traces.Of().With(Page(First).Next(Second), Page(Second).Answered(500), Page(First))), Is.Not.EqualTo("Warn"), "It was our fault.");
        Assert.That(Seen.Verdict(Check, Traces.Of().With(Page(First + "?limit=1").Parameter("limit", "1").Next(First + "?limit=1&offset=1"), Page(First))), Is.Not.EqualTo("Warn"), "It only looked.");
    });
}
