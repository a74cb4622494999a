using System.Text.Json;
using OcpiKit.Engine.Results;
using OcpiKit.Engine.Scenarios;
using static OcpiKit.Compliance.Tests.Running.Staging;

namespace OcpiKit.Compliance.Tests.Running;

[TestFixture, Category("unit")]
internal sealed class AwaitTests
{
    private readonly FakeCounterparty _partner = new();

    [SetUp]
    public void NewPartner() => _partner.Inbox.Take();

    [Test]
    public async Task A_call_that_came_while_an_earlier_step_was_played_is_the_awaited_one()
    {
        var target = new ScriptedTarget();
        target.Do("/locations", request =>
        {
            _partner.Receives("sessions.receiver.put", new { id = "S1" });
            return target.Delivered(request, 200, """{"data":[],"status_code":1000}""");
        });

        var events = await new Staging { Target = target, Counterparty = _partner }.RunAsync(Scenario(Call("list", "locations.sender.list"), Await("session", "sessions.receiver.put")));

        Assert.That(events.Of("cpo.test/session/came").Verdict, Is.EqualTo(Verdict.Pass));
        Assert.That(events.Incoming().Single().Step, Is.EqualTo("session"));
        Assert.That(events.OfType<Waiting>(), Is.Empty);
    }

    [Test]
    public async Task What_is_waited_for_is_told_and_the_call_is_taken_when_it_comes()
    {
        var run = Answering(() => _partner.Receives("sessions.receiver.put", new { id = "S1" }));

        var events = await run.RunAsync(Scenario(Await("session", "sessions.receiver.put") with { Within = TimeSpan.FromHours(1) }));

        Assert.That(events.OfType<Waiting>().Single(), Is.EqualTo(new Waiting("cpo.test", "your CPO to call sessions.receiver.put", null, TimeSpan.FromHours(1))));
        Assert.That(events.Of("cpo.test/session/came").Verdict, Is.EqualTo(Verdict.Pass));
    }

    [Test]
    public async Task Of_several_calls_the_first_that_fits_is_claimed_and_the_others_are_told_as_unasked()
    {
        var run = Answering(() =>
        {
            _partner.Receives("sessions.receiver.put", new { id = "S1", status = "PENDING" }, ("session_id", "S1"));
            _partner.Receives("sessions.receiver.put", new { id = "S2", status = "ACTIVE" }, ("session_id", "S2"));
            _partner.Receives("sessions.receiver.put", new { id = "S2", status = "ACTIVE" }, ("session_id", "s2"));
        });

        var events = await run.RunAsync(Scenario(Await("session", "sessions.receiver.put", ("session_id", "s2"), ("/status", "ACTIVE"))));

        Assert.That(events.Incoming().Select(call => call.Step), Is.EqualTo(new[] { "session", "unasked", "unasked" }));
        Assert.That(events.Incoming().First().RequestBody, Does.Contain("S2"));
        Assert.That(events.Incoming().Select(call => call.Scenario), Is.EqualTo(new[] { "cpo.test", "beside", "beside" }));
    }

    [Test]
    public async Task One_call_answers_several_awaits_that_ask_for_different_things_but_never_two_that_ask_for_the_same()
    {
        var run = Answering(() => _partner.Receives("sessions.receiver.put", new { id = "S1", status = "ACTIVE" }, ("session_id", "S1")));

        var events = await run.RunAsync(Scenario(
            Await("active", "sessions.receiver.put", ("/status", "ACTIVE")),
            Await("named", "sessions.receiver.put", ("session_id", "S1")),
            Await("again", "sessions.receiver.put", ("session_id", "S1")) with { Absent = Verdict.Fail, Verifies = ["CMD-02"] }));

        string[] steps = ["active", "named", "again"];
        // While the last one waits the call comes once more: the first is no evidence of a second.
        Assert.That(steps.Select(step => events.Of($"cpo.test/{step}/came").Verdict), Is.All.EqualTo(Verdict.Pass));
        Assert.That(events.OfType<Waiting>().Count(), Is.EqualTo(2));
        Assert.That(events.Incoming().Select(call => call.Step), Is.EqualTo(new[] { "active", "again" }));
    }

    [Test]
    public async Task What_came_instead_is_told_with_why_it_is_not_the_awaited_call()
    {
        var run = Answering(() =>
        {
            _partner.ReceivesStray("http://localhost:9/lost");
            _partner.Receives("tokens.sender.list");
            _partner.Receives("sessions.receiver.put", new { id = "S1", status = "PENDING" }, ("session_id", "S1"));
            _partner.Receives("sessions.receiver.put", "{", ("session_id", "S9"));
        });

        var events = await run.RunAsync(Scenario(Await("session", "sessions.receiver.put", ("session_id", "S1"), ("/status", "ACTIVE"))));

        var absent = events.Of("cpo.test/session/came");
        Assert.That((absent.Verdict, absent.Says), Is.EqualTo((Verdict.Blocked,
            "No such call came within 0.001 s; 4 calls came meanwhile, none of them this one: one has \"PENDING\" as /status, not \"ACTIVE\"; one has \"S9\" as session_id, not \"S1\"; one called GET /lost; one called tokens.sender.list.")));
    }

    [Test]
    public async Task That_nothing_comes_is_no_proof_where_the_target_has_never_reached_us()
    {
        var run = Answering(() => _partner.ReceivesFromAnybody("versions.symmetric.list"));

        var events = await run.RunAsync(Scenario(Await("session", "sessions.receiver.put") with { Absent = Verdict.Fail }));

        var absent = events.Of("cpo.test/session/came");
        Assert.That((absent.Verdict, absent.Says.Contains("has reached us in this run", StringComparison.Ordinal)), Is.EqualTo((Verdict.Blocked, true)), absent.Says);
    }

    [TestCase("CMD-02", Verdict.Fail, Verdict.Fail)]
    [TestCase("CMD-02", Verdict.Warn, Verdict.Warn)]
    [TestCase("CMD-02", Verdict.Info, Verdict.Info)]
    [TestCase("CMD-03", Verdict.Fail, Verdict.Warn, TestName = "That_nothing_comes_is_judged_no_harder_than_the_requirement_allows")]
    [TestCase("", Verdict.Fail, Verdict.Warn)]
    public async Task That_nothing_comes_is_judged_as_the_step_says_once_the_target_has_reached_us(string verifies, Verdict absent, Verdict judged)
    {
        var run = Answering(() => _partner.Receives("versions.symmetric.list"));

        var events = await run.RunAsync(Scenario(Await("result", "commands.sender.post.result") with { Absent = absent, Verifies = verifies.Length > 0 ? [verifies] : [] }));

        Assert.That(events.Of("cpo.test/result/came").Verdict, Is.EqualTo(judged));
    }

    [Test]
    public async Task A_call_from_before_the_scenario_is_told_and_not_claimed()
    {
        var run = new Staging
        {
            Counterparty = _partner,
            On = told =>
            {
                if (told is ScenarioStarted)
                    _partner.Receives("sessions.receiver.put", new { id = "S1" });
            },
        };

        var events = await run.RunAsync(Scenario(Await("session", "sessions.receiver.put")));

        Assert.That(events.Incoming().Single().Step, Is.EqualTo("unasked"));
        Assert.That(events.Of("cpo.test/session/came").Verdict, Is.EqualTo(Verdict.Blocked));
    }

    [Test]
    public async Task A_call_is_held_against_what_the_step_expects_and_gives_later_steps_what_they_need()
    {
        var target = new ScriptedTarget().Answer("/locations/L1", new { id = "L1" });
        var wait = Await("session", "sessions.receiver.put") with
        {
            Expect =
            [
                Expect("status", new BodyValue("/status"), new OneOf([Json("PENDING"), Json("ACTIVE")])),
                Expect("id", new ParameterValue("session_id"), new EqualTo(Json("S2"))) with { Verifies = ["SES-01"] },
                Expect("request", new HeaderValue("X-Request-ID"), new Exists(true)),
                Expect("nothing", new BodyValue("/nothing"), new Exists(true)),
            ],
            Capture = [Capture("location_id", new BodyValue("/location_id")), Capture("party_id", new ParameterValue("party_id"))],
        };
        var run = Answering(() => _partner.Receives("sessions.receiver.put", new { status = "ACTIVE", location_id = "L1" }, ("session_id", "S1")), target);

        var events = await run.RunAsync(Scenario(wait, Call("one", "locations.sender.get", ("location_id", "${location_id}")), Call("none", "locations.sender.get", ("location_id", "${party_id}"))));

        var verdicts = wait.Expect.Select(expectation => events.Of($"cpo.test/session/{expectation.Id}").Verdict);
        Assert.That(verdicts, Is.EqualTo(new[] { Verdict.Pass, Verdict.Fail, Verdict.Pass, Verdict.Warn }), "what names no requirement warns at most");
        Assert.That(target.Requests[^1].Url.AbsolutePath, Is.EqualTo("/locations/L1"));
        Assert.That(events.Of("cpo.test/none/played").Says, Does.EndWith("it needs party_id, which the step session could not capture: there is no parameter party_id."));
    }

    [Test]
    public async Task A_body_that_is_no_JSON_hides_what_is_expected_of_it_and_fails_nothing()
    {
        var wait = Await("session", "sessions.receiver.put") with { Expect = [Expect("status", new BodyValue("/status"), new Exists(true))] };

        var events = await Answering(() => _partner.Receives("sessions.receiver.put", "{")).RunAsync(Scenario(wait));

        Assert.That(events.Of("cpo.test/session/status").Verdict, Is.EqualTo(Verdict.Blocked));
    }

    [Test]
    public async Task Of_a_call_that_was_not_read_whole_nothing_is_judged()
    {
        var wait = Await("session", "sessions.receiver.put") with { Expect = [Expect("status", new BodyValue("/status"), new Exists(true))] };

        var events = await Answering(() => _partner.ReceivesWrongly("sessions.receiver.put", cut: true)).RunAsync(Scenario(wait));

        Assert.That(events.OfType<Found>().Select(found => (found.Finding.Check, found.Finding.Verdict)).Where(found => found.Verdict != Verdict.Pass), Is.EqualTo(new[] { ("cpo.test/session/status", Verdict.Blocked) }));
    }

    [Test]
    public async Task Where_the_kit_went_wrong_in_answering_it_is_the_kits_error()
    {
        var events = await Answering(() => _partner.ReceivesWrongly("sessions.receiver.put", cut: false)).RunAsync(Scenario(Await("session", "sessions.receiver.put")));

        Assert.That(events.Of("cpo.test/session/answered").Verdict, Is.EqualTo(Verdict.Error));
        Assert.That(events.OfType<Found>().Select(found => found.Finding.Verdict), Has.None.EqualTo(Verdict.Fail));
    }

    [Test]
    public async Task Ours_and_theirs_are_numbered_together_and_whether_a_call_comes_early_or_late_makes_no_difference()
    {
        var early = new ScriptedTarget();
        early.Do("/locations", request =>
        {
            _partner.Receives("sessions.receiver.put", new { id = "S1" });
            return early.Delivered(request, 200, """{"data":[],"status_code":1000}""");
        });
        Step[] steps = [Call("list", "locations.sender.list"), Call("again", "versions.symmetric.list"), Await("session", "sessions.receiver.put"), Call("last", "versions.symmetric.list")];

        var one = await new Staging { Target = early, Counterparty = _partner }.RunAsync(Scenario(steps));
        var other = await Answering(() => _partner.Receives("sessions.receiver.put", new { id = "S1" }), new ScriptedTarget().Answer("/locations", Array.Empty<object>())).RunAsync(Scenario(steps));

        Assert.That(Shape(one), Is.EqualTo(Shape(other)));
        Assert.That(one.OfType<Exchanged>().Select(exchanged => exchanged.Exchange.Number), Is.EqualTo(Enumerable.Range(1, 7)));

        static IEnumerable<string> Shape(IEnumerable<RunEvent> events) => events.OfType<Exchanged>().Select(exchanged => $"{exchanged.Exchange.Number} {exchanged.Exchange.Step} {exchanged.Exchange.Direction}");
    }

    [Test]
    public async Task What_nobody_waits_for_changes_neither_the_scenario_nor_the_numbers_in_it_and_is_judged_beside_it()
    {
        Step[] steps = [Call("list", "locations.sender.list"), Call("versions", "versions.symmetric.list")];
        var busy = new ScriptedTarget();
        busy.Do("/locations", request =>
        {
            _partner.Receives("tokens.sender.list");
            return busy.Delivered(request, 200, """{"data":[],"status_code":1000}""");
        });
        var quiet = new ScriptedTarget().Raw("/locations", 200, """{"data":[],"status_code":1000}""");

        var one = ResultFold.Of(await new Staging { Target = busy, Counterparty = _partner }.RunAsync(Scenario(steps)), _ => null);
        var other = ResultFold.Of(await new Staging { Target = quiet, Counterparty = _partner }.RunAsync(Scenario(steps)), _ => null);

        Assert.That(Shape(one), Is.EqualTo(Shape(other)));
        Assert.That(one.Scenarios.Select(scenario => scenario.Id), Is.EqualTo(new[] { "cpo.test", ResultFold.Beside }));
        Assert.That(one.Scenarios[1].Exchanges, Is.EqualTo(new[] { one.Exchanges[^1].Number }));
        Assert.That(one.Scenarios[1].Checks.Select(check => check.Check), Does.Contain("incoming.request-id"));

        static string Shape(RunResult result) => System.Text.Json.JsonSerializer.Serialize(result.Scenarios[0] with { TookMs = 0 });
    }

    [Test]
    public async Task The_partner_has_the_other_role_behaves_as_the_scenario_wants_and_well_after_it_and_ends_with_the_run()
    {
        var partner = new FakeCounterparty();
        Disturbance disturbance = new("*", 0, null, new(Http: 500), new("test.yaml", 1, 1));

        await new Staging { Counterparty = partner }.RunAsync(Scenario(Call("list", "locations.sender.list")) with { Partner = [disturbance] });

        Assert.That((partner.Role, partner.Party.ToString(), partner.Disposed), Is.EqualTo(("EMSP", "NL*OKT", true)));
        Assert.That(partner.Behaviour.Select(behaviour => behaviour.Count), Is.EqualTo(new[] { 1, 0 }));
        Assert.That(partner.Known, Is.EqualTo(new[] { ScriptedTarget.Token }));
    }

    [Test]
    public async Task Calls_without_end_are_not_all_kept_and_that_is_told_and_the_awaited_one_is_still_found()
    {
        var done = false;
        var run = Answering(() =>
        {
            if (done)
                return;
            done = true;
            for (var i = 0; i < 3_000; i++)
                _partner.Receives("versions.symmetric.list");
            _partner.Receives("sessions.receiver.put", new { id = "S1" });
        });

        var events = await run.RunAsync(Scenario(Await("session", "sessions.receiver.put"), Await("result", "commands.sender.post.result") with { Absent = Verdict.Fail, Verifies = ["CMD-02"] }));

        Assert.That(events.Of("cpo.test/session/came").Verdict, Is.EqualTo(Verdict.Pass));
        Assert.That(events.Incoming().Count(), Is.EqualTo(2_001));
        Assert.That(events.OfType<RunEnded>().Single().Notices, Has.One.Contains("1000 calls more than the kit keeps"));
        Assert.That(events.Of("cpo.test/result/came").Verdict, Is.EqualTo(Verdict.Blocked), "It may have been among those that were not kept.");
    }

    [Test]
    public async Task What_our_side_called_of_itself_is_told_and_judged_like_every_other_answer()
    {
        var sent = new Engine.Evidence.RequestMessage("POST", new("http://localhost/results/1"), Engine.Evidence.Headers.None, default);
        _partner.Errands.Add(new(Edition.Operations["commands.sender.post.result"], new(sent, new(200, Engine.Evidence.Headers.None, "{"u8.ToArray(), false, 1), null, DateTimeOffset.UnixEpoch, TimeSpan.Zero)));

        var events = await new Staging { Counterparty = _partner }.RunAsync(Scenario(Call("versions", "versions.symmetric.list")));

        var errand = events.OfType<Exchanged>().Last().Exchange;
        Assert.That((errand.Step, errand.Url, errand.Direction), Is.EqualTo(("errand", "http://localhost/results/1", Engine.Evidence.Direction.ToSubject)));
        Assert.That(events.OfType<Found>().Select(found => found.Finding).Where(finding => finding.Exchange == errand.Number && finding.Verdict == Verdict.Fail), Is.Not.Empty);
    }

    /// <summary>A run in which the target does something as soon as it is waited for.</summary>
    private Staging Answering(Action act, ScriptedTarget? target = null) => new()
    {
        Target = target ?? new(),
        Counterparty = _partner,
        On = told =>
        {
            if (told is Waiting)
                act();
        },
    };

    private static JsonElement Json(string text) => JsonSerializer.SerializeToElement(text);
}
