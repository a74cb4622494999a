using OcpiKit.Engine.Results;
using OcpiKit.Reporting.Causes;
using OcpiKit.Reporting.Html.Evidence;
using OcpiKit.Reporting.Words;

namespace OcpiKit.Reporting.Tickets;

/// <summary>A cause as Markdown, to be put into a ticket: the rule, what was expected and received, where, the exchange, and how to see it again.</summary>
public static class Ticket
{
    private const int PlacesShown = 5;
    private const int BodyLines = 40;

    /// <summary>The text.</summary>
    /// <param name="result">The run.</param>
    /// <param name="cause">The cause.</param>
    public static string Of(RunResult result, Cause cause)
    {
        var check = cause.First;
        var paragraphs = new List<string>
        {
            $"## {Markdown.Text(check.Title)}",
            $"**{check.Verdict.Word()}**, {check.Axis.ToString().ToLowerInvariant()}, check {Markdown.Code(check.Check)}, seen in {Amounts.Of(cause.Count, "place")} of {Markdown.Text(result.Facts.Name)} ({Markdown.Text(result.Facts.Role, 40)})",
            Markdown.Text(check.Says, 1000),
        };
        if (check.Difference is { } difference)
            paragraphs.Add($"- **{Expected.By(check)}:** {Markdown.Code(difference.Wanted)}\n- **Received:** {Markdown.Code(difference.Received)}");
        paragraphs.AddRange(cause.Requirements.Select(requirement => $"**{Markdown.Text(requirement.Id, 60)}** {Markdown.Text(requirement.Level, 60)}: {Markdown.Text(requirement.Text, 1000)} ({Markdown.Text(requirement.Source)})"));
        paragraphs.Add($"**Where**\n\n{string.Join('\n', Places(result, cause))}");
        if (Scene.Of(result, cause) is { } scene)
            paragraphs.AddRange(Told(scene, result.Facts.Role));
        paragraphs.Add(
            $"{Markdown.Text(result.Facts.Name)}, {Markdown.Code(result.Facts.Target)}; OCPI {Markdown.Text(result.Facts.Version, 20)}, {Amounts.Instant(result.Facts.Started)}, OcpiKit {Markdown.Text(result.Facts.Kit, 60)}, seed {result.Facts.Seed}. Tokens are taken out.");
        return string.Join("\n\n", paragraphs) + "\n";
    }

    private static IEnumerable<string> Places(RunResult result, Cause cause)
    {
        var exchanges = result.Exchanges.DistinctBy(exchange => exchange.Number).ToDictionary(exchange => exchange.Number);
        foreach (var place in cause.Places.Take(PlacesShown))
        {
            var words = place.Exchange is { } number && exchanges.TryGetValue(number, out var exchange)
                ? $"exchange {number}, {Markdown.Code($"{exchange.Method} {exchange.Url}", 300)}"
                : "the scenario as a whole";
            yield return $"- {words}{(place.Pointer is { Length: > 0 } pointer ? $" at {Markdown.Code(pointer, 300)}" : "")}";
        }

        if (cause.Count > Math.Min(PlacesShown, cause.Places.Count))
            yield return $"- and {Amounts.Of(cause.Count - Math.Min(PlacesShown, cause.Places.Count), "more place", "more places")}";
    }

    private static IEnumerable<string> Told(Scene scene, string role)
    {
        var exchange = scene.Exchange;
        yield return $"**{scene.Asker(role)}** (exchange {exchange.Number})";
        yield return Markdown.Block("http", Message($"{exchange.Method} {exchange.Url}", exchange.RequestHeaders));
        if (exchange.RequestBody is { Length: > 0 } sent)
            yield return Markdown.Block("", Body(sent, scene.Incoming ? scene.Pointer : null));
        yield return $"**{scene.Answerer(role)}**";
        yield return exchange.Status is { } status
            ? Markdown.Block("http", Message($"HTTP {status}", exchange.ResponseHeaders))
            : Markdown.Text(exchange.Fault ?? "No answer.");
        if (exchange.ResponseBody is { Length: > 0 } received)
            yield return Markdown.Block("", Body(received, scene.Incoming ? null : scene.Pointer));
        if (scene.Again.Count > 0)
            yield return $"**Again**\n\n{Markdown.Block("sh", string.Join('\n', scene.Again))}";
    }

    private static string Message(string start, IReadOnlyList<HeaderLine> headers) =>
        string.Join('\n', headers.Select(line => $"{Visible.Line(line.Name, 100)}: {Visible.Line(line.Value, 300)}").Prepend(Visible.Line(start, 1000)));

    private static string Body(string body, string? pointer)
    {
        var parts = BodyView.Of(body, pointer is null ? [] : [pointer], pointer is null ? 12 : 0);
        var lines = parts.SelectMany(part => part.LeftOut > 0
            ? [$"⋯ {Amounts.Of(part.LeftOut, "line")} not shown"]
            : part.Text.TrimEnd('\n').Split('\n').Select(line => part.Marked ? $"{line}   ← here" : line));
        return string.Join('\n', lines.Take(BodyLines));
    }
}
