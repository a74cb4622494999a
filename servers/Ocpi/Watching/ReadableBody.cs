using System.Buffers;
using System.Text;
using System.Text.Json;
using System.Text.Unicode;

namespace OcpiKit.Ocpi.Watching;

/// <summary>
/// A body as people read it: JSON with a line for each value, every value written as it came, and the strings of fields named token
/// masked. It also reads what was cut off in the middle, as far as it goes.
/// </summary>
internal static class ReadableBody
{
    private const string Indent = "  ";

    /// <summary>The text of a body, and what is to be said about it.</summary>
    public static (string Text, string Note) Of(BodyCopy body, Secrets secrets)
    {
        if (body.Length is 0)
            return ("", "");
        var note = body.IsWhole ? "" : $"Only the first {body.Head.Length / 1024.0:0.#} KB of {body.Length / 1024.0:0.#} KB are kept.";
        try
        {
            return (secrets.Hide(Lines(body.Head.Span, body.IsWhole)), note);
        }
        catch (JsonException)
        {
            return PlainText(body, secrets, note);
        }
    }

    // What is no JSON may hide a token from us: it is shown only where it is plain text that does not speak of one.
    private static (string Text, string Note) PlainText(BodyCopy body, Secrets secrets, string note)
    {
        var text = Utf8.IsValid(body.Head.Span) ? Encoding.UTF8.GetString(body.Head.Span) : "\0";
        if (text.Any(c => char.IsControl(c) && c is not ('\n' or '\r' or '\t')))
            return ("", "The body is no text, and not shown.");
        return text.Contains("token", StringComparison.OrdinalIgnoreCase) || text.Contains("\\u", StringComparison.OrdinalIgnoreCase)
            ? ("", "The body is no JSON, and not shown since it may hold a token.")
            : (secrets.Hide(text), ("The body is no JSON. " + note).TrimEnd());
    }

    private static string Lines(ReadOnlySpan<byte> json, bool isWhole)
    {
        var reader = new Utf8JsonReader(json, isWhole, new JsonReaderState(new JsonReaderOptions { MaxDepth = 64 }));
        var text = new StringBuilder(json.Length * 3 / 2);
        var isFirst = true;
        var afterName = false;
        var masks = false;
        while (reader.Read())
        {
            var ends = reader.TokenType is JsonTokenType.EndArray or JsonTokenType.EndObject;
            if (!afterName && text.Length > 0 && !(ends && isFirst))
                text.Append(isFirst || ends ? "\n" : ",\n").Insert(text.Length, Indent, reader.CurrentDepth);

            text.Append(masks && reader.TokenType is JsonTokenType.String ? $"\"{Secrets.Mask}\"" : Written(ref reader));
            afterName = reader.TokenType is JsonTokenType.PropertyName;
            isFirst = reader.TokenType is JsonTokenType.StartArray or JsonTokenType.StartObject;
            masks = afterName && IsToken(ref reader);
        }
        return text.ToString();
    }

    private static string Written(ref Utf8JsonReader reader) => reader.TokenType switch
    {
        JsonTokenType.PropertyName => $"\"{Raw(ref reader)}\": ",
        JsonTokenType.String => $"\"{Raw(ref reader)}\"",
        _ => Raw(ref reader),
    };

    private static string Raw(ref Utf8JsonReader reader) =>
        Encoding.UTF8.GetString(reader.HasValueSequence ? reader.ValueSequence.ToArray() : reader.ValueSpan);

    private static bool IsToken(ref Utf8JsonReader reader)
    {
        try
        {
            return string.Equals(reader.GetString(), "token", StringComparison.OrdinalIgnoreCase);
        }
        catch (InvalidOperationException)
        {
            return true; // Half a character: whoever writes such a name may want to hide something.
        }
    }
}
