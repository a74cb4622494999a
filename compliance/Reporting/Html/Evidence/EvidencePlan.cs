using OcpiKit.Engine.Evidence;
using OcpiKit.Engine.Results;

namespace OcpiKit.Reporting.Html.Evidence;

/// <summary>How much of an exchange the page shows.</summary>
public enum Showing
{
    /// <summary>Headers, and the body as far as it helps.</summary>
    Whole,

    /// <summary>Headers, and the first lines of the body.</summary>
    Brief,

    /// <summary>Only what was asked and what status came.</summary>
    Line,

    /// <summary>Nothing: it stands in results.json.</summary>
    Nothing,
}

/// <summary>Keeps the page small enough for any browser: evidence of what is wrong comes first, the rest as far as there is room.</summary>
public sealed class EvidencePlan
{
    private const int Room = 3_000_000;
    private const int HeadersCost = 3_000;
    private const int LongestBody = 120_000;
    private const int BriefBody = 4_000;
    private const int MostLines = 3_000;
    private readonly Dictionary<int, Showing> _showings = [];
    private readonly Dictionary<int, string> _calls = [];
    private readonly ILookup<int, string> _pointers;

    /// <summary>Shares out the room.</summary>
    public EvidencePlan(RunResult result)
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
        var room = Room;
        var lines = MostLines;
        foreach (var exchange in result.Exchanges.OrderBy(exchange => rank.GetValueOrDefault(exchange.Number, int.MaxValue)))
        {
            var wanted = rank.ContainsKey(exchange.Number) ? Showing.Whole : Showing.Brief;
            var cost = HeadersCost + Math.Min(((exchange.RequestBody?.Length ?? 0) + (exchange.ResponseBody?.Length ?? 0)) * 2, wanted == Showing.Whole ? LongestBody : BriefBody);
            if (cost <= room)
                room -= cost;
            else
                wanted = lines-- > 0 ? Showing.Line : Showing.Nothing;
            _showings[exchange.Number] = wanted;
        }
    }

    /// <summary>The role of the target.</summary>
    public string Role { get; }

    /// <summary>Whether the target called us too: then every exchange says who asked.</summary>
    public bool BothWays => _calls.Count > 0;

    /// <summary>How much to show of an exchange.</summary>
    public Showing Of(int exchange) => _showings.GetValueOrDefault(exchange, Showing.Nothing);

    /// <summary>The method of a call that the target made; null for a request of ours.</summary>
    public string? CallOf(int? exchange) => exchange is { } number ? _calls.GetValueOrDefault(number) : null;

    /// <summary>What findings point at in an exchange.</summary>
    public IEnumerable<string> PointersIn(int exchange) => _pointers[exchange].Distinct();

    /// <summary>How many exchanges are shown with less than their headers.</summary>
    public int Shortened => _showings.Values.Count(showing => showing >= Showing.Line);
}
