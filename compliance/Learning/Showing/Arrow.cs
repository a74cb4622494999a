using System.Globalization;
using System.Text.Json;
using OcpiKit.Engine.Evidence;
using OcpiKit.Engine.Results;
using OcpiKit.Reporting.Words;

namespace OcpiKit.Learning.Showing;

/// <summary>One arrow of a drawing: who says something to whom.</summary>
/// <param name="FromUs">Whether it starts at us.</param>
/// <param name="Label">What is said.</param>
/// <param name="IsAnswer">Whether it answers.</param>
public sealed record Arrow(bool FromUs, string Label, bool IsAnswer)
{
    private const int LongestPath = 200;
    private const int LongestCode = 20;
    private const string Version = "/2.2.1";

    // Of a list that is followed over many pages the first and the last say enough.
    private const int MostExchanges = 4;

    /// <summary>The arrows of some exchanges: there and back for each.</summary>
    public static IReadOnlyList<Arrow> Of(IReadOnlyList<ExchangeRecord> exchanges)
    {
        var all = exchanges.Count > MostExchanges ? [.. exchanges.Take(MostExchanges - 1), exchanges[^1]] : exchanges;
        return [.. all.SelectMany(One)];
    }

    private static IEnumerable<Arrow> One(ExchangeRecord exchange)
    {
        var ours = exchange.Direction == Direction.ToSubject;
        yield return new(ours, $"{exchange.Method} {Path(exchange.Url)}", IsAnswer: false);
        yield return new(!ours, Answer(exchange), IsAnswer: true);
    }

    private static string Answer(ExchangeRecord exchange)
    {
        if (exchange.Status is not { } status)
            return $"no answer: {Visible.Line(exchange.Fault, LongestPath)}";
        var code = Code(exchange.ResponseBody) is { } read ? $", OCPI {read}" : exchange is { Cut: true, Direction: Direction.ToSubject } ? ", too long to be shown" : "";
        return string.Create(CultureInfo.InvariantCulture, $"HTTP {status}{code}");
    }

    /// <summary>The path below the version, which is where modules begin; of its details, the version.</summary>
    public static string Path(string url)
    {
        var path = Visible.Line(Excerpt.Plain(url), LongestPath);
        var root = path.IndexOf(Version + "/", StringComparison.Ordinal);
        // The version itself has nothing below it.
        return root >= 0 ? path[(root + Version.Length)..] : path.EndsWith(Version, StringComparison.Ordinal) ? Version : path;
    }

    private static string? Code(string? body)
    {
        if (string.IsNullOrEmpty(body))
            return null;
        try
        {
            using var read = JsonDocument.Parse(body);
            return read.RootElement.Field("status_code") is { } code ? Visible.Line(code.Text() ?? code.GetRawText(), LongestCode) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
