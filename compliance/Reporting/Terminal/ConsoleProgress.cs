using OcpiKit.Engine.Knowing;
using OcpiKit.Engine.Results;
using OcpiKit.Reporting.Words;

namespace OcpiKit.Reporting.Terminal;

/// <summary>Tells a run on a terminal while it happens, in the order of the plan whatever runs beside what, and sums it up at the end.</summary>
public sealed class ConsoleProgress : IWatcher
{
    private readonly Page _page;
    private readonly Func<string, RequirementText?> _requirement;
    private readonly List<RunEvent> _events = [];
    private readonly Dictionary<string, ScenarioFold> _folds = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ScenarioResult> _over = new(StringComparer.Ordinal);
    private readonly Dictionary<int, ExchangeRecord> _exchanges = [];
    private IReadOnlyList<PlannedScenario> _plan = [];
    private readonly WaitingLines _waiting;
    private ScenarioLines? _lines;
    private KnownFailures _known = KnownFailures.None;
    private DateTimeOffset _started;
    private int _told;

    /// <summary>Begins to watch.</summary>
    /// <param name="to">The terminal.</param>
    /// <param name="style">What it can show.</param>
    /// <param name="requirement">Gives a requirement's own words by its id, or null.</param>
    public ConsoleProgress(TextWriter to, ConsoleStyle style, Func<string, RequirementText?> requirement)
    {
        _page = new Page(to, style);
        _waiting = new WaitingLines(_page);
        _requirement = requirement;
    }

    /// <summary>Says from now on what is known to be broken as what it is.</summary>
    public void Knows(KnownFailures known) => _known = known;

    /// <inheritdoc/>
    public void On(RunEvent e)
    {
        // No line shows a body, and a run's bodies are large.
        if (e is Exchanged { Exchange: var whole })
            e = new Exchanged(whole with { RequestBody = null, ResponseBody = null });
        // A wait is told and over; a run of many would be kept for nothing.
        if (e is not Waiting)
            _events.Add(e);
        switch (e)
        {
            case RunStarted started:
                Begin(started);
                break;
            case ScenarioStarted started when _folds.TryGetValue(started.Scenario, out var fold):
                _page.Live($"  {_over.Count + 1} of {_plan.Count}  {fold.Planned.Title}");
                break;
            case Exchanged exchanged:
                _exchanges[exchanged.Exchange.Number] = exchanged.Exchange;
                _folds.GetValueOrDefault(exchanged.Exchange.Scenario)?.Add(exchanged.Exchange.Number);
                _waiting.Over(exchanged.Exchange);
                break;
            case Waiting waiting:
                _waiting.Tell(waiting, $"{_over.Count + 1} of {_plan.Count}");
                break;
            case Found found:
                _folds.GetValueOrDefault(found.Scenario)?.Add(found.Finding);
                break;
            case ScenarioEnded ended when _folds.TryGetValue(ended.Scenario, out var fold):
                _over[ended.Scenario] = fold.Result(ended);
                TellWhatIsDue();
                break;
            case RunEnded:
                End();
                break;
        }
    }

    /// <summary>Takes away what is under way, where a run is broken off: what is said next begins a line.</summary>
    public void Break() => _page.Unlive();

    /// <summary>Says what changed since the run before; after the run.</summary>
    public void Compared(Comparison comparison)
    {
        _page.Blank();
        _page.Text(_page.Style.Quiet("Compared "), 9, $"with the run of {Amounts.Instant(comparison.With)}: {comparison.Sentence}", atMost: 1000);
    }

    /// <summary>Says where the reports are; after the run.</summary>
    public void Reports(IReadOnlyList<string> paths)
    {
        _page.Blank();
        foreach (var (index, path) in paths.Index())
            _page.Text(index == 0 ? _page.Style.Quiet("Reports  ") : "         ", 9, path, atMost: 1000);
    }

    private void Begin(RunStarted started)
    {
        (_plan, _started) = (started.Plan, started.Facts.Started);
        foreach (var planned in started.Plan)
            _folds[planned.Id] = new ScenarioFold(planned);
        _lines = new ScenarioLines(_page, _exchanges, started.Facts.Role, _requirement);
        var facts = started.Facts;
        _page.Blank();
        _page.Text("", 0, $"{facts.Name}, {facts.Role}, OCPI {facts.Version}", _page.Style.Bold);
        _page.Text("", 0, facts.Target, _page.Style.Quiet);
        _page.Text("", 0, facts.Offered.Count == 0
            ? "offers no modules"
            : $"offers {string.Join(", ", facts.Offered.GroupBy(one => one.Module, (module, ends) => $"{module} ({string.Join(", ", ends.Select(end => end.Interface.ToLowerInvariant()).Distinct())})"))}");
        _page.Text("", 0, $"{Amounts.Of(started.Plan.Count, "scenario")}, seed {facts.Seed}{(facts.Options.Count > 0 ? ", " : "")}{string.Join(' ', facts.Options)}", _page.Style.Quiet);
    }

    private void TellWhatIsDue()
    {
        while (_told < _plan.Count && _over.TryGetValue(_plan[_told].Id, out var due))
        {
            _lines!.Tell(_known.Over(due, _started));
            _told++;
        }

        if (_told < _plan.Count)
            _page.Live($"  {_over.Count} of {_plan.Count} over");
    }

    private void End()
    {
        if (_lines is null)
            return;
        var result = _known.Over(ResultFold.Of(_events, _requirement));
        // What a broken-off run left open, and what was found outside the plan, is told now.
        var told = _plan.Take(_told).Select(planned => planned.Id).ToHashSet(StringComparer.Ordinal);
        foreach (var scenario in result.Scenarios.Where(scenario => !told.Contains(scenario.Id)))
            _lines.Tell(scenario);
        new ClosingLines(_page).Tell(result);
    }
}
