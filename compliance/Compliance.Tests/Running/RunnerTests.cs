using Microsoft.Extensions.Time.Testing;
using OcpiKit.Engine.Evidence;
using OcpiKit.Engine.Parties;
using OcpiKit.Engine.Results;
using OcpiKit.Engine.Running;
using OcpiKit.Engine.Scenarios;
using OcpiKit.Engine.Secrecy;
using OcpiKit.Protocol;

namespace OcpiKit.Compliance.Tests.Running;

[TestFixture, Category("unit")]
internal sealed class RunnerTests
{
    private static readonly Edition Edition = Edition.Load221();
    private static readonly Place Nowhere = new("test.yaml", 1, 1);
    private static readonly Profile Local = new() { Url = ScriptedTarget.Versions, Token = ScriptedTarget.Token };

    [Test]
    public async Task A_captured_value_goes_into_a_later_step()
    {
        var target = new ScriptedTarget().Answer("/locations", new[] { new { id = "L1" } }).Answer("/locations/L1", new { id = "L1" });

        await RunAsync(target, Scenario(
            Call("list", "locations.sender.list") with { Capture = [new("location_id", new BodyValue("/data/0/id"), Nowhere)] },
            Call("one", "locations.sender.get", ("location_id", "${location_id}"))));

        Assert.That(target.Requests[^1].Url.AbsolutePath, Is.EqualTo("/locations/L1"));
    }

    [Test]
    public async Task A_step_whose_value_could_not_be_captured_is_blocked_with_the_reason_and_never_sent()
    {
        var target = new ScriptedTarget().Answer("/locations", Array.Empty<object>());

        var events = await RunAsync(target, Scenario(
            Call("list", "locations.sender.list") with { Capture = [new("location_id", new BodyValue("/data/0/id"), Nowhere)] },
            Call("one", "locations.sender.get", ("location_id", "${location_id}"))));

        var blocked = events.OfType<Found>().Select(found => found.Finding).Single(finding => finding.Check == "cpo.test/one/played");
        Assert.That((blocked.Verdict, blocked.Says), Is.EqualTo((Verdict.Blocked, "The step \"one\" was not played: it needs location_id, which the step list could not capture: the list is empty.")));
        Assert.That(target.Requests.Count(request => request.Url.AbsolutePath.StartsWith("/locations", StringComparison.Ordinal)), Is.EqualTo(1));
    }

    [Test]
    public async Task A_correct_request_that_is_not_answered_is_never_a_pass()
    {
        var target = new ScriptedTarget().Lose("/locations", Engine.Wire.FaultKind.TimedOut, "no whole answer came within 30 s");

        var events = await RunAsync(target, Scenario(Call("list", "locations.sender.list")));

        Assert.That(events.OfType<Found>().Select(found => found.Finding.Verdict), Is.EqualTo(new[] { Verdict.Blocked }));
    }

    [TestCase("OPTIONS", null)]
    [TestCase("DELETE", "locations.sender.list")]
    public async Task What_answers_a_method_that_OCPI_does_not_have_is_an_answer_to_no_operation(string method, string? operation)
    {
        var target = new ScriptedTarget().Answer("/locations", Array.Empty<object>());

        var events = await RunAsync(target, Scenario(Call("odd", "locations.sender.list") with { Variation = new(Method: method), Intent = Intent.Stray }));

        Assert.That(events.OfType<Exchanged>().Last().Exchange.Operation, Is.EqualTo(operation));
    }

    [Test]
    public async Task A_crawl_follows_every_page_and_stops_where_it_comes_round()
    {
        var target = new ScriptedTarget()
            .Answer("/locations", new[] { new { id = "L1" } }, ("Link", "<http://localhost/locations?offset=1>; rel=\"next\""))
            .Answer("/locations?offset=1", new[] { new { id = "L2" } }, ("Link", "<http://localhost/locations>; rel=\"next\""));

        await RunAsync(target, Scenario(Call("crawl", "locations.sender.list") with { Pages = Pages.All }));

        Assert.That(target.Requests.Skip(3).Select(request => request.Url.PathAndQuery), Is.EqualTo(new[] { "/locations", "/locations?offset=1" }));
    }

    [Test]
    public async Task The_token_does_not_follow_a_Link_to_a_host_that_nobody_named()
    {
        var target = new ScriptedTarget().Answer("/locations", new[] { new { id = "L1" } }, ("Link", "<http://thief.example/locations>; rel=\"next\""));

        await RunAsync(target, Scenario(Call("crawl", "locations.sender.list") with { Pages = Pages.All }));

        Assert.That(target.Requests.Select(request => request.Url.Host), Has.None.EqualTo("thief.example"));
    }

    [Test]
    public async Task A_module_that_is_not_offered_is_not_applicable_with_that_reason()
    {
        var ended = (await RunAsync(new ScriptedTarget(), Scenario(Call("list", "tariffs.sender.list")))).OfType<ScenarioEnded>().Single();

        Assert.That((ended.Forced, ended.Reason), Is.EqualTo(((Verdict?)Verdict.NotApplicable, "the version details do not offer tariffs (sender)")));
    }

    [Test]
    public async Task A_target_that_offers_nothing_of_the_role_under_test_is_told_as_that()
    {
        var events = await RunAsync(new ScriptedTarget(), Scenario(Call("list", "tariffs.sender.list"), Call("versions", "versions.symmetric.list")));

        Assert.That(events.OfType<RunEnded>().Single().Notices, Has.One.Contains("Is it a CPO?"));
    }

    [Test]
    public async Task A_module_at_a_plain_http_address_behind_an_https_one_is_blocked_and_never_called()
    {
        var target = new ScriptedTarget().Answer("/versions", new[] { new { version = "2.2.1", url = "https://localhost/2.2.1" } });
        target.Answer("/2.2.1", new
        {
            version = "2.2.1",
            endpoints = new[]
            {
                new { identifier = "credentials", role = "SENDER", url = "https://localhost/credentials" },
                new { identifier = "locations", role = "SENDER", url = "http://localhost/locations" },
            },
        });

        var events = await RunAsync(target, Scenario(Call("list", "locations.sender.list")), Local with { Url = new Uri("https://localhost/versions") });

        Assert.That(events.OfType<ScenarioEnded>().Single().Forced, Is.EqualTo(Verdict.Blocked));
        Assert.That(events.OfType<RunEnded>().Single().Notices, Has.One.Contains("plain http for locations"));
        Assert.That(target.Requests.Select(request => request.Url.AbsolutePath), Has.None.EqualTo("/locations"));
    }

    [Test]
    public async Task A_step_that_the_kit_cannot_play_is_the_kits_error_and_stops_no_other()
    {
        var target = new ScriptedTarget().Answer("/locations/L1", new { id = "L1" }).Do("/locations", _ => throw new NotSupportedException("no idea"));

        var events = await RunAsync(target, Scenario(Call("list", "locations.sender.list"), Call("one", "locations.sender.get", ("location_id", "L1"))));

        var error = events.OfType<Found>().Select(found => found.Finding).Single(finding => finding.Verdict == Verdict.Error);
        Assert.That((error.Check, error.Says), Is.EqualTo(("cpo.test/list/played", "The kit itself went wrong (NotSupportedException: no idea); this says nothing about the target.")));
        Assert.That(target.Requests[^1].Url.AbsolutePath, Is.EqualTo("/locations/L1"));
    }

    [Test]
    public async Task Nothing_is_written_to_another_machine_unless_it_is_allowed()
    {
        var remote = Local with { Url = new Uri("http://cpo.example/versions"), Rate = 1000 };
        var writes = Scenario(Call("list", "locations.sender.list")) with { Conduct = Conduct.Changes };
        var target = new ScriptedTarget().Answer("/locations", Array.Empty<object>());

        var refused = (await RunAsync(target, writes, remote)).OfType<ScenarioEnded>().Single();
        var allowed = (await RunAsync(target, writes, remote with { AllowWrites = true })).OfType<ScenarioEnded>().Single();

        Assert.That((refused.Forced, allowed.Forced), Is.EqualTo(((Verdict?)Verdict.Blocked, (Verdict?)null)));
        Assert.That(refused.Reason, Does.Contain("--allow-writes"));
    }

    [Test]
    public async Task When_the_time_is_over_a_crawl_is_cut_and_what_follows_is_blocked()
    {
        var time = new FakeTimeProvider();
        var target = new ScriptedTarget();
        target.Do("/locations", request =>
        {
            time.Advance(TimeSpan.FromMinutes(2));
            return target.Delivered(request, 200, """{"data":[{"id":"L1"}],"status_code":1000}""", ("Link", "<http://localhost/locations?offset=1>; rel=\"next\""));
        });
        var crawl = Scenario(Call("crawl", "locations.sender.list") with { Pages = Pages.All });

        var events = await RunAsync(target, [crawl, crawl with { Id = "cpo.later" }], Local with { MaxTime = TimeSpan.FromMinutes(1) }, time);

        Assert.That(target.Requests.Count(request => request.Url.AbsolutePath == "/locations"), Is.EqualTo(1));
        Assert.That(events.OfType<ScenarioEnded>().Last().Reason, Is.EqualTo("the time of the run was used up (--max-time 60s)"));
    }

    [Test]
    public async Task Asked_to_wait_the_kit_waits_and_sends_again()
    {
        var target = new ScriptedTarget();
        var times = 0;
        target.Do("/locations", request => ++times == 1 ? target.Delivered(request, 429, "{}", ("Retry-After", "0")) : target.Delivered(request, 200, """{"data":[],"status_code":1000}"""));

        var events = await RunAsync(target, Scenario(Call("list", "locations.sender.list")));

        Assert.That(events.OfType<Exchanged>().Last().Exchange.Status, Is.EqualTo(200));
        Assert.That(events.OfType<RunEnded>().Single().Notices, Has.One.Contains("slow down"));
    }

    [Test]
    public async Task The_same_seed_sends_the_same_requests()
    {
        var one = new ScriptedTarget();
        var other = new ScriptedTarget();

        await RunAsync(one, Scenario(Call("list", "locations.sender.list")));
        await RunAsync(other, Scenario(Call("list", "locations.sender.list")));

        Assert.That(one.Requests.Select(request => request.Headers.First("X-Request-ID")), Is.EqualTo(other.Requests.Select(request => request.Headers.First("X-Request-ID"))));
        Assert.That(one.Requests.Select(request => request.Headers.First("X-Request-ID")).Distinct().Count(), Is.EqualTo(one.Requests.Count));
    }

    [TestCase(TokenVariation.Right, "Token dGVzdC10b2tlbi0x")]
    [TestCase(TokenVariation.Raw, "Token test-token-1")]
    [TestCase(TokenVariation.Malformed, "Token")]
    [TestCase(TokenVariation.Bearer, "Bearer dGVzdC10b2tlbi0x")]
    [TestCase(TokenVariation.None, null)]
    public async Task A_variation_of_the_token_goes_out_as_it_is_meant(TokenVariation token, string? authorization)
    {
        var target = new ScriptedTarget();

        await RunAsync(target, Scenario(Call("list", "locations.sender.list") with { Variation = new(token), Intent = Intent.Negative }));

        Assert.That(target.Requests[^1].Headers.First("Authorization"), Is.EqualTo(authorization));
    }

    private static Scenario Scenario(params Step[] steps) => new("cpo.test", "Test", "Because.", "CPO", "locations", Conduct.Reads, steps, Nowhere);

    private static CallStep Call(string id, string operation, params (string, string)[] with) => new(
        id, id, Nowhere, Edition.Operations[operation], with.ToDictionary(pair => pair.Item1, pair => pair.Item2), Variation.None, Intent.Regular, Pages.One, [], []);

    private static Task<IReadOnlyList<RunEvent>> RunAsync(ScriptedTarget target, Scenario scenario, Profile? profile = null) =>
        RunAsync(target, [scenario], profile ?? Local, TimeProvider.System);

    private static async Task<IReadOnlyList<RunEvent>> RunAsync(ScriptedTarget target, IReadOnlyList<Scenario> plan, Profile profile, TimeProvider time)
    {
        var runner = new Runner(Edition, profile, target, new Veil(), time);
        var events = new List<RunEvent>();
        await foreach (var told in runner.RunAsync(plan, new("test", null, []), CancellationToken.None))
            events.Add(told);
        return events;
    }
}
