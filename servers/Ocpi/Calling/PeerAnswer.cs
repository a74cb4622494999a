using System.Text.Json;
using OcpiKit.Ocpi.Types;

namespace OcpiKit.Ocpi.Calling;

/// <summary>The envelope a peer answered with.</summary>
/// <param name="HttpStatus">The HTTP status.</param>
/// <param name="StatusCode">OCPI's own status.</param>
/// <param name="Message">What the peer says about it, shortened.</param>
/// <param name="Data">What was asked for; undefined where there is nothing.</param>
/// <param name="Link">The header Link, which names the next page of a list.</param>
public sealed record PeerAnswer(int HttpStatus, int StatusCode, string? Message, JsonElement Data, string? Link)
{
    private const int LongestMessage = 200;

    /// <summary>What the peer's clock said; null where it said nothing of the kind.</summary>
    public DateTimeOffset? Timestamp { get; init; }

    /// <summary>Whether it went well, on both layers (status_codes).</summary>
    public bool IsSuccess => HttpStatus is >= 200 and <= 299 && StatusCode is >= 1000 and <= 1999;

    /// <summary>The data as one of the wire types.</summary>
    /// <exception cref="PeerException">It is something else, or the peer answered with an error.</exception>
    public T DataAs<T>()
        where T : class
    {
        if (!IsSuccess)
            throw new PeerException($"the answer is HTTP {HttpStatus} with status code {StatusCode}");
        try
        {
            return (Data.ValueKind is JsonValueKind.Undefined ? null : Data.Deserialize<T>(OcpiJson.Strict))
                ?? throw new PeerException("the answer has no data");
        }
        catch (JsonException mistake)
        {
            throw new PeerException("the data of the answer is not what the specification asks for", mistake);
        }
    }

    /// <exception cref="PeerException">The body is no envelope.</exception>
    internal static PeerAnswer Read(HttpResponseMessage response, byte[] body)
    {
        var http = (int)response.StatusCode;
        try
        {
            using var document = JsonDocument.Parse(body, new JsonDocumentOptions { MaxDepth = 40 });
            var envelope = document.RootElement.Deserialize<Envelope>(OcpiJson.Strict) ?? throw new JsonException("null");
            var message = envelope.StatusMessage is { Length: > LongestMessage } text ? text[..LongestMessage] : envelope.StatusMessage;
            var link = response.Headers.TryGetValues("Link", out var links) ? string.Join(", ", links) : null;
            return new PeerAnswer(http, envelope.StatusCode, message, envelope.Data, link) { Timestamp = envelope.Instant };
        }
        catch (JsonException mistake)
        {
            throw new PeerException($"the answer is HTTP {http} without an OCPI envelope", mistake) { IsAnswer = true };
        }
    }

    private sealed record Envelope(int StatusCode, string? StatusMessage, JsonElement Data = default, JsonElement Timestamp = default)
    {
        public DateTimeOffset? Instant =>
            Timestamp.ValueKind is JsonValueKind.String && OcpiDateTime.TryParse(Timestamp.GetString()!, out var instant) ? instant : null;
    }
}
