using OcpiKit.Engine.Parties;
using OcpiKit.Engine.Running;
using OcpiKit.Engine.Scenarios;

namespace OcpiKit.Compliance.Tests.Running;

[TestFixture, Category("unit")]
internal sealed class RehearsalTests
{
    private static readonly Profile Remote = new() { Url = new("https://cpo.example.com/versions"), Token = "secret-token-1", From = new("NL", "XYZ") };

    private static readonly IReadOnlyList<Scenario> Shipped = new ScenarioLoader(Staging.Edition).LoadFolder(Path.Combine(AppContext.BaseDirectory, "scenarios")).Scenarios;

    [Test]
    public async Task Tells_each_request_with_its_address_headers_and_body_and_no_secret()
    {
        var one = await OfAsync(Remote with { AllowWrites = true, Headers = [new("X-Api-Key", "secret-key")] }, "call: locations.receiver.put\n    with: { country_code: \"${our_country_code}\", party_id: \"${our_party_id}\", location_id: \"${run}\", more: a b }\n    body: { id: \"${run}\", country_code: \"${our_country_code}\" }", role: "EMSP");

        var request = one.Steps.Single().Request!;
        Assert.That((request.Method, request.Url), Is.EqualTo(("PUT", "{locations_url}/NL/XYZ/${run}?more=a%20b")));
        Assert.That(request.Body!.ReplaceLineEndings("\n"), Is.EqualTo("{\n  \"id\": \"${run}\",\n  \"country_code\": \"NL\"\n}"));
        var headers = request.Headers.ToDictionary(header => header.Name, header => header.Value);
        Assert.That((headers["Authorization"], headers["X-Api-Key"], headers["OCPI-from-party-id"], headers["OCPI-to-party-id"], headers["X-Request-ID"]),
            Is.EqualTo(("Token …", "…", "XYZ", "${their_party_id}", "(new for each request)")));
    }

    [TestCase("call: locations.receiver.put\n    with: { country_code: NL, party_id: XYZ, location_id: L }\n    body: {}", "--allow-writes permits it")]
    [TestCase("call: tokens.receiver.get\n    with: { country_code: \"${our_country_code}\", party_id: NLX, token_uid: T }", "--from CC*PID says it")]
    [TestCase("await: tokens.sender.list\n    title: your CPO to read\n    says: It reads", "it waits for calls of the target")]
    [TestCase("call: credentials.symmetric.delete", "--allow-credentials permits it")]
    public async Task Says_what_would_be_blocked_and_what_permits_it(string step, string says)
    {
        var one = await OfAsync(Remote with { From = null, AllowWrites = !step.Contains("receiver.put", StringComparison.Ordinal) }, step);

        Assert.That(one.WhyNot, Does.Contain(says));
    }

    [TestCase("token: registration", "--token-a TOKEN gives it")]
    [TestCase("token: second", "--second-token TOKEN gives it")]
    public async Task Says_which_request_would_not_be_sent(string variation, string says)
    {
        var one = await OfAsync(Remote, $"call: versions.symmetric.list\n    {variation}");

        Assert.That(one.Steps.Single().Request, Is.Null);
        Assert.That(one.Steps.Single().Note, Does.Contain(says));
    }

    [Test]
    public async Task Says_of_a_trigger_that_the_profile_does_not_have_that_it_would_be_blocked()
    {
        var one = await OfAsync(Remote with { AllowWrites = true }, "trigger: charge\n    title: Charge\n    ask: Charge\n    with: {}");

        Assert.That(one.Steps.Single().Note, Does.Contain("no trigger charge"));
    }

    [TestCase(false)]
    [TestCase(true)]
    public async Task Goes_through_every_scenario_that_there_is(bool registers)
    {
        var profile = registers ? Remote with { Token = null, RegistrationToken = "secret-token-a", Url = new("http://localhost/versions") } : Remote;

        var all = await new Rehearsal(Staging.Edition, profile).OfAsync(Plan.Of(Shipped, [], [], Staging.Edition), default);

        Assert.That(all, Has.Count.EqualTo(Shipped.Count));
        Assert.That(all.SelectMany(one => one.Steps).Select(step => step.Request).OfType<RehearsedRequest>().Select(request => request.Url), Has.All.Not.Contains("ocpikit.invalid"));
        Assert.That(all.SelectMany(one => one.Steps).Select(step => step.Request).OfType<RehearsedRequest>().SelectMany(request => request.Headers).Select(header => header.Value), Has.None.Contains("secret-token"));
        Assert.That(all.Count(one => one.WhyNot is not null), registers ? Is.Zero : Is.GreaterThan(50));
    }

    private static async Task<Rehearsed> OfAsync(Profile profile, string step, string role = "CPO")
    {
        var set = new ScenarioLoader(Staging.Edition).Load("x.yaml", $"id: cpo.locations.x\ntitle: X\nwhy: Because.\nrole: {role}\nmodule: locations\nconduct: changes\nsteps:\n  - id: step\n    {step}\n");
        Assert.That(set.Diagnostics, Is.Empty);
        return (await new Rehearsal(Staging.Edition, profile).OfAsync(set.Scenarios, default)).Single();
    }
}
