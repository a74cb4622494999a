using OcpiKit.Cli.Shell;
using OcpiKit.Engine.Results;
using OcpiKit.Protocol.Wording;
using OcpiKit.Reporting.Words;

namespace OcpiKit.Cli.PastRuns;

/// <summary>A scenario of a run, or one check in it.</summary>
/// <param name="Run">The run.</param>
/// <param name="Scenario">The scenario.</param>
/// <param name="Check">What its check came to at worst; null where the scenario as a whole is meant.</param>
internal sealed record Seen(RunResult Run, ScenarioResult Scenario, CheckResult? Check)
{
    private static readonly string[] Anchors = ["#", "scenario-", "check-", "cause-"];

    /// <summary>The id by which the report names it.</summary>
    public string Id => Check is null ? Scenario.Id : ReplayLine.IdOf(Scenario, Check);

    /// <summary>What it came to.</summary>
    public Verdict Verdict => Check?.Verdict ?? Scenario.Verdict;

    /// <summary>What was seen.</summary>
    public string Says => Check?.Says ?? Scenario.Reason ?? (Scenario.Checks.FirstOrDefault(check => check.Verdict == Scenario.Verdict && check.Verdict != Verdict.Pass) is { } decides
        ? decides.Says
        : $"{Amounts.Of(Scenario.Checks.Count, "rule")} looked at");

    /// <summary>Finds what an id names; the scenario that saw it at its worst, where several did. The page's own anchors are understood too.</summary>
    /// <exception cref="UsageException">It names nothing.</exception>
    public static Seen Find(IReadOnlyList<RunResult> runs, string id)
    {
        foreach (var anchor in Anchors.Where(anchor => id.StartsWith(anchor, StringComparison.Ordinal)))
            id = id[anchor.Length..];
        var all = runs.SelectMany(run => run.Scenarios.Where(scenario => scenario.Line > 0), (run, scenario) => (run, scenario)).ToList();
        if (all.Find(one => one.scenario.Id == id) is { scenario: { } whole } found)
            return new(found.run, whole, null);
        var checks =
            from one in all
            from check in one.scenario.Checks
            where check.Check == id || ReplayLine.IdOf(one.scenario, check) == id
            orderby check.Verdict descending
            select new Seen(one.run, one.scenario, check);
        return checks.FirstOrDefault() ?? throw new UsageException(
            $"Nothing in that run is called {id}.{(Nearest.To(id, Names(all.Select(one => one.scenario))) is { } near ? $" Did you mean {near}?" : "")} The report names every scenario and check.");
    }

    /// <summary>The same in another run; null where it was not seen there.</summary>
    public Seen? In(RunResult run)
    {
        if (run.Scenarios.FirstOrDefault(scenario => scenario.Id == Scenario.Id) is not { } scenario)
            return null;
        if (Check is null)
            return new(run, scenario, null);
        return scenario.Checks.Where(check => check.Check == Check.Check).MaxBy(check => check.Verdict) is { } check ? new(run, scenario, check) : null;
    }

    private static IEnumerable<string> Names(IEnumerable<ScenarioResult> scenarios) =>
        scenarios.SelectMany(scenario => scenario.Checks.SelectMany(check => new[] { check.Check, ReplayLine.IdOf(scenario, check) }).Append(scenario.Id)).Distinct();
}
