using OcpiKit.Engine.Evidence;
using OcpiKit.Engine.Results;

namespace OcpiKit.Reporting.Interfaces;

/// <summary>Tells for every check of a run on which interfaces it looked: those that its exchanges were operations of.</summary>
public sealed class PlayedInterfaces
{
    private readonly Dictionary<int, PlayedInterface> _byExchange = [];

    /// <summary>Reads the exchanges of a run.</summary>
    public PlayedInterfaces(RunResult result)
    {
        foreach (var exchange in result.Exchanges)
        {
            if (exchange.Operation?.Split('.') is [var module, var side, ..])
                _byExchange[exchange.Number] = new PlayedInterface(module, side, exchange.Direction);
        }
    }

    /// <summary>The interface that an exchange played; null where it was no operation of any.</summary>
    public PlayedInterface? Of(int exchange) => _byExchange.GetValueOrDefault(exchange);

    /// <summary>Where a check looked; what names no exchange of an operation belongs to its scenario's module, on the side that was played there.</summary>
    public IReadOnlyList<PlayedInterface> Of(ScenarioResult scenario, CheckResult check)
    {
        var seen = check.Places.Select(place => place.Exchange is { } number ? Of(number) : null).OfType<PlayedInterface>().Distinct().ToList();
        if (seen.Count > 0)
            return seen;
        var own = scenario.Exchanges.Select(Of).OfType<PlayedInterface>().Where(played => played.Module == scenario.Module).ToList();
        return [.. own.OrderBy(played => played.Direction == Direction.ToSubject ? 0 : 1).Take(1)];
    }

    /// <summary>Every interface that was played, with the number of its exchanges.</summary>
    public IReadOnlyDictionary<PlayedInterface, int> Exchanges => _byExchange.Values.CountBy(played => played).ToDictionary();
}
