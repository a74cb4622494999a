using OcpiKit.Engine.Results;

namespace OcpiKit.Reporting.Causes;

/// <summary>One thing to do something about, over all scenarios that saw it: whoever fixes it fixes it once.</summary>
/// <param name="First">Where it was seen first; its words are the cause's words.</param>
/// <param name="Scenarios">The scenarios that saw it.</param>
/// <param name="Count">In how many places.</param>
/// <param name="Places">The first of them.</param>
/// <param name="Requirements">What it speaks of; ids without a known text have an empty one.</param>
public sealed record Cause(
    CheckResult First, IReadOnlyList<ScenarioResult> Scenarios, int Count, IReadOnlyList<FoundAt> Places, IReadOnlyList<RequirementText> Requirements)
{
    private const int PlacesShown = 20;

    /// <summary>Why it does not turn the run red: it is known wherever it was seen. Null where it is not.</summary>
    public Excuse? Known { get; init; }

    /// <summary>All causes with this verdict: what is new before what is known, what the specification demands before what partners trip over, what many scenarios saw before what few saw.</summary>
    public static IReadOnlyList<Cause> Of(RunResult result, Verdict verdict) =>
        [.. from scenario in result.Scenarios
            from check in scenario.Checks
            where check.Verdict == verdict
            group (scenario, check) by KeyOf(check) into seen
            let first = seen.First().check
            orderby seen.All(one => one.check.Known is not null), first.Axis, seen.Select(one => one.scenario.Id).Distinct().Count() descending
            select new Cause(
                first,
                [.. seen.Select(one => one.scenario).Distinct()],
                seen.Sum(one => one.check.Count),
                [.. seen.SelectMany(one => one.check.Places).Take(PlacesShown)],
                [.. seen.SelectMany(one => one.check.Verifies).Distinct().Select(id => TextOf(result, id))])
            {
                Known = seen.All(one => one.check.Known is not null) ? first.Known : null,
            }];

    /// <summary>Whether a check saw this cause.</summary>
    public bool Holds(CheckResult check) => KeyOf(check) == KeyOf(First);

    /// <summary>A requirement's words, or its id alone.</summary>
    public static RequirementText TextOf(RunResult result, string id) =>
        result.Requirements.TryGetValue(id, out var known) ? known : new RequirementText(id, "", "", "");

    /// <summary>A list and its single object are one place, and so are all elements of a list.</summary>
    internal static string KeyOf(CheckResult check) =>
        $"{check.Check}|{check.Title}|{PlacePattern.Of(check)}";
}
