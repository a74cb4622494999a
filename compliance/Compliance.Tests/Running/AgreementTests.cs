using OcpiKit.Compliance.Tests.Scenarios;
using OcpiKit.Engine.Evidence;
using OcpiKit.Engine.Listening;
using OcpiKit.Engine.Parties;
using OcpiKit.Engine.Results;
using OcpiKit.Engine.Running;
using OcpiKit.Engine.Scenarios;
using OcpiKit.Engine.Secrecy;

namespace OcpiKit.Compliance.Tests.Running;

/// <summary>What was agreed with a target decides what its absence means. The target of these offers credentials and locations, as CPO.</summary>
[TestFixture, Category("unit")]
internal sealed class AgreementTests
{
    private static readonly Place Nowhere = new("test.yaml", 1, 1);

    [Test]
    public async Task An_agreed_module_that_is_not_offered_fails_on_a_line_of_its_own()
    {
        var result = await RunAsync(new(["locations", "tariffs"], null, null), Scenario(Call("tariffs.sender.list")));

        var agreement = result.Scenarios[0];
        Assert.That((agreement.Id, agreement.Verdict), Is.EqualTo(("agreement", Verdict.Fail)));
        Assert.That(agreement.Checks.Select(check => (check.Check, check.Verdict)), Is.EquivalentTo(new[] { ("agreement.tariffs.sender", Verdict.Fail), ("agreement.locations.sender", Verdict.Pass) }));
        Assert.That(agreement.Checks[0].Title, Is.EqualTo("As agreed, the target offers tariffs (sender)."));
    }

    [Test]
    public async Task What_such_a_module_would_have_shown_is_blocked_and_not_merely_not_applicable()
    {
        var agreed = await RunAsync(new(["tariffs"], null, null), Scenario(Call("tariffs.sender.list")));
        var free = await RunAsync(null, Scenario(Call("tariffs.sender.list")));

        Assert.That((agreed.Scenarios[1].Verdict, agreed.Scenarios[1].Reason), Is.EqualTo((Verdict.Blocked, "tariffs (sender) was agreed, and the version details do not offer it")));
        Assert.That(free.Scenarios.Single().Verdict, Is.EqualTo(Verdict.NotApplicable));
    }

    [Test]
    public async Task A_push_that_was_agreed_not_to_be_does_not_apply()
    {
        var result = await RunAsync(new([], ["sessions"], null), Scenario(Await("locations.receiver.put")));

        Assert.That((result.Scenarios.Single().Verdict, result.Scenarios.Single().Reason), Is.EqualTo((Verdict.NotApplicable, "it was agreed that locations are not pushed (expect: push in the profile)")));
    }

    [TestCase("locations.receiver.put", "locations")]
    [TestCase("tokens.sender.list", "")]
    [TestCase("commands.sender.post.result", "")]
    public async Task A_push_that_was_agreed_and_what_is_no_push_are_waited_for(string awaited, string pushed)
    {
        var result = await RunAsync(new([], pushed.Length == 0 ? [] : [pushed], null), Scenario(Await(awaited)));

        Assert.That(result.Scenarios.Single().Reason, Does.Contain("nobody listens here"));
    }

    [Test]
    public async Task Nobody_waits_to_be_asked_in_real_time_where_that_was_agreed_not_to_be()
    {
        var result = await RunAsync(new([], null, false), Scenario(Await("tokens.sender.post.authorize")));

        Assert.That(result.Scenarios.Single().Verdict, Is.EqualTo(Verdict.NotApplicable));
    }

    [Test]
    public async Task That_the_public_URL_leads_nowhere_is_told_with_the_scenarios_and_at_the_end()
    {
        var result = await RunAsync(null, Scenario(Await("locations.receiver.put")));

        Assert.That((result.Scenarios.Single().Verdict, result.Scenarios.Single().Reason), Is.EqualTo((Verdict.Blocked, "it waits for calls of the target, and nobody listens here")));
        Assert.That(result.Notices, Does.Contain("No call of the target was waited for."));
    }

    private static Scenario Scenario(Step step) => new("cpo.test", "Test", "Because.", "CPO", "locations", Engine.Scenarios.Conduct.Reads, [step], Nowhere);

    private static CallStep Call(string operation) =>
        new("call", "Call", Nowhere, Protocol221.Edition.Operations[operation], new Dictionary<string, string>(), Variation.None, Intent.Regular, Pages.One, [], []);

    private static AwaitStep Await(string operation) =>
        new("come", "your CPO to call", Nowhere, [Protocol221.Edition.Operations[operation]], new Dictionary<string, string>(), null, TimeSpan.FromSeconds(1), Verdict.Blocked, [], "It comes.", [], []);

    private static async Task<RunResult> RunAsync(Agreement? agreement, Scenario scenario)
    {
        var profile = new Profile { Url = ScriptedTarget.Versions, Token = ScriptedTarget.Token, Expect = agreement };
        var runner = new Runner(Protocol221.Edition, profile, new ScriptedTarget(), new Veil(), TimeProvider.System, (_, _, _) => Task.FromResult(new Reach(null, "nobody listens here", "No call of the target was waited for.")));
        var events = new List<RunEvent>();
        await foreach (var told in runner.RunAsync([scenario], new RunHeader("test", "target", []), default))
            events.Add(told);
        return ResultFold.Of(events, _ => null);
    }
}
