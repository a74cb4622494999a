using OcpiKit.Engine.Results;
using OcpiKit.Engine.Running;
using OcpiKit.Engine.Scenarios;
using static OcpiKit.Compliance.Tests.Running.Staging;

namespace OcpiKit.Compliance.Tests.Running;

[TestFixture, Category("unit")]
internal sealed class TriggerTests
{
    private static readonly Scenario Charge = Scenario(
        new SetStep("names", "names", new("test.yaml", 1, 1), new Dictionary<string, System.Text.Json.JsonElement> { ["place"] = System.Text.Json.JsonSerializer.SerializeToElement("L1") }),
        Trigger("charge", "charge", "Charge at ${place}", ("location_id", "${place}")),
        Await("session", "sessions.receiver.put") with { Within = TimeSpan.FromSeconds(5) });

    private readonly FakeCounterparty _partner = new();

    [Test]
    public async Task A_trigger_of_the_profile_is_run_with_the_values_of_the_scenario()
    {
        var triggers = new Scripted(_ =>
        {
            _partner.Receives("sessions.receiver.put", new { id = "S1" });
            return new(true, "done");
        });

        var events = await new Staging { Counterparty = _partner, Triggers = triggers }.RunAsync(Charge);

        Assert.That(triggers.Values, Is.EqualTo(new Dictionary<string, string> { ["location_id"] = "L1" }));
        Assert.That(events.Of("cpo.test/session/came").Verdict, Is.EqualTo(Verdict.Pass));
    }

    [Test]
    public async Task Without_a_trigger_and_without_anybody_there_the_step_and_the_waiting_after_it_are_blocked()
    {
        var events = await new Staging { Counterparty = _partner }.RunAsync(Charge);

        var finding = events.Of("cpo.test/charge/played");
        Assert.That((finding.Verdict, finding.Says), Is.EqualTo((Verdict.Blocked, "The step \"charge\" was not played: the profile has no trigger charge; add it under triggers:, or give --patience 5m to do it by hand.")));
        Assert.That(events.Of("cpo.test/session/came").Verdict, Is.EqualTo(Verdict.Blocked));
        Assert.That(events.OfType<Waiting>(), Is.Empty);
    }

    [TestCase(300, 300)]
    [TestCase(2, 5)]
    public async Task A_person_is_asked_and_given_time(int patience, int within)
    {
        var run = new Staging
        {
            Counterparty = _partner,
            Profile = new() { Url = ScriptedTarget.Versions, Token = ScriptedTarget.Token, OwnToken = "token-b-1", Patience = TimeSpan.FromSeconds(patience) },
            On = told =>
            {
                if (told is Waiting)
                    _partner.Receives("sessions.receiver.put", new { id = "S1" });
            },
        };

        var events = await run.RunAsync(Charge);

        Assert.That(events.OfType<Waiting>().Single(), Is.EqualTo(new Waiting("cpo.test", "your CPO to call sessions.receiver.put", "Charge at L1", TimeSpan.FromSeconds(within))));
        Assert.That(events.Of("cpo.test/session/came").Verdict, Is.EqualTo(Verdict.Pass));
    }

    [Test]
    public async Task Nobody_is_asked_where_no_step_waits_to_see_it_done()
    {
        var run = new Staging { Counterparty = _partner, Profile = new() { Url = ScriptedTarget.Versions, Token = ScriptedTarget.Token, OwnToken = "token-b-1", Patience = TimeSpan.FromHours(1) } };

        var events = await run.RunAsync(Scenario(Trigger("charge", "charge")));

        Assert.That(events.Of("cpo.test/charge/played").Verdict, Is.EqualTo(Verdict.Blocked));
    }

    [Test]
    public async Task A_trigger_that_fails_is_not_the_targets_failure_and_nothing_is_waited_for()
    {
        var events = await new Staging { Counterparty = _partner, Triggers = new Scripted(_ => new(false, "HTTP 500 was answered.")) }.RunAsync(Charge);

        var finding = events.Of("cpo.test/charge/played");
        Assert.That((finding.Verdict, finding.Says), Is.EqualTo((Verdict.Blocked, "The trigger charge could not be done: HTTP 500 was answered.")));
        Assert.That(events.Of("cpo.test/session/came").Verdict, Is.EqualTo(Verdict.Blocked));
        Assert.That(events.OfType<Waiting>(), Is.Empty);
    }

    [Test]
    public async Task A_trigger_that_throws_is_the_kits_error()
    {
        var events = await new Staging { Counterparty = _partner, Triggers = new Scripted(_ => throw new NotSupportedException("no idea")) }.RunAsync(Charge);

        Assert.That(events.Of("cpo.test/charge/played").Verdict, Is.EqualTo(Verdict.Error));
    }

    private sealed class Scripted(Func<string, TriggerOutcome> act) : ITriggers
    {
        public IReadOnlyDictionary<string, string> Values { get; private set; } = new Dictionary<string, string>();

        public bool Knows(string name) => name == "charge";

        public Task<TriggerOutcome> RunAsync(string name, IReadOnlyDictionary<string, string> values, CancellationToken stop)
        {
            Values = values;
            return Task.FromResult(act(name));
        }
    }
}
