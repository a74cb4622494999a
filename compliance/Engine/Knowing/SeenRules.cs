using OcpiKit.Engine.Results;

namespace OcpiKit.Engine.Knowing;

/// <summary>The rules that a run looked at, asked for what became of those that were known to be broken.</summary>
internal sealed class SeenRules
{
    private readonly Dictionary<string, ScenarioResult> _scenarios;
    private readonly Dictionary<(string Scenario, string Check), List<CheckResult>> _rules = [];

    public SeenRules(RunResult result)
    {
        _scenarios = result.Scenarios.ToDictionary(scenario => Pattern.Shown(scenario.Id), StringComparer.Ordinal);
        foreach (var (id, scenario) in _scenarios)
        {
            foreach (var causes in scenario.Checks.GroupBy(check => check.Check, StringComparer.Ordinal))
                _rules.Add((id, causes.Key), [.. causes]);
            if (scenario.SpeaksForItself)
                _rules[(id, KnownFailure.WholeScenario)] = [Whole(scenario)];
            else if (scenario.Checks.Count > 0)
                _rules.TryAdd((id, KnownFailure.WholeScenario), [Whole(scenario) with { Verdict = Verdict.Pass }]);
        }
    }

    public static bool IsOver(KnownFailure one, DateOnly day) => one.Until is { } until && until < day;

    public static bool IsAt(KnownFailure one, CheckResult check) => one.At is not { } at || Pattern.Names(PlacePattern.Of(at), PlacePattern.Of(check));

    /// <summary>Whether a verdict is no worse than what is known.</summary>
    public static bool Excuses(KnownFailure one, Verdict verdict) => verdict switch
    {
        Verdict.Fail => one.Was is null or Verdict.Fail,
        Verdict.Warn => one.Was is null or Verdict.Fail or Verdict.Warn,
        Verdict.Blocked => one.Was is null or Verdict.Blocked,
        _ => false,
    };

    /// <summary>What became of one.</summary>
    public KnownState StateOf(KnownFailure one, DateOnly day, IReadOnlyCollection<string> scenarios)
    {
        if (IsOver(one, day))
            return KnownState.Expired;
        var named = Named(one).ToList();
        var at = named.Where(check => IsAt(one, check)).ToList();
        if (at.Exists(check => check.Verdict is Verdict.Fail or Verdict.Warn || (one.Was == Verdict.Blocked && check.Verdict == Verdict.Blocked)))
            return KnownState.Broken;
        if (named.Exists(check => check.Verdict is Verdict.Blocked or Verdict.Error))
            return KnownState.Unverified;
        var judged = named.Exists(check => check.Verdict is Verdict.Pass or Verdict.Warn or Verdict.Fail);
        if (judged)
            return Names(one, scenarios).All(id => WasPlayed(id, scenarios)) ? KnownState.Fixed : KnownState.Unverified;
        // A baseline was made by another run: what that looked at this one need not.
        return named.Count == 0 && one.Place is not null && Names(one, scenarios).All(WasJudged) ? KnownState.Unmatched : KnownState.Unverified;
    }

    /// <summary>The rule in one plain sentence; null where it was not looked at.</summary>
    public string? TitleOf(KnownFailure one) => Named(one).FirstOrDefault()?.Title;

    private IEnumerable<CheckResult> Named(KnownFailure one) =>
        !Pattern.IsOpen(one.Scenario) && !Pattern.IsOpen(one.Check)
            ? _rules.GetValueOrDefault((one.Scenario, one.Check)) ?? []
            : _rules.Where(rule => Pattern.Names(one.Scenario, rule.Key.Scenario) && Pattern.Names(one.Check, rule.Key.Check)).SelectMany(rule => rule.Value);

    private IEnumerable<string> Names(KnownFailure one, IReadOnlyCollection<string> scenarios) =>
        scenarios.Select(Pattern.Shown).Union(_scenarios.Keys).Where(id => Pattern.Names(one.Scenario, id));

    /// <summary>What goes on beside the scenarios comes of all of them: where some were not played, it may be only that which was broken there that did not come.</summary>
    private bool WasPlayed(string id, IReadOnlyCollection<string> scenarios) =>
        _scenarios.ContainsKey(id) && (id != ResultFold.Beside || scenarios.All(_scenarios.ContainsKey));

    private bool WasJudged(string id) => _scenarios.TryGetValue(id, out var scenario) && scenario.Verdict is (Verdict.Pass or Verdict.Warn or Verdict.Fail);

    /// <summary>A scenario as the check that stands for it.</summary>
    public static CheckResult Whole(ScenarioResult scenario) => new(
        KnownFailure.WholeScenario, scenario.Title, scenario.Verdict, Axis.Conformance, [], scenario.Reason ?? scenario.Verdict.Word(), null, 1, []);
}
