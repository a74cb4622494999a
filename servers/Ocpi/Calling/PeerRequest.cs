using OcpiKit.Ocpi.Types;

namespace OcpiKit.Ocpi.Calling;

/// <summary>A request to a peer.</summary>
/// <param name="Method">The HTTP method.</param>
/// <param name="Url">An absolute http or https URL.</param>
/// <param name="Token">The token that the peer gave us.</param>
public sealed record PeerRequest(HttpMethod Method, Uri Url, string Token)
{
    /// <summary>What to send as JSON, if anything: one of the wire types, or the JSON itself as bytes in UTF-8.</summary>
    public object? Body { get; init; }

    /// <summary>From whom to whom; only on functional modules (transport_and_format; TRN-47, TRN-49).</summary>
    public Route? Route { get; init; }

    /// <summary>Ties together the requests of one matter; a new one where it is left out (TRN-69).</summary>
    public string? CorrelationId { get; init; }

    /// <summary>Without the token: what is printed ends up in a log.</summary>
    public override string ToString() => $"{Method} {Url}";
}

/// <summary>Between which parties a message goes.</summary>
public sealed record Route(PartyKey From, PartyKey To);

/// <summary>What a client puts up with.</summary>
/// <param name="Patience">The time for one request, to the last byte of its answer.</param>
/// <param name="AnswerBytes">The longest answer.</param>
public sealed record PeerLimits(TimeSpan Patience, int AnswerBytes)
{
    /// <summary>Ten seconds and 4 MB: room for a page of any list.</summary>
    public static PeerLimits Usual { get; } = new(TimeSpan.FromSeconds(10), 4 * 1024 * 1024);
}

/// <summary>A peer did not answer, or with something that is no OCPI; the message is half a sentence.</summary>
public sealed class PeerException(string message, Exception? cause = null) : Exception(message, cause)
{
    /// <summary>Whether there was an answer, of whatever kind.</summary>
    public bool IsAnswer { get; init; }
}
