using Microsoft.Extensions.Time.Testing;
using OcpiKit.Engine.Results;
using static OcpiKit.Compliance.Tests.Running.Staging;

namespace OcpiKit.Compliance.Tests.Running;

/// <summary>When nobody is waited for at all, and what ends the waiting before its time.</summary>
[TestFixture, Category("unit")]
internal sealed class AwaitEndTests
{
    private readonly FakeCounterparty _partner = new();

    [SetUp]
    public void NewPartner() => _partner.Inbox.Take();

    [Test]
    public async Task A_target_that_was_not_told_how_to_call_us_is_not_waited_for()
    {
        var run = new Staging { Counterparty = _partner, Profile = new() { Url = ScriptedTarget.Versions, Token = ScriptedTarget.Token } };

        var told = await run.RunAsync(Scenario(Await("session", "sessions.receiver.put")));

        Assert.That(told.OfType<Waiting>(), Is.Empty);
        Assert.That(told.OfType<ScenarioEnded>().Single().Reason, Does.Contain("--token-a").And.Contain("--token-b"));
    }

    [Test]
    public async Task Nobody_is_waited_for_who_could_not_call_and_the_remedy_is_told()
    {
        var ended = (await new Staging().RunAsync(Scenario(Await("session", "sessions.receiver.put")))).OfType<ScenarioEnded>().Single();

        Assert.That((ended.Forced, ended.Reason?.Contains("--public-url", StringComparison.Ordinal)), Is.EqualTo(((Verdict?)Verdict.Blocked, (bool?)true)));
    }

    [Test]
    public async Task The_time_of_the_run_bounds_the_waiting()
    {
        var time = new FakeTimeProvider();
        var target = new ScriptedTarget(time).Answer("/versions", new[] { new { version = "2.2.1", url = "http://localhost/2.2.1" } })
            .Answer("/2.2.1", new { version = "2.2.1", endpoints = new[] { new { identifier = "locations", role = "SENDER", url = "http://localhost/locations" } } });
        target.Do("/locations", request =>
        {
            _partner.Receives("versions.symmetric.list");
            time.Advance(TimeSpan.FromMinutes(2));
            return target.Delivered(request, 200, """{"data":[],"status_code":1000}""");
        });
        var run = new Staging { Target = target, Counterparty = _partner, Time = time, Profile = new() { Url = ScriptedTarget.Versions, Token = ScriptedTarget.Token, OwnToken = "token-b-1", MaxTime = TimeSpan.FromMinutes(1) } };

        var events = await run.RunAsync(Scenario(Call("list", "locations.sender.list"), Await("session", "sessions.receiver.put") with { Within = TimeSpan.FromHours(1), Absent = Verdict.Fail }));

        var absent = events.Of("cpo.test/session/came");
        Assert.That((absent.Verdict, absent.Says.Contains("--max-time 60s", StringComparison.Ordinal)), Is.EqualTo((Verdict.Blocked, true)), absent.Says);
    }

    [Test]
    public void A_run_that_is_stopped_while_it_waits_ends_at_once()
    {
        using var stop = new CancellationTokenSource();
        var run = new Staging
        {
            Counterparty = _partner,
            Stop = stop.Token,
            On = told =>
            {
                if (told is Waiting)
                    stop.Cancel();
            },
        };

        Assert.That(() => run.RunAsync(Scenario(Await("session", "sessions.receiver.put") with { Within = TimeSpan.FromHours(1) })), Throws.InstanceOf<OperationCanceledException>());
    }
}
