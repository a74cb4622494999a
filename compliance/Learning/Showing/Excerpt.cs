using System.Text.Json;
using OcpiKit.Engine.Evidence;
using OcpiKit.Learning.Lessons;
using OcpiKit.Reporting.Words;

namespace OcpiKit.Learning.Showing;

/// <summary>A line of what is shown of a message.</summary>
/// <param name="Indent">How deep it stands.</param>
/// <param name="Text">The line.</param>
/// <param name="Says">The word to it; null where there is none.</param>
public sealed record ExcerptLine(int Indent, string Text, string? Says = null);

/// <summary>Of a message only what matters; <c>…</c> stands for all else.</summary>
public static class Excerpt
{
    private const int LongestValue = 60;
    private const string Rest = "…";
    private const string TooLong = "(the body is too long to be shown here)";
    private const string NoJson = "(the body is no JSON)";

    /// <summary>The header lines that matter, in the order of the notes.</summary>
    public static IEnumerable<ExcerptLine> OfHeaders(IReadOnlyList<Engine.Results.HeaderLine> headers, IReadOnlyList<FieldNote> notes) =>
        from note in notes
        where !note.InBody
        from header in headers.Where(header => header.Name.Equals(note.At, StringComparison.OrdinalIgnoreCase)).Take(1)
        select new ExcerptLine(0, $"{Visible.Line(header.Name, LongestValue)}: {Visible.Line(Plain(header.Value), LongestValue)}", Word(note));

    /// <summary>The parts of a body that matter; where it cannot be read, a line that says why.</summary>
    /// <param name="body">The body.</param>
    /// <param name="notes">What matters in it.</param>
    /// <param name="cut">Whether it is only the beginning of one.</param>
    public static IReadOnlyList<ExcerptLine> OfBody(string? body, IReadOnlyList<FieldNote> notes, bool cut = false)
    {
        var wanted = notes.Where(note => note.InBody).Select(note => (Path: note.At[1..].Split('/').Select(Unescaped).ToArray(), Note: note)).ToList();
        if (wanted.Count == 0 || string.IsNullOrWhiteSpace(body))
            return [];
        if (Parsed(body) is not { } root)
            return [new(0, cut ? TooLong : NoJson)];
        var lines = new List<ExcerptLine>();
        Write(lines, root, "", "", 0, wanted, 0);
        return lines;
    }

    /// <summary>The address without its host, which is another each time.</summary>
    public static string Plain(string text) => text switch
    {
        // A Link names its address in brackets, with words after it.
        ['<', ..] when text.IndexOf('>', StringComparison.Ordinal) is > 0 and var end => $"<{Plain(text[1..end])}{text[end..]}",
        _ => Uri.TryCreate(text, UriKind.Absolute, out var url) && url.Scheme is "http" or "https" ? url!.PathAndQuery : text,
    };

    private static void Write(List<ExcerptLine> lines, JsonElement value, string name, string comma, int depth, List<(string[] Path, FieldNote Note)> wanted, int indent)
    {
        var here = wanted.Find(one => one.Path.Length == depth).Note;
        var within = wanted.Where(one => one.Path.Length > depth).ToList();
        if (within.Count == 0 || value.ValueKind is not (JsonValueKind.Object or JsonValueKind.Array))
        {
            lines.Add(new(indent, name + Short(value) + comma, here is null ? null : Word(here)));
            return;
        }

        var (open, close) = value.ValueKind is JsonValueKind.Object ? ("{", "}") : ("[", "]");
        lines.Add(new(indent, name + open, here is null ? null : Word(here)));
        var shown = Children(value).Where(child => within.Exists(one => one.Path[depth] == child.Name)).ToList();
        var more = Children(value).Count() > shown.Count;
        for (var at = 0; at < shown.Count; at++)
        {
            var (key, child) = shown[at];
            Write(lines, child, value.ValueKind is JsonValueKind.Object ? $"\"{Visible.Line(key, LongestValue)}\": " : "", at < shown.Count - 1 || more ? "," : "", depth + 1, [.. within.Where(one => one.Path[depth] == key)], indent + 1);
        }

        if (more)
            lines.Add(new(indent + 1, Rest));
        lines.Add(new(indent, close + comma));
    }

    private static IEnumerable<(string Name, JsonElement Value)> Children(JsonElement value) => value.ValueKind is JsonValueKind.Object
        ? value.EnumerateObject().Select(property => (property.SafeName(), property.Value))
        : value.EnumerateArray().Select((item, at) => (at.ToString(System.Globalization.CultureInfo.InvariantCulture), item));

    private static string Short(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => value.EnumerateObject().Any() ? "{ … }" : "{}",
        JsonValueKind.Array => value.GetArrayLength() is var length && length == 0 ? "[]" : $"[ {length} of them … ]",
        JsonValueKind.String when value.Text() is { } text => $"\"{Visible.Line(text, LongestValue)}\"",
        _ => Visible.Line(value.GetRawText(), LongestValue),
    };

    private static string? Word(FieldNote note) => note.Says.Length > 0 ? note.Says : null;

    private static string Unescaped(string segment) => segment.Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal);

    private static JsonElement? Parsed(string body)
    {
        try
        {
            return JsonSerializer.Deserialize<JsonElement>(body);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
