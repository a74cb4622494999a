using OcpiKit.Cli.Compliance;
using OcpiKit.Cpo;
using OcpiKit.Engine.Results;

namespace OcpiKit.Proof.Reference;

[TestFixture, Category("compliance")]
internal sealed class ReferenceCpoTests
{
    private RunResult _result = null!;

    [OneTimeSetUp]
    public async Task PlayEverything()
    {
        await using var server = await CpoServer.StartAsync(new CpoOptions { Port = 0 }, ReferencePair.Hurry);
        _result = await new Kit().PlayBothWaysAsync(server);
    }

    [Test]
    public void Every_check_that_looked_found_nothing_wrong() =>
        Assert.That(Seen(Verdict.Fail, Verdict.Warn, Verdict.Error), Is.Empty);

    [Test]
    public void No_check_was_blocked_for_want_of_data() =>
        Assert.That(Seen(Verdict.Blocked), Is.Empty);

    [Test]
    public void Every_scenario_was_played_and_passed() =>
        Assert.That(
            _result.Scenarios.Where(scenario => scenario.Verdict != Verdict.Pass).Select(scenario => $"{scenario.Id}: {scenario.Verdict} {scenario.Reason}"),
            Is.Empty);

    [Test]
    public void More_than_a_hundred_checks_were_executed() =>
        Assert.That(_result.Totals.Executed, Is.GreaterThan(100));

    [Test]
    public async Task The_same_target_gives_the_same_result_in_the_same_order()
    {
        await using var server = await CpoServer.StartAsync(Kit.SmallCpo);
        var kit = new Kit();

        await kit.PlayAsync(server); // what it PUTs is new the first time only
        var once = await kit.PlayAsync(server);
        var again = await kit.PlayAsync(server);

        Assert.That(await Lasting.OfAsync(again), Is.EqualTo(await Lasting.OfAsync(once)));
    }

    private IEnumerable<string> Seen(params Verdict[] verdicts) =>
        from scenario in _result.Scenarios
        from check in scenario.Checks
        where verdicts.Contains(check.Verdict)
        select $"{scenario.Id}: {check.Check} {check.Verdict}: {check.Says} (wanted {check.Difference?.Wanted}, received {check.Difference?.Received})";
}
