using OcpiKit.Ocpi.Storage;
using OcpiKit.Ocpi.Types;

namespace OcpiKit.Ocpi.Pushing;

/// <summary>A push that waits for its turn with one peer.</summary>
/// <param name="PeerId">For whom it is.</param>
/// <param name="Module">The module it belongs to.</param>
/// <param name="Side">Which of the peer's sides takes it.</param>
/// <param name="Method">The HTTP method.</param>
/// <param name="Path">Where it goes beneath the peer's endpoint; or an absolute URL that the peer gave for it.</param>
/// <param name="From">Our party that owns the object.</param>
public sealed record WaitingPush(string PeerId, string Module, InterfaceRole Side, HttpMethod Method, string Path, PartyKey From)
{
    /// <summary>The party for which it is; null where it is for whoever receives the module.</summary>
    public PartyKey? To { get; init; }

    /// <summary>The fields of a PATCH.</summary>
    public byte[]? Fields { get; init; }

    /// <summary>The object as it was after the change; null where it is gone.</summary>
    public byte[]? Whole { get; init; }

    /// <summary>The URL that the peer gave for it, if it did.</summary>
    public Uri? Url => Path.StartsWith("http", StringComparison.OrdinalIgnoreCase) ? new Uri(Path) : null;

    /// <summary>What is sent.</summary>
    public byte[]? Body => Method == HttpMethod.Patch ? Fields : Method == HttpMethod.Delete ? null : Whole;

    /// <summary>
    /// Whether another push of the same object may take the place of this one: what was to be told is then told as a whole, once. A CDR
    /// that is POSTed is never left out, and what comes after a DELETE is something new.
    /// </summary>
    public bool CanBeOvertaken => Method == HttpMethod.Put || Method == HttpMethod.Patch;
}

/// <summary>
/// Keeps pushes until their turn comes: for each peer a queue of its own, of bounded length. Several instances of a server may share
/// one, and then serve each peer in turn.
/// </summary>
public interface IPushQueue
{
    /// <summary>
    /// Appends each push to the queue of its peer, or lets it take the place of one about the same object that waits there already.
    /// </summary>
    /// <param name="pushes">What to add; all or none.</param>
    /// <param name="capacity">How many may wait for one peer.</param>
    /// <param name="stop">Gives up.</param>
    /// <returns>Those for which there was no room.</returns>
    Task<IReadOnlyList<WaitingPush>> AddAsync(IReadOnlyList<WaitingPush> pushes, int capacity, CancellationToken stop);

    /// <summary>The turn to serve a peer, until it is disposed or lost; null where another instance has it.</summary>
    Task<ILease?> TakeTurnAsync(string peerId, CancellationToken stop);

    /// <summary>Takes the oldest push of a peer out of the queue: whatever becomes of it, it is not sent again.</summary>
    Task<WaitingPush?> TakeAsync(string peerId, CancellationToken stop);

    /// <summary>Whether something waits for a peer.</summary>
    Task<bool> HasAsync(string peerId, CancellationToken stop);

    /// <summary>The peers for whom something waits; what waits for peers that are no longer registered is forgotten.</summary>
    Task<IReadOnlyList<string>> SweepAsync(CancellationToken stop);
}
