using OcpiKit.Ocpi.Transport;

namespace OcpiKit.Ocpi.Registration;

/// <summary>Keeps registered peers. Digests are those of the tokens that peers send us, in hexadecimal.</summary>
public interface IPeerStore
{
    /// <summary>All registered peers.</summary>
    Task<IReadOnlyList<(Peer Peer, string Digest)>> ReadAsync(CancellationToken stop);

    /// <summary>Whether a token was given up.</summary>
    Task<bool> IsSpentAsync(string digest, CancellationToken stop);

    /// <summary>Adds or replaces a peer, and remembers which token was given up for that, if one was; both or neither.</summary>
    Task SaveAsync(Peer peer, string digest, string? spent, CancellationToken stop);

    /// <summary>Forgets a peer, and remembers its token as given up; both or neither.</summary>
    Task DeleteAsync(string id, string spent, CancellationToken stop);
}
