namespace OcpiKit.Engine.Results;

/// <summary>Gathers what happens in one scenario, until it is over.</summary>
public sealed class ScenarioFold(PlannedScenario planned)
{
    private const int PlacesShown = 20;
    private const int CausesOfRule = 50;
    private readonly List<CauseFold> _causes = [];
    private readonly Dictionary<string, int> _causesOfRule = new(StringComparer.Ordinal);
    private readonly Dictionary<string, CauseFold> _byCause = new(StringComparer.Ordinal);

    /// <summary>The plan's words about it.</summary>
    public PlannedScenario Planned { get; } = planned;

    /// <summary>Takes in what a check saw.</summary>
    public void Add(Finding finding)
    {
        if (!_byCause.TryGetValue(finding.Cause, out var cause))
        {
            var rule = $"{finding.Check}|{finding.Verdict}";
            var causes = _causesOfRule[rule] = _causesOfRule.GetValueOrDefault(rule) + 1;
            // Causes are told apart by the names in a pointer, and these are the other side's: beyond so many they count as one.
            var key = causes > CausesOfRule ? rule : finding.Cause;
            if (!_byCause.TryGetValue(key, out cause))
            {
                _byCause.Add(key, cause = new CauseFold(finding));
                _causes.Add(cause);
            }
        }

        cause.Add(finding);
    }

    /// <summary>Takes in the number of an exchange.</summary>
    public void Add(int exchange) => Exchanges.Add(exchange);

    /// <summary>The numbers of its exchanges.</summary>
    internal List<int> Exchanges { get; set; } = [];

    /// <summary>What became of the scenario; <paramref name="ended"/> is null where the run was over before it was.</summary>
    public ScenarioResult Result(ScenarioEnded? ended)
    {
        var checks = _causes.Select(cause => cause.Result()).OrderByDescending(check => check.Verdict).ToList();
        var forced = ended is null ? Verdict.Blocked : ended.Forced;
        var verdict = Whole(checks, forced);
        return new ScenarioResult(
            Planned.Id, Planned.Title, Planned.Why, Planned.Module, Planned.Role, Planned.File, Planned.Line,
            verdict, ended is null ? "The run was over before this scenario was." : ended.Reason ?? WhyUnplayed(verdict, checks),
            checks, Exchanges, ended?.TookMs ?? 0);
    }

    /// <summary>A scenario can be declared not applicable, blocked or in error from outside, never better than its own findings; not applicable means nothing once something was judged.</summary>
    private static Verdict Whole(IReadOnlyList<CheckResult> checks, Verdict? forced)
    {
        var parts = checks.Select(check => check.Verdict).ToList();
        return forced switch
        {
            Verdict.NotApplicable when parts.All(part => part <= Verdict.Info) => Verdict.NotApplicable,
            Verdict.Warn or Verdict.Blocked or Verdict.Fail or Verdict.Error => RollUp.Of([.. parts, forced.Value]),
            _ => RollUp.Of(parts),
        };
    }

    /// <summary>Blocked is never silent.</summary>
    private static string? WhyUnplayed(Verdict verdict, IReadOnlyList<CheckResult> checks) => verdict switch
    {
        Verdict.Blocked => checks.FirstOrDefault(check => check.Verdict == Verdict.Blocked)?.Says ?? "No check found anything to judge.",
        Verdict.Error => checks.FirstOrDefault(check => check.Verdict == Verdict.Error)?.Says,
        _ => null,
    };

    /// <summary>Findings of one cause, becoming one result.</summary>
    private sealed class CauseFold(Finding first)
    {
        private readonly List<FoundAt> _places = [];
        private readonly List<string> _verifies = [];
        private int _count;

        public void Add(Finding finding)
        {
            _count++;
            if (_places.Count < PlacesShown)
                _places.Add(new FoundAt(finding.Exchange, finding.Pointer, finding.Difference));
            _verifies.AddRange(finding.Verifies.Except(_verifies, StringComparer.Ordinal));
        }

        public CheckResult Result() => new(
            first.Check, first.Title, first.Verdict, first.Axis, _verifies, first.Says, first.Difference, _count, _places);
    }
}
