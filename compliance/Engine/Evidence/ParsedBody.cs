using System.Text;
using System.Text.Json;
using OcpiKit.Protocol;

namespace OcpiKit.Engine.Evidence;

/// <summary>A response's body, read leniently: what could be understood of it, and what was wrong with it.</summary>
/// <param name="Present">Whether there was any body at all.</param>
/// <param name="Utf8">Whether it is valid UTF-8.</param>
/// <param name="Json">The whole document; null where it is not JSON.</param>
/// <param name="JsonError">Why it is not JSON, with line and column.</param>
/// <param name="DuplicateKeys">Pointers of properties that stand twice in one object.</param>
/// <param name="Envelope">The envelope, where the document is an object.</param>
public sealed record ParsedBody(bool Present, bool Utf8, JsonElement? Json, string? JsonError, IReadOnlyList<string> DuplicateKeys, Envelope? Envelope)
{
    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>How deep a body may nest; OCPI's own objects need fewer than ten levels.</summary>
    public const int MaxDepth = 64;

    /// <summary>Reads a body. Never throws for what the other side sent.</summary>
    public static ParsedBody Of(ResponseMessage? response)
    {
        if (response is null || response.Body.IsEmpty)
            return new(false, true, null, null, [], null);
        var bytes = response.Body;
        var utf8 = IsUtf8(bytes.Span);
        if (bytes.Span.StartsWith("\uFEFF"u8))
            bytes = bytes[3..];
        try
        {
            using var document = JsonDocument.Parse(bytes, new JsonDocumentOptions { MaxDepth = MaxDepth });
            var json = document.RootElement.Clone();
            return new(true, utf8, json, null, utf8 ? DuplicateKeyFinder.Find(json) : [], json.ValueKind == JsonValueKind.Object && utf8 ? EnvelopeOf(json) : null);
        }
        catch (JsonException e)
        {
            return new(true, utf8, null, $"line {e.LineNumber + 1}, byte {e.BytePositionInLine + 1}", [], null);
        }
    }

    private static Envelope EnvelopeOf(JsonElement json) => new(
        true, json.Field("data"), json.Field("status_code"), json.Field("status_message"), json.Field("timestamp"));

    private static bool IsUtf8(ReadOnlySpan<byte> bytes)
    {
        try
        {
            return StrictUtf8.GetCharCount(bytes) >= 0;
        }
        catch (DecoderFallbackException)
        {
            return false;
        }
    }
}
