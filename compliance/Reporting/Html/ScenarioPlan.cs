using OcpiKit.Engine.Evidence;
using OcpiKit.Engine.Results;
using OcpiKit.Reporting.Html.Sequence;

namespace OcpiKit.Reporting.Html;

/// <summary>
/// Which scenarios the page has room for, those that came to something worse first. What belongs to one that is not shown, its checks and its exchanges, is not shown
/// either, and takes no room from the others.
/// </summary>
public sealed class ScenarioPlan
{
    private const int Bytes = 1_300_000;

    /// <summary>Of the elements around a scenario's words, whatever it came to.</summary>
    private const int Frame = 520;
    private const int OfAnArrow = 300;
    private readonly HashSet<ScenarioResult> _shown;
    private readonly HashSet<int> _exchanges;

    /// <summary>Shares out the room.</summary>
    public ScenarioPlan(RunResult result)
    {
        var incoming = result.Exchanges.Where(exchange => exchange.Direction == Direction.FromSubject).Select(exchange => exchange.Number).ToHashSet();
        var room = new Room(Bytes);
        _shown = new(result.Scenarios.OrderByDescending(scenario => scenario.Verdict).TakeWhile(scenario => room.Takes(WeightOf(scenario, incoming))), ReferenceEqualityComparer.Instance);
        LeftOut = [.. result.Scenarios.Where(scenario => !_shown.Contains(scenario))];
        _exchanges = [.. LeftOut.SelectMany(scenario => scenario.Exchanges)];
        _exchanges.ExceptWith(_shown.SelectMany(scenario => scenario.Exchanges));
    }

    /// <summary>Those that are not shown; none of them came to anything worse than those that are.</summary>
    public IReadOnlyList<ScenarioResult> LeftOut { get; }

    /// <summary>Whether a scenario is shown.</summary>
    public bool Shows(ScenarioResult scenario) => _shown.Contains(scenario);

    /// <summary>Whether an exchange has a place to be shown at.</summary>
    public bool Shows(ExchangeRecord exchange) => !_exchanges.Contains(exchange.Number);

    private static int WeightOf(ScenarioResult scenario, HashSet<int> incoming) =>
        Frame + Weight.Of(scenario.Title) + Weight.Of(scenario.Why, 2000) + Weight.Of(scenario.Reason) + (3 * Weight.Of(scenario.Id)) + Weight.Of(scenario.File) + Weight.Of(scenario.Known)
        + (scenario.Exchanges.Any(incoming.Contains) ? (Math.Min(scenario.Exchanges.Count, SequencePlan.Most) + 1) * OfAnArrow : 0);
}
