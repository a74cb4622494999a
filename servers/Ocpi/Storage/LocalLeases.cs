using System.Collections.Concurrent;

namespace OcpiKit.Ocpi.Storage;

/// <summary>Leases of a server that has its database for itself: nobody but the server's own parts can be in the way, and none is ever lost.</summary>
public sealed class LocalLeases : ILeases
{
    private readonly ConcurrentDictionary<string, Lease> _held = new();

    /// <inheritdoc />
    public Task<ILease?> TryTakeAsync(string name, CancellationToken stop)
    {
        var lease = new Lease(this, name);
        return Task.FromResult<ILease?>(_held.TryAdd(name, lease) ? lease : null);
    }

    private sealed class Lease(LocalLeases leases, string name) : ILease
    {
        public CancellationToken Lost => CancellationToken.None;

        public ValueTask DisposeAsync()
        {
            // Disposed twice it must not end the lease of whoever came next.
            leases._held.TryRemove(KeyValuePair.Create(name, this));
            return ValueTask.CompletedTask;
        }
    }
}
