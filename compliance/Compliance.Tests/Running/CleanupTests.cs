using OcpiKit.Engine.Results;
using OcpiKit.Engine.Scenarios;
using static OcpiKit.Compliance.Tests.Running.Staging;

namespace OcpiKit.Compliance.Tests.Running;

/// <summary>What a scenario did is taken back, however it ended, and nothing that it did not do.</summary>
[TestFixture, Category("unit")]
internal sealed class CleanupTests
{
    private static readonly Place Nowhere = new("test.yaml", 1, 1);

    private static Scenario Cleaned(Step step, string? undoes, Step[] steps) => Scenario(steps) with { Cleanup = [new CleanupStep(step, undoes)] };

    private static int Sent(ScriptedTarget target, string path) => target.Requests.Count(request => request.Url.AbsolutePath == path);

    [Test]
    public async Task It_is_played_after_a_step_that_failed_and_one_that_was_blocked()
    {
        var target = new ScriptedTarget().Answer("/locations", Array.Empty<object>()).Answer("/locations/L1", new { id = "L1" });
        var staging = new Staging { Target = target };

        var events = await staging.RunAsync(Cleaned(Call("back", "locations.sender.get", ("location_id", "L1")), "list",
        [
            Call("list", "locations.sender.list") with { Capture = [Capture("id", new BodyValue("/data/0/id"))], Expect = [Expect("status", new HttpStatus(), new Exists(false))] },
            Call("one", "locations.sender.get", ("location_id", "${id}")),
        ]));

        Assert.That(target.Requests[^1].Url.AbsolutePath, Is.EqualTo("/locations/L1"));
        Assert.That(events.OfType<Found>().Select(found => found.Finding.Check), Has.None.EndsWith("/cleaned"));
    }

    [Test]
    public async Task It_is_not_played_where_a_value_was_never_there_or_what_it_undoes_was_never_done()
    {
        var target = new ScriptedTarget().Answer("/locations", Array.Empty<object>());
        var list = Call("list", "locations.sender.list") with { Capture = [Capture("id", new BodyValue("/data/0/id"))] };

        var unnamed = await new Staging { Target = target }.RunAsync(Cleaned(Call("back", "locations.sender.get", ("location_id", "${id}")), null, [list]));
        var undone = await new Staging { Target = target }.RunAsync(Cleaned(Call("back", "locations.sender.get", ("location_id", "L1")), "one", [list, Call("one", "locations.sender.get", ("location_id", "${id}"))]));

        Assert.That(target.Requests.Select(request => request.Url.AbsolutePath), Has.None.StartsWith("/locations/"));
        Assert.That(unnamed.Concat(undone).OfType<Found>().Select(found => found.Finding.Check), Has.None.EndsWith("/cleaned"));
    }

    [Test]
    public async Task What_could_not_be_taken_back_is_told_and_is_not_what_the_scenario_came_to()
    {
        var target = new ScriptedTarget().Answer("/locations", Array.Empty<object>());

        var events = await new Staging { Target = target }.RunAsync(Cleaned(Call("back", "locations.sender.get", ("location_id", "L1")) with { Title = "Take it away" }, null, [Call("list", "locations.sender.list")]));

        Assert.That((events.Of("cpo.test/back/cleaned").Verdict, events.Of("cpo.test/back/cleaned").Says), Is.EqualTo((Verdict.Info, "The step \"Take it away\" did not take back what the scenario did: it was answered with HTTP 404.")));
        Assert.That(events.OfType<RunEnded>().Single().Notices, Does.Contain("cpo.test could not take back what it did (step back, \"Take it away\"): it was answered with HTTP 404."));
    }

    [Test]
    public async Task A_trigger_that_the_profile_does_not_have_is_left_to_a_person()
    {
        var events = await new Staging { Target = new ScriptedTarget().Answer("/locations", Array.Empty<object>()) }.RunAsync(Cleaned(Trigger("mend", "mend", "Mend the station"), null, [Call("list", "locations.sender.list")]));

        Assert.That(events.OfType<RunEnded>().Single().Notices, Does.Contain("cpo.test could not take back what it did (step mend, \"mend\"): the profile has no trigger mend, so it is left to you: Mend the station."));
    }

    [Test]
    public void A_stop_does_not_keep_it_from_being_played()
    {
        using var stop = new CancellationTokenSource();
        var target = new ScriptedTarget().Answer("/locations/L1", new { id = "L1" });
        target.Do("/locations", request =>
        {
            stop.Cancel();
            throw new OperationCanceledException(stop.Token);
        });
        var staging = new Staging { Target = target, Stop = stop.Token };

        Assert.That(async () => await staging.RunAsync(Cleaned(Call("back", "locations.sender.get", ("location_id", "L1")), "list", [Call("list", "locations.sender.list")])), Throws.InstanceOf<OperationCanceledException>());
        Assert.That(Sent(target, "/locations/L1"), Is.EqualTo(1));
    }

    [Test]
    public void Who_stops_listening_does_not_keep_it_from_being_played()
    {
        var target = new ScriptedTarget().Answer("/locations", Array.Empty<object>()).Answer("/locations/L1", new { id = "L1" });
        var staging = new Staging
        {
            Target = target,
            On = told =>
            {
                if (told is Exchanged { Exchange.Step: "list" })
                    throw new InvalidOperationException("No more of this.");
            },
        };

        Assert.That(async () => await staging.RunAsync(Cleaned(Call("back", "locations.sender.get", ("location_id", "L1")), "list", [Call("list", "locations.sender.list")])), Throws.InvalidOperationException);
        Assert.That(Sent(target, "/locations/L1"), Is.EqualTo(1));
    }

    [TestCase(false)]
    [TestCase(true)]
    public async Task On_another_machine_it_writes_no_more_than_all_else(bool allowed)
    {
        var scenario = Cleaned(Call("back", "tokens.receiver.put", ("country_code", "NL"), ("party_id", "OKT"), ("token_uid", "A")), null, [Call("list", "locations.sender.list")]);
        var target = new ScriptedTarget().Answer("/locations", Array.Empty<object>()).Answer("/2.2.1", new
        {
            version = "2.2.1",
            endpoints = new[]
            {
                new { identifier = "locations", role = "SENDER", url = "http://localhost/locations" },
                new { identifier = "tokens", role = "RECEIVER", url = "http://cpo.example/tokens" },
            },
        });
        var staging = new Staging { Target = target };

        await new Staging { Target = target, Profile = staging.Profile with { AllowWrites = allowed } }.RunAsync(scenario);

        Assert.That(target.Requests.Select(request => request.Method), allowed ? Has.One.EqualTo("PUT") : Has.None.EqualTo("PUT"));
    }
}
