using OcpiKit.Protocol;

namespace OcpiKit.Engine.Listening;

/// <summary>Which operation a call means, by its method and path alone.</summary>
internal sealed class Router
{
    private readonly Address _address;
    private readonly List<Route> _routes;

    public Router(Edition edition, string role, Address address)
    {
        _address = address;
        var offered = Interfaces.Of(role).ToHashSet();
        _routes = [.. from operation in edition.Operations
                      where operation.Interface == Interface.Symmetric || offered.Contains((operation.Module, operation.Interface))
                      where operation.Url != "{response_url}"
                      select new Route(operation, [.. address.SegmentsOf(operation), .. Template(operation)])];
        Results = new(edition);
    }

    /// <summary>The response URLs that were given out.</summary>
    public ResultUrls Results { get; }

    /// <summary>Finds the operation.</summary>
    /// <param name="method">HTTP method.</param>
    /// <param name="path">Path of the URL as it came, without the query.</param>
    public Match Find(string method, string path)
    {
        if (Below(path) is not { } segments)
            return Match.Nothing;
        if (segments is [_, Address.ResultsSegment, var id] && Results.Find(id) is var (forCase, result))
            return Match.Nothing with { Operation = result.Method == method ? result : null, Case = forCase, Allowed = [result.Method] };
        // What a template spells out is meant before what it leaves open.
        var there = _routes.Where(route => route.Fits(segments)).OrderByDescending(route => route.Literals).ToList();
        return there.FirstOrDefault(route => route.Operation.Method == method) is { } found
            ? new(found.Operation, found.Parameters(segments), null, [])
            : Match.Nothing with { Allowed = [.. there.Select(route => route.Operation.Method).Distinct()] };
    }

    private List<string>? Below(string path)
    {
        var parts = path.Split('/').Skip(1).ToList();
        // A list is asked for with a slash at the end and without (AMB-12).
        if (parts is [.., ""])
            parts.RemoveAt(parts.Count - 1);
        if (parts.Count < _address.Prefix.Count || !_address.Prefix.SequenceEqual(parts.Take(_address.Prefix.Count), StringComparer.Ordinal))
            return null;
        return [.. parts.Skip(_address.Prefix.Count).Select(Uri.UnescapeDataString)];
    }

    private static string[] Template(Operation operation) => operation.Url == "{cdr_url}"
        ? [$"{{{Match.CdrTicket}}}"]
        : operation.Url[(operation.Url.IndexOf('}', StringComparison.Ordinal) + 1)..].Split('/', StringSplitOptions.RemoveEmptyEntries);

    private sealed record Route(Operation Operation, IReadOnlyList<string> Segments)
    {
        public int Literals => Segments.Count(segment => segment[0] != '{');

        public bool Fits(List<string> path) =>
            path.Count == Segments.Count && path.Zip(Segments).All(pair => pair.Second[0] == '{' ? pair.First.Length > 0 : pair.First == pair.Second);

        public Dictionary<string, string> Parameters(List<string> path) =>
            path.Zip(Segments).Where(pair => pair.Second[0] == '{').ToDictionary(pair => pair.Second.Trim('{', '}'), pair => pair.First);
    }
}

/// <summary>What a method and a path mean.</summary>
/// <param name="Operation">The operation; null where there is none.</param>
/// <param name="Path">The parameters in the path, decoded.</param>
/// <param name="Case">For a response URL: what it was made for.</param>
/// <param name="Allowed">The methods that this path knows, where it knows others only; empty where it is no path of ours.</param>
internal sealed record Match(Operation? Operation, IReadOnlyDictionary<string, string> Path, string? Case, IReadOnlyList<string> Allowed)
{
    /// <summary>The name under which the last segment of a CDR's own URL is kept.</summary>
    public const string CdrTicket = "cdr";

    public static Match Nothing { get; } = new(null, new Dictionary<string, string>(), null, []);

}
