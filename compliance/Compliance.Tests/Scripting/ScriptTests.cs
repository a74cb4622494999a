using OcpiKit.Compliance.Tests.Running;
using OcpiKit.Engine.Results;
using OcpiKit.Engine.Scenarios;
using OcpiKit.Engine.Scripting;

namespace OcpiKit.Compliance.Tests.Scripting;

[TestFixture, Category("unit")]
internal sealed class ScriptTests
{
    [Test]
    public async Task A_script_goes_through_a_list_and_each_answer_is_judged_like_every_other()
    {
        var target = new ScriptedTarget().Answer("/locations", new[] { new { id = "L1" }, new { id = "L2" } }).Answer("/locations/L1", new { id = "L1" }).Answer("/locations/L2", new { id = "other" });

        var events = await PlayAsync(target, async stage =>
        {
            foreach (var location in (await stage.CallAsync("locations.sender.list", new { limit = 10 })).Items)
            {
                var one = await stage.CallAsync("locations.sender.get", new { location_id = location.Text("id") });
                stage.Expect("same", "It is the same", one.Data?.GetProperty("id").GetString() == location.Text("id"), on: one, wanted: location.Text("id"), received: "other", at: "/data/id", verifies: ["LOC-13"]);
            }
        });

        Assert.That(target.Requests.Select(request => request.Url.PathAndQuery).Skip(3), Is.EqualTo(new[] { "/locations?limit=10", "/locations/L1", "/locations/L2" }));
        Assert.That(events.OfType<Exchanged>().Select(told => told.Exchange).Where(exchange => exchange.Scenario == "cpo.locations.mine").Select(exchange => exchange.Step),
            Is.EqualTo(new[] { "locations-sender-list", "locations-sender-get", "locations-sender-get-2" }));
        var findings = events.OfType<Found>().Select(found => found.Finding).ToList();
        var own = findings.Where(finding => finding.Check == "cpo.locations.mine/script/same").ToList();
        Assert.That(own.Select(finding => finding.Verdict), Is.EqualTo(new[] { Verdict.Pass, Verdict.Fail }));
        Assert.That((own[1].Says, own[1].Exchange, own[1].Pointer), Is.EqualTo(("Wanted L2, received other.", 6, "/data/id")));
        Assert.That(findings.Select(finding => finding.Check), Has.Some.StartsWith("schema.location"));
    }

    [Test]
    public async Task What_is_wished_without_a_requirement_warns_at_most()
    {
        var events = await PlayAsync(new ScriptedTarget(), stage =>
        {
            stage.Expect("wish", "It is so", holds: false);
            return Task.CompletedTask;
        });

        Assert.That(events.Of("cpo.locations.mine/script/wish").Verdict, Is.EqualTo(Verdict.Warn));
    }

    [Test]
    public async Task What_the_target_does_not_offer_ends_the_script_and_is_blocked()
    {
        var events = await PlayAsync(new ScriptedTarget(), async stage =>
        {
            await stage.CallAsync("tariffs.sender.list");
            throw new InvalidOperationException("never reached");
        });

        var findings = events.OfType<Found>().Select(found => found.Finding).ToList();
        Assert.That(findings.Select(finding => finding.Verdict), Is.EqualTo(new[] { Verdict.Blocked }));
        Assert.That(findings[0].Says, Does.Contain("do not offer tariffs"));
    }

    [Test]
    public async Task A_value_that_is_not_there_ends_the_script_and_is_blocked()
    {
        var events = await PlayAsync(new ScriptedTarget(), stage => Task.FromResult(stage.Value("our_token")));

        Assert.That(events.OfType<Found>().Single().Finding.Verdict, Is.EqualTo(Verdict.Blocked));
    }

    [TestCase("locations.receiver.put", "says that it only reads")]
    [TestCase("locations.sender.lst", "The nearest is locations.sender.list")]
    [TestCase("credentials.symmetric.delete", "only reads")]
    public async Task A_mistake_of_the_script_is_an_error_that_says_nothing_about_the_target(string operation, string says)
    {
        var target = new ScriptedTarget();

        var events = await PlayAsync(target, stage => stage.CallAsync(operation));

        var finding = events.OfType<Found>().Single().Finding;
        Assert.That((finding.Verdict, finding.Says.Contains(says, StringComparison.Ordinal)), Is.EqualTo((Verdict.Error, true)), finding.Says);
        Assert.That(target.Requests, Has.Count.EqualTo(3));
    }

    [Test]
    public async Task A_script_of_somebody_elses_requirements_is_an_error()
    {
        var events = await PlayAsync(new ScriptedTarget(), stage =>
        {
            stage.Expect("mine", "It is so", holds: true, verifies: ["XYZ-99"]);
            return Task.CompletedTask;
        });

        Assert.That(events.OfType<Found>().Single().Finding.Says, Does.Contain("no requirement XYZ-99"));
    }

    [Test]
    public async Task A_call_that_is_waited_for_and_does_not_come_is_told_and_null()
    {
        Reply? reply = new([]);
        var scenario = Scripted(async stage => reply = await stage.AwaitAsync("sessions.receiver.put", "your CPO to push", within: TimeSpan.FromMilliseconds(1)), listens: true);

        var events = await new Staging { Counterparty = new FakeCounterparty() }.RunAsync(scenario);

        Assert.That(reply, Is.Null);
        Assert.That(events.OfType<Found>().Single().Finding.Verdict, Is.EqualTo(Verdict.Blocked));
    }

    [Test]
    public void Role_and_module_follow_from_the_id_and_the_file_is_named_without_its_folder()
    {
        var scenario = Scripted(_ => Task.CompletedTask);

        Assert.That((scenario.Role, scenario.Module, scenario.Place.File), Is.EqualTo(("CPO", "locations", "ScriptTests.cs")));
        Assert.That(() => new ScriptedScenario("mine", "Mine") { Why = "", Plays = _ => Task.CompletedTask }.Scenario(), Throws.ArgumentException.With.Message.Contains("role.module.topic"));
    }

    private static Task<IReadOnlyList<RunEvent>> PlayAsync(ScriptedTarget target, Func<IStage, Task> plays) => new Staging { Target = target }.RunAsync(Scripted(plays));

    private static Scenario Scripted(Func<IStage, Task> plays, bool listens = false) =>
        new ScriptedScenario("cpo.locations.mine", "Mine") { Why = "Because.", Plays = plays, Listens = listens }.Scenario();
}
