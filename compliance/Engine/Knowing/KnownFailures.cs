using System.Globalization;
using OcpiKit.Engine.Results;

namespace OcpiKit.Engine.Knowing;

/// <summary>What is known to be broken, laid over what a run found: nothing is judged otherwise because of it, and only what is new turns a run red. Pure.</summary>
/// <param name="All">In the order in which they were given; of a list and a baseline the list comes first.</param>
/// <param name="Scenarios">The ids of all scenarios that a run may play: only where all that a pattern names were played can it be told that it is fixed or means nothing.</param>
/// <param name="Baseline">The run that the one is held against; null where it is against none.</param>
public sealed record KnownFailures(IReadOnlyList<KnownFailure> All, IReadOnlyCollection<string> Scenarios, BaselineFacts? Baseline = null)
{
    private readonly ILookup<string, KnownFailure> _exact = All.Where(one => !Pattern.IsOpen(one.Check)).ToLookup(one => one.Check, StringComparer.Ordinal);
    private readonly IReadOnlyList<KnownFailure> _open = [.. All.Where(one => Pattern.IsOpen(one.Check))];

    /// <summary>Nothing is known.</summary>
    public static KnownFailures None { get; } = new([], []);

    /// <summary>A run with all that is known of it.</summary>
    public RunResult Over(RunResult result)
    {
        if (All.Count == 0 && Baseline is null)
            return result;
        var day = DayOf(result.Facts.Started);
        var marked = result with { Scenarios = [.. result.Scenarios.Select(scenario => Over(scenario, result.Facts.Started))], Baseline = Baseline };
        var seen = new SeenRules(marked);
        return marked with { Known = [.. All.Select(one => one with { State = seen.StateOf(one, day, Scenarios), Title = one.Title ?? seen.TitleOf(one) })] };
    }

    /// <summary>A scenario with what is known of its checks.</summary>
    /// <param name="scenario">What became of it.</param>
    /// <param name="started">When the run began: what is over by then excuses nothing.</param>
    public ScenarioResult Over(ScenarioResult scenario, DateTimeOffset started)
    {
        var day = DayOf(started);
        return All.Count == 0 ? scenario : scenario with
        {
            Checks = [.. scenario.Checks.Select(check => Find(scenario, check, day) is { } excuse ? check with { Known = excuse } : check)],
            Known = scenario.SpeaksForItself ? Find(scenario, SeenRules.Whole(scenario), day) : null,
        };
    }

    private Excuse? Find(ScenarioResult scenario, CheckResult check, DateOnly day)
    {
        // An error is the kit's own fault, and nothing that could be known of the target.
        if (check.Verdict is not (Verdict.Fail or Verdict.Warn or Verdict.Blocked))
            return null;
        var naming = _exact[check.Check].Concat(_open.Where(one => Pattern.Names(one.Check, check.Check)))
            .Where(one => Pattern.NamesScenario(one.Scenario, scenario.Id) && SeenRules.IsAt(one, check) && SeenRules.Excuses(one, check.Verdict))
            .ToList();
        // Whose day is over was promised to be mended by then: that it was broken before is no excuse.
        if (naming.Find(one => !SeenRules.IsOver(one, day)) is not { } found || (found.Place is null && naming.Exists(one => SeenRules.IsOver(one, day))))
            return null;
        return new Excuse(found.Reason, found.Until, found.Place is { } place ? string.Create(CultureInfo.InvariantCulture, $"{place.File}:{place.Line}") : "the baseline");
    }

    private static DateOnly DayOf(DateTimeOffset started) => DateOnly.FromDateTime(started.UtcDateTime);
}
