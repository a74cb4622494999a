using System.Text.Json.Nodes;
using OcpiKit.Cli.Compliance;
using OcpiKit.Cpo;
using OcpiKit.Engine.Results;
using OcpiKit.Reporting.Files;

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

        Assert.That(await LastingAsync(again), Is.EqualTo(await LastingAsync(once)));
    }

    private IEnumerable<string> Seen(params Verdict[] verdicts) =>
        from scenario in _result.Scenarios
        from check in scenario.Checks
        where verdicts.Contains(check.Verdict)
        select $"{scenario.Id}: {check.Check} {check.Verdict}: {check.Says} (wanted {check.Difference?.Wanted}, received {check.Difference?.Received})";

    /// <summary>The results file without the fields that it calls volatile itself.</summary>
    private static async Task<string> LastingAsync(RunResult result)
    {
        var file = new MemoryStream();
        await RunResultJson.WriteAsync(result, file, CancellationToken.None);
        var json = JsonNode.Parse(file.ToArray())!;
        foreach (var path in result.Volatile)
            Remove(json, path.Split('.'));
        return json.ToJsonString();
    }

    private static void Remove(JsonNode node, ReadOnlySpan<string> path)
    {
        var name = path[0].Replace("[]", "", StringComparison.Ordinal);
        if (path.Length == 1)
        {
            Assert.That(node.AsObject().Remove(name), $"The results file has no {name} to leave out.");
            return;
        }

        foreach (var inner in path[0].EndsWith("[]", StringComparison.Ordinal) ? node[name]!.AsArray().ToArray() : [node[name]])
            Remove(inner!, path[1..]);
    }
}
