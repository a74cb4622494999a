using OcpiKit.Engine.Coverage;

namespace OcpiKit.Engine.Results;

/// <summary>Makes a result of a run's events. Pure: the same events give the same result.</summary>
public static class ResultFold
{
    /// <summary>The module under which stands what belongs to no scenario of the plan.</summary>
    public const string Preflight = "preflight";

    /// <summary>
    /// The line of the report under which stands what went on beside the scenarios: calls of the target's that no step waited for, and what our side called of itself.
    /// They come when a clock says so, and would make the results of the scenarios differ from run to run.
    /// </summary>
    public const string Beside = "beside";

    /// <summary>Folds a run, whole or broken off.</summary>
    /// <param name="events">In order.</param>
    /// <param name="requirement">Gives a requirement's own words by its id, or null.</param>
    /// <param name="coverage">What stands behind each requirement, for the table of requirements; left out where none is wanted.</param>
    /// <exception cref="ArgumentException">There is no <see cref="RunStarted"/> among the events.</exception>
    public static RunResult Of(IEnumerable<RunEvent> events, Func<string, RequirementText?> requirement, IReadOnlyList<CoverageRow>? coverage = null)
    {
        RunStarted? started = null;
        RunEnded? ended = null;
        var folds = new List<ScenarioFold>();
        var byId = new Dictionary<string, ScenarioFold>(StringComparer.Ordinal);
        var endings = new Dictionary<string, ScenarioEnded>(StringComparer.Ordinal);
        var exchanges = new List<ExchangeRecord>();
        var beside = new List<int>();

        foreach (var e in events)
        {
            switch (e)
            {
                case RunStarted start:
                    started = start;
                    foreach (var planned in start.Plan)
                        Open(planned);
                    break;
                case Exchanged exchanged:
                    exchanges.Add(exchanged.Exchange);
                    if (exchanged.Exchange.Scenario == Beside)
                        beside.Add(exchanged.Exchange.Number);
                    byId.GetValueOrDefault(exchanged.Exchange.Scenario)?.Add(exchanged.Exchange.Number);
                    break;
                case Found found:
                    (byId.GetValueOrDefault(found.Scenario) ?? Open(Unplanned(found.Scenario))).Add(found.Finding);
                    break;
                case ScenarioEnded end:
                    if (!byId.ContainsKey(end.Scenario))
                        Open(Unplanned(end.Scenario));
                    endings[end.Scenario] = end;
                    break;
                case RunEnded end:
                    ended = end;
                    break;
            }
        }

        if (started is null)
            throw new ArgumentException("A run that never started has no result.", nameof(events));
        if (byId.TryGetValue(Beside, out var others))
            others.Exchanges = beside;
        var planIds = started.Plan.Select(planned => planned.Id).ToHashSet(StringComparer.Ordinal);
        var scenarios = folds.Select(fold => fold.Result(EndingOf(fold.Planned.Id))).ToList();
        return new RunResult(
            RunResult.CurrentFormat,
            started.Facts with { Ended = ended?.Ended ?? started.Facts.Ended },
            RollUp.Of(scenarios.Select(scenario => scenario.Verdict)),
            TotalsOf(scenarios, exchanges.Count),
            ended?.Notices ?? ["The run was broken off before its end."],
            scenarios,
            RequirementsOf(scenarios, requirement),
            [.. exchanges.OrderBy(exchange => exchange.Number)])
        {
            Coverage = CoverageResults.Of(coverage ?? [], started.Facts.Role, scenarios),
        };

        ScenarioFold Open(PlannedScenario planned)
        {
            var fold = new ScenarioFold(planned);
            byId.Add(planned.Id, fold);
            folds.Add(fold);
            return fold;
        }

        // What stands outside the plan has no end of its own: it is judged by what was found.
        ScenarioEnded? EndingOf(string id) =>
            endings.GetValueOrDefault(id) ?? (planIds.Contains(id) ? null : new ScenarioEnded(id, 0, id == Beside ? Verdict.NotApplicable : null));
    }

    private static PlannedScenario Unplanned(string id) => id == Beside
        ? new(id, "What went on beside the scenarios is right too",
            "A platform calls its partner whenever it has something to say, and is called back; each of these calls is judged, whether a scenario waits for it or not.", Beside, Scenarios.Scenario.EveryRole, "", 0)
        :
        new(id, id.Length == 0 ? "Before the first scenario" : id, "What was seen outside the scenarios of the plan.", Preflight, "", "", 0);

    private static Totals TotalsOf(IReadOnlyList<ScenarioResult> scenarios, int exchanges) => new(
        Count(scenarios.Select(scenario => scenario.Verdict)),
        Count(scenarios.SelectMany(scenario => scenario.Checks.GroupBy(check => check.Check, (_, causes) => causes.Max(cause => cause.Verdict)))),
        exchanges);

    private static Dictionary<Verdict, int> Count(IEnumerable<Verdict> verdicts)
    {
        var counted = verdicts.CountBy(verdict => verdict).ToDictionary();
        return VerdictWords.WorstFirst.ToDictionary(verdict => verdict, verdict => counted.GetValueOrDefault(verdict));
    }

    private static SortedDictionary<string, RequirementText> RequirementsOf(
        IEnumerable<ScenarioResult> scenarios, Func<string, RequirementText?> requirement)
    {
        var named = scenarios.SelectMany(scenario => scenario.Checks).SelectMany(check => check.Verifies).Distinct(StringComparer.Ordinal);
        var known = new SortedDictionary<string, RequirementText>(StringComparer.Ordinal);
        foreach (var id in named)
        {
            if (requirement(id) is { } text)
                known[id] = text;
        }

        return known;
    }
}
