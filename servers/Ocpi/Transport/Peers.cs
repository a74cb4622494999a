using System.Security.Cryptography;
using System.Text;

namespace OcpiKit.Ocpi.Transport;

/// <summary>Who may call us. Registration will add to it; until then one peer is agreed upon beforehand.</summary>
public interface IPeers
{
    /// <summary>The peer behind the value of an Authorization header, or null for a stranger.</summary>
    Peer? Recognise(string authorization);
}

/// <summary>A platform that calls us; its token names it (transport_and_format; TRN-06).</summary>
public sealed record Peer(string Name);

/// <summary>One peer with one token.</summary>
/// <param name="token">The token it has to send.</param>
/// <param name="acceptRawToken">Whether the token may also come without Base64 (TRN-05).</param>
public sealed class SinglePeer(string token, bool acceptRawToken) : IPeers
{
    private static readonly Peer Partner = new("partner");
    private readonly byte[] _digest = Digest(token);

    /// <inheritdoc />
    public Peer? Recognise(string authorization)
    {
        if (!CredentialsToken.TryRead(authorization, out var raw, out var decoded))
            return null;

        var known = decoded is not null && IsOurs(decoded);
        return known || (acceptRawToken && IsOurs(raw)) ? Partner : null;
    }

    // Digests have one length, and their comparison takes the same time wherever they differ: a guesser learns nothing from it.
    private bool IsOurs(string candidate) => CryptographicOperations.FixedTimeEquals(Digest(candidate), _digest);

    private static byte[] Digest(string text) => SHA256.HashData(Encoding.UTF8.GetBytes(text));
}
