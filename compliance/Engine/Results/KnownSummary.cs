using System.Globalization;

namespace OcpiKit.Engine.Results;

/// <summary>What a run comes to beside what was known to be broken: what is new, what is as it was, what is mended. A rule is counted once, as in the first sentence of a report.</summary>
/// <param name="New">Rules that are broken somewhere where that was not known.</param>
/// <param name="Known">Rules that are broken, and all of that was known.</param>
/// <param name="Of">The known failures.</param>
public sealed record KnownSummary(int New, int Known, ILookup<KnownState, KnownFailure> Of)
{
    /// <summary>Sums up a run; null where nothing was said to be known.</summary>
    public static KnownSummary? Over(RunResult result)
    {
        if (result is { Known.Count: 0, Baseline: null })
            return null;
        var broken = result.Scenarios.SelectMany(scenario => scenario.Checks).Where(check => check.Verdict == Verdict.Fail)
            .GroupBy(check => check.Check, (_, causes) => causes.All(cause => cause.Known is not null)).ToList();
        return new(broken.Count(known => !known), broken.Count(known => known), result.Known.ToLookup(known => known.State));
    }

    /// <summary>In one sentence: <c>nothing new is broken; 2 rules are broken as known, 1 is fixed</c>.</summary>
    public string Sentence
    {
        get
        {
            string[] rest =
            [
                .. Part(Known, "is broken as known", "are broken as known"),
                .. Part(Rules(KnownState.Fixed), "is fixed", "are fixed"),
                .. Part(Rules(KnownState.Expired), "is excused no longer", "are excused no longer"),
                .. Part(Of[KnownState.Unmatched].Count(), "is not there at all", "are not there at all"),
            ];
            var fresh = New == 0 ? "nothing new is broken" : $"{Rule(New)} {(New == 1 ? "is" : "are")} newly broken";
            return rest.Length == 0 ? fresh : $"{fresh}; {string.Join(", ", rest)}";
        }
    }

    private int Rules(KnownState state) => Of[state].DistinctBy(known => known.Check).Count();

    private static IEnumerable<string> Part(int count, string one, string many) => count == 0 ? [] : [$"{Rule(count)} {(count == 1 ? one : many)}"];

    private static string Rule(int count) => string.Create(CultureInfo.InvariantCulture, $"{count:N0} {(count == 1 ? "rule" : "rules")}");
}
