using OcpiKit.Ocpi.Transport;

namespace OcpiKit.Ocpi.Registration;

/// <summary>
/// Keeps peers. Digests are those of the tokens that peers send us, in hexadecimal. Where several instances of a server share a store,
/// each decides on what it has read; so every change names the revision on which it was decided, and comes to nothing if there is a
/// newer one.
/// </summary>
public interface IPeerStore
{
    /// <summary>Whether somebody else may change what is in it.</summary>
    bool IsShared { get; }

    /// <summary>A number that is another one after every change.</summary>
    Task<long> RevisionAsync(CancellationToken stop);

    /// <summary>All peers; those without a contact are not registered yet, but expected.</summary>
    Task<IReadOnlyList<KeptPeer>> ReadAsync(CancellationToken stop);

    /// <summary>Whether a token was given up.</summary>
    Task<bool> IsSpentAsync(string digest, CancellationToken stop);

    /// <summary>Adds or replaces a peer, and remembers which token was given up for that, if one was; both or neither.</summary>
    /// <returns>False where there was a newer revision.</returns>
    Task<bool> SaveAsync(Peer peer, string digest, string? spent, long revision, CancellationToken stop);

    /// <summary>Forgets a peer, and remembers its token as given up; both or neither.</summary>
    /// <returns>False where there was a newer revision.</returns>
    Task<bool> DeleteAsync(string id, string spent, long revision, CancellationToken stop);
}

/// <summary>A peer as it is kept.</summary>
/// <param name="Peer">The peer.</param>
/// <param name="Digest">The digest of its token.</param>
/// <param name="Revision">With which revision it came to be as it is.</param>
public sealed record KeptPeer(Peer Peer, string Digest, long Revision);
