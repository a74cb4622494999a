namespace OcpiKit.Engine.Results;

/// <summary>What is broken in a run beside what was broken in an earlier one. A rule in a scenario counts once, however many places it is broken in.</summary>
/// <param name="With">When the earlier run began.</param>
/// <param name="Kit">The version of the kit that made it.</param>
/// <param name="Fresh">Broken now, and not then.</param>
/// <param name="Fixed">Broken then, looked at now and not broken any more.</param>
/// <param name="Remaining">Broken in both.</param>
/// <param name="Unseen">Broken then, and not verified now: blocked, not applicable or not played.</param>
public sealed record Comparison(
    DateTimeOffset With,
    string Kit,
    IReadOnlyList<ComparedRule> Fresh,
    IReadOnlyList<ComparedRule> Fixed,
    IReadOnlyList<ComparedRule> Remaining,
    IReadOnlyList<ComparedRule> Unseen)
{
    /// <summary>How many scenarios both runs played, where they did not play the same ones: of these alone it is said what changed. Null where they did.</summary>
    public int? Shared { get; init; }

    /// <summary>Compares a run with an earlier one.</summary>
    public static Comparison Of(RunResult before, RunResult now)
    {
        var (here, there) = (Played(now), Played(before));
        var same = here.SetEquals(there);
        if (!same)
            here.IntersectWith(there);
        var (then, today) = (Verdicts(before, Counts), Verdicts(now, Counts));
        var fallen = then.Where(rule => IsBroken(rule.Value.Verdict)).ToList();
        return new(
            before.Facts.Started,
            before.Facts.Kit,
            [.. today.Where(rule => IsBroken(rule.Value.Verdict) && !IsBroken(VerdictIn(then, rule.Key))).Select(rule => rule.Value.Rule)],
            [.. fallen.Where(rule => IsVerified(VerdictIn(today, rule.Key))).Select(rule => rule.Value.Rule)],
            [.. fallen.Where(rule => IsBroken(VerdictIn(today, rule.Key))).Select(rule => rule.Value.Rule)],
            [.. fallen.Where(rule => VerdictIn(today, rule.Key) is var verdict && !IsBroken(verdict) && !IsVerified(verdict)).Select(rule => rule.Value.Rule)])
        { Shared = same ? null : here.Count };

        // What goes on beside the scenarios comes of which of them are played.
        bool Counts(ScenarioResult scenario) => here.Contains(scenario.Id) || (same && scenario.Id == ResultFold.Beside);
    }

    /// <summary>Whether two runs looked at the same target in the same role. Servers of this machine may have another port each time, so there the name decides.</summary>
    public static bool IsFair(RunFacts one, RunFacts other) =>
        one.Role == other.Role
        && (one.Target == other.Target
            || (one.Name == other.Name && Uri.TryCreate(one.Target, UriKind.Absolute, out var here) && Uri.TryCreate(other.Target, UriKind.Absolute, out var there) && here.IsLoopback && there.IsLoopback && here.AbsolutePath == there.AbsolutePath));

    /// <summary>In one sentence: <c>1 newly broken, 2 fixed, 3 broken as before</c>. Rules are counted, as in the first sentence of a report, in however many scenarios.</summary>
    public string Sentence
    {
        get
        {
            string[] parts =
            [
                .. Part(Fresh, "newly broken"),
                .. Part(Fixed, "fixed"),
                .. Part(Remaining, "broken as before"),
                .. Part(Unseen, "broken then and not verified now"),
            ];
            var sentence = parts.Length == 0 ? "nothing was broken, and nothing is" : string.Join(", ", parts);
            return Shared switch
            {
                null => sentence,
                0 => "no scenario was played in both runs",
                1 => $"{sentence}, in the one scenario that both runs played",
                var shared => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{sentence}, in the {shared:N0} scenarios that both runs played"),
            };
        }
    }

    private static IEnumerable<string> Part(IReadOnlyList<ComparedRule> rules, string words) =>
        rules.Count == 0 ? [] : [string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{rules.DistinctBy(rule => rule.Check).Count():N0} {words}")];

    private static bool IsBroken(Verdict verdict) => verdict is Verdict.Fail or Verdict.Error;

    private static bool IsVerified(Verdict verdict) => verdict is Verdict.Pass or Verdict.Warn;

    private static Verdict VerdictIn(Dictionary<(string, string), (Verdict Verdict, ComparedRule Rule)> verdicts, (string, string) rule) =>
        verdicts.TryGetValue(rule, out var found) ? found.Verdict : Verdict.NotApplicable;

    private static HashSet<string> Played(RunResult result) => [.. result.Scenarios.Select(scenario => scenario.Id).Where(id => id != ResultFold.Beside)];

    private static Dictionary<(string Scenario, string Check), (Verdict Verdict, ComparedRule Rule)> Verdicts(RunResult result, Func<ScenarioResult, bool> counts) => result.Scenarios
        .Where(counts)
        .SelectMany(scenario => scenario.Checks.Select(check => (Scenario: scenario.Id, Check: check)))
        .GroupBy(seen => (seen.Scenario, seen.Check.Check))
        .ToDictionary(
            rule => rule.Key,
            rule => (rule.Max(seen => seen.Check.Verdict), new ComparedRule(rule.Key.Scenario, rule.Key.Check, rule.MaxBy(seen => seen.Check.Verdict).Check.Title)));
}

/// <summary>A rule in a scenario.</summary>
/// <param name="Scenario">Id of the scenario.</param>
/// <param name="Check">Id of the check.</param>
/// <param name="Title">The rule in one plain sentence.</param>
public sealed record ComparedRule(string Scenario, string Check, string Title);
