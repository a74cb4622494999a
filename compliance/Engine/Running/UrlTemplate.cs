using System.Text.RegularExpressions;
using OcpiKit.Protocol;

namespace OcpiKit.Engine.Running;

/// <summary>Makes the URL of a call: the endpoint, the path of the operation's template, the query.</summary>
public static partial class UrlTemplate
{
    /// <summary>Fills an operation's template. One slash joins endpoint and path, whether or not the endpoint ends in one (AMB-12); a query in the endpoint's own URL is kept.</summary>
    /// <param name="endpoint">The endpoint as the version details name it.</param>
    /// <param name="operation">The operation.</param>
    /// <param name="values">Values of path and query parameters, by name.</param>
    /// <param name="extraPath">What to add to the end of the path as it is, or null.</param>
    public static Uri Fill(Uri endpoint, Operation operation, IReadOnlyDictionary<string, string> values, string? extraPath = null)
    {
        var template = operation.Url[(operation.Url.IndexOf('}', StringComparison.Ordinal) + 1)..];
        var inPath = new HashSet<string>();
        var path = Parameter().Replace(template, match =>
        {
            var name = match.Groups[1].Value;
            inPath.Add(name);
            return Uri.EscapeDataString(values.GetValueOrDefault(name, ""));
        });
        var query = string.Join('&', values.Where(pair => !inPath.Contains(pair.Key)).Select(pair => $"{Uri.EscapeDataString(pair.Key)}={Uri.EscapeDataString(pair.Value)}"));
        var start = endpoint.GetLeftPart(UriPartial.Path);
        if (path.Length > 0)
            start = start.TrimEnd('/') + "/" + path.TrimStart('/');
        var own = endpoint.Query.TrimStart('?');
        var whole = string.Join('&', new[] { own, query }.Where(part => part.Length > 0));
        return new Uri(start + extraPath + (whole.Length > 0 ? "?" + whole : ""));
    }

    [GeneratedRegex(@"\{([a-z_]+)\}")]
    private static partial Regex Parameter();
}
