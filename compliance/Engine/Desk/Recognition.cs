using OcpiKit.Engine.Evidence;
using OcpiKit.Protocol;

namespace OcpiKit.Engine.Desk;

/// <summary>Recognises an operation by its method and URL alone. Where a module lies nobody says on the desk: its name is looked for in the path.</summary>
internal static class Recognition
{
    /// <summary>The operation; null where it is none of OCPI's, as far as its URL tells.</summary>
    public static Operation? Of(RequestMessage request, Edition edition)
    {
        var segments = request.Url.AbsolutePath.Split('/', StringSplitOptions.RemoveEmptyEntries).Select(Uri.UnescapeDataString).ToList();
        if (segments.Count == 0)
            return null;
        if (segments[^1] == "versions")
            return Only(edition, "versions", request.Method, operation => operation.Id.EndsWith(".list", StringComparison.Ordinal));
        if (segments[^1] == edition.Version)
            return Only(edition, "versions", request.Method, operation => !operation.Id.EndsWith(".list", StringComparison.Ordinal));
        for (var at = segments.Count - 1; at >= 0; at--)
        {
            var (module, rest) = (segments[at], segments.Skip(at + 1).ToList());
            var fitting = edition.Operations.Where(operation => operation.Module == module && operation.Method == request.Method && Fits(Template(operation), rest)).ToList();
            if (fitting.Count > 0)
                return fitting.Find(operation => IsReceiver(operation) == NamesParty(rest)) ?? fitting[0];
        }

        return null;
    }

    private static Operation? Only(Edition edition, string module, string method, Func<Operation, bool> which) =>
        edition.Operations.FirstOrDefault(operation => operation.Module == module && operation.Method == method && which(operation));

    // What follows the URL of the endpoint; a response_url is anybody's choice and is not recognised.
    private static string[] Template(Operation operation) =>
        operation.UrlParameter is not null ? ["?"] : [.. operation.Url.Split('/', StringSplitOptions.RemoveEmptyEntries).Skip(1)];

    private static bool Fits(string[] template, List<string> segments) =>
        template.Length == segments.Count && template.Zip(segments).All(pair => pair.First.StartsWith('{') || pair.First.Equals(pair.Second, StringComparison.OrdinalIgnoreCase));

    // What is pushed is addressed by its owner first (client owned objects).
    private static bool IsReceiver(Operation operation) => operation.Url.Contains("{country_code}", StringComparison.Ordinal);

    private static bool NamesParty(List<string> segments) => segments is [{ Length: 2 }, { Length: 3 }, ..];
}
