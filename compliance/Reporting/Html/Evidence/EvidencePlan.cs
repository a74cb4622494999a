using OcpiKit.Engine.Evidence;
using OcpiKit.Engine.Results;

namespace OcpiKit.Reporting.Html.Evidence;

/// <summary>
/// Keeps the page small enough for any browser: every exchange has its line, evidence of what is wrong comes first, and of the rest each scenario shows its first
/// exchanges before any shows its later ones, which are mostly more of the same.
/// </summary>
public sealed class EvidencePlan
{
    private const int RoomForLines = 400_000;
    private const int RoomForTheRest = 1_700_000;
    private readonly Dictionary<int, Showing> _showings = [];
    private readonly Dictionary<int, string> _calls = [];
    private readonly ILookup<int, string> _pointers;

    /// <summary>Shares out the room.</summary>
    public EvidencePlan(RunResult result, ScenarioPlan scenarios)
    {
        Role = result.Facts.Role;
        foreach (var call in result.Exchanges.Where(exchange => exchange.Direction == Direction.FromSubject))
            _calls[call.Number] = call.Method;
        var telling = (
            from scenario in result.Scenarios
            from check in scenario.Checks
            where check.Verdict >= Verdict.Warn
            from place in check.Places
            where place.Exchange is not null
            orderby check.Verdict descending
            select (Number: place.Exchange!.Value, place.Pointer)).ToList();
        _pointers = telling.Where(place => place.Pointer is not null).ToLookup(place => place.Number, place => place.Pointer!);
        var rank = telling.Select(place => place.Number).Distinct().Index().ToDictionary(entry => entry.Item, entry => entry.Index);
        var turn = result.Scenarios.SelectMany(scenario => scenario.Exchanges.Index()).DistinctBy(entry => entry.Item).ToDictionary(entry => entry.Item, entry => entry.Index);
        var ordered = result.Exchanges
            .Where(scenarios.Shows)
            .OrderBy(exchange => rank.GetValueOrDefault(exchange.Number, int.MaxValue))
            .ThenBy(exchange => turn.GetValueOrDefault(exchange.Number))
            .ToList();
        var lines = new Room(RoomForLines);
        foreach (var exchange in ordered)
            _showings[exchange.Number] = lines.Takes(ExchangeWeight.OfLine(exchange)) ? Showing.Line : Showing.Nothing;
        var room = new Room(RoomForTheRest);
        foreach (var exchange in ordered.Where(exchange => _showings[exchange.Number] == Showing.Line))
        {
            if (rank.ContainsKey(exchange.Number) && room.Takes(ExchangeWeight.Of(exchange, Showing.Whole, PointersIn(exchange.Number))))
                _showings[exchange.Number] = Showing.Whole;
            else if (room.Takes(ExchangeWeight.Of(exchange, Showing.Brief, PointersIn(exchange.Number))))
                _showings[exchange.Number] = Showing.Brief;
        }

        Shortened = _showings.Values.Count(showing => showing <= Showing.Line);
    }

    /// <summary>The role of the target.</summary>
    public string Role { get; }

    /// <summary>Whether the target called us too: then every exchange says who asked.</summary>
    public bool BothWays => _calls.Count > 0;

    /// <summary>How many exchanges are shown with less than their headers.</summary>
    public int Shortened { get; }

    /// <summary>How much to show of an exchange.</summary>
    public Showing Of(int exchange) => _showings.GetValueOrDefault(exchange, Showing.Nothing);

    /// <summary>The method of a call that the target made; null for a request of ours.</summary>
    public string? CallOf(int? exchange) => exchange is { } number ? _calls.GetValueOrDefault(number) : null;

    /// <summary>What findings point at in an exchange.</summary>
    public IEnumerable<string> PointersIn(int exchange) => _pointers[exchange].Distinct();
}
