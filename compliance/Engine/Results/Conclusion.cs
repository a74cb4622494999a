using System.Globalization;

namespace OcpiKit.Engine.Results;

/// <summary>What a run comes to, in the one sentence that every report begins with. A rule is counted once, however many scenarios looked at it; its worst verdict counts.</summary>
/// <param name="Hold">Rules that were looked at and kept everywhere.</param>
/// <param name="Warned">Rules with a warning and nothing worse.</param>
/// <param name="Blocked">Rules that could not be verified everywhere.</param>
/// <param name="Broken">Rules that are broken.</param>
/// <param name="Errors">Rules and scenarios in which the kit itself went wrong.</param>
/// <param name="Unplayed">Scenarios that are blocked as a whole, with no check to say so.</param>
public sealed record Conclusion(int Hold, int Warned, int Blocked, int Broken, int Errors, int Unplayed)
{
    /// <summary>Counts the rules of a run.</summary>
    public static Conclusion Of(RunResult result)
    {
        var rules = result.Scenarios
            .SelectMany(scenario => scenario.Checks)
            .GroupBy(check => check.Check, (_, causes) => causes.Max(cause => cause.Verdict))
            .CountBy(verdict => verdict)
            .ToDictionary();
        return new Conclusion(
            rules.GetValueOrDefault(Verdict.Pass),
            rules.GetValueOrDefault(Verdict.Warn),
            rules.GetValueOrDefault(Verdict.Blocked),
            rules.GetValueOrDefault(Verdict.Fail),
            rules.GetValueOrDefault(Verdict.Error) + WithoutCheck(result, Verdict.Error),
            WithoutCheck(result, Verdict.Blocked))
        {
            Known = KnownSummary.Over(result)?.Known ?? 0,
        };
    }

    /// <summary>How many of the broken rules were known to be; see <see cref="RunResult.Known"/>.</summary>
    public int Known { get; init; }

    /// <summary>Whether nothing broken was seen and something was verified.</summary>
    public bool Conformant => Broken == 0 && Errors == 0 && Hold + Warned > 0;

    /// <summary>The first half of the sentence: <c>Conformant as far as verified</c>.</summary>
    public string Claim => this switch
    {
        { Broken: > 0 } => "Not conformant",
        { Errors: > 0 } => "No verdict",
        { Hold: 0, Warned: 0 } => "Nothing verified",
        { Blocked: 0, Unplayed: 0 } => "Conformant",
        _ => "Conformant as far as verified",
    };

    /// <summary>The second half: <c>58 rules hold, 2 with warnings, 31 blocked</c>.</summary>
    public string Because
    {
        get
        {
            var rules = new List<string>();
            Add(rules, Broken, "broken", "broken");
            if (Known > 0)
                rules[0] += Known == Broken ? " (known)" : $" ({Known} known)";
            Add(rules, Hold, "holds", "hold");
            Add(rules, Warned, "with a warning", "with warnings");
            Add(rules, Blocked, "blocked", "blocked");
            var others = new List<string>();
            Add(others, Unplayed, "scenario could not be played", "scenarios could not be played");
            Add(others, Errors, "error of the kit itself", "errors of the kit itself");
            if (rules.Count > 0)
                rules[0] = rules[0].Insert(rules[0].IndexOf(' ', StringComparison.Ordinal), rules[0].StartsWith("1 ", StringComparison.Ordinal) ? " rule" : " rules");
            string[] parts = [string.Join(", ", rules), .. others];
            return string.Join("; ", parts.Where(part => part.Length > 0).DefaultIfEmpty("no rule found anything to judge"));
        }
    }

    /// <summary>The whole sentence.</summary>
    public string Sentence => $"{Claim}: {Because}";

    private static void Add(List<string> parts, int count, string one, string many)
    {
        if (count > 0)
            parts.Add(string.Create(CultureInfo.InvariantCulture, $"{count:N0} {(count == 1 ? one : many)}"));
    }

    private static int WithoutCheck(RunResult result, Verdict verdict) =>
        result.Scenarios.Count(scenario => scenario.Verdict == verdict && scenario.Checks.All(check => check.Verdict != verdict));
}
