using System.Text;
using System.Text.Json;
using System.Text.Unicode;
using OcpiKit.Protocol;

namespace OcpiKit.Engine.Evidence;

/// <summary>A body that the other side sent, read leniently: what could be understood of it, and what was wrong with it.</summary>
/// <param name="Present">Whether there was any body at all.</param>
/// <param name="IsUtf8">Whether it is valid UTF-8.</param>
/// <param name="Json">The whole document; null where it is not JSON.</param>
/// <param name="JsonError">Why it is not JSON, with line and column.</param>
/// <param name="DuplicateKeys">Pointers of properties that stand twice in one object.</param>
/// <param name="Envelope">The envelope, where the document is an object.</param>
public sealed record ParsedBody(bool Present, bool IsUtf8, JsonElement? Json, string? JsonError, IReadOnlyList<string> DuplicateKeys, Envelope? Envelope)
{
    /// <summary>How deep a body may nest; OCPI's own objects need fewer than ten levels.</summary>
    public const int MaxDepth = 64;

    /// <summary>Reads a body. Never throws for what the other side sent.</summary>
    public static ParsedBody Of(ReadOnlyMemory<byte> body)
    {
        if (body.IsEmpty)
            return new(false, true, null, null, [], null);
        var utf8 = Utf8.IsValid(body.Span);
        // What is no UTF-8 is read all the same, each bad byte as U+FFFD: nothing behind this has to fear it, and what else is wrong is seen too.
        var bytes = utf8 ? body : Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(body.Span));
        if (bytes.Span.StartsWith("\uFEFF"u8))
            bytes = bytes[3..];
        try
        {
            using var document = JsonDocument.Parse(bytes, new JsonDocumentOptions { MaxDepth = MaxDepth });
            var json = document.RootElement.Clone();
            return new(true, utf8, json, null, DuplicateKeyFinder.Find(json), json.ValueKind == JsonValueKind.Object ? EnvelopeOf(json) : null);
        }
        catch (JsonException e)
        {
            return new(true, utf8, null, $"line {e.LineNumber + 1}, byte {e.BytePositionInLine + 1}", [], null);
        }
    }

    private static Envelope EnvelopeOf(JsonElement json) => new(
        true, json.Field("data"), json.Field("status_code"), json.Field("status_message"), json.Field("timestamp"));
}
