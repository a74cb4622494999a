namespace OcpiKit.Ocpi.Storage;

/// <summary>
/// What one instance of a server at a time may do, of all that share a database: simulate the network, say, or serve a peer its pushes.
/// A lease is free again when it is given back, and when the process that had it is gone.
/// </summary>
public interface ILeases
{
    /// <summary>Takes a lease; null where somebody has it already, be it in this process or in another.</summary>
    /// <param name="name">For what it is.</param>
    /// <param name="stop">Gives up.</param>
    Task<ILease?> TryTakeAsync(string name, CancellationToken stop);
}

/// <summary>Leases for those who wait.</summary>
public static class LeasesInTime
{
    private static readonly TimeSpan AskAgain = TimeSpan.FromMilliseconds(100);

    /// <summary>Takes a lease as soon as it is free.</summary>
    public static async Task<ILease> TakeAsync(this ILeases leases, string name, TimeProvider time, CancellationToken stop)
    {
        while (true)
        {
            if (await leases.TryTakeAsync(name, stop) is { } lease)
                return lease;
            await Task.Delay(AskAgain, time, stop);
        }
    }
}

/// <summary>Something that nobody else does, until this is disposed.</summary>
public interface ILease : IAsyncDisposable
{
    /// <summary>
    /// Cancelled when the lease was lost, since the database is not there any more: from then on another instance may have it, so
    /// whatever was done under it has to end.
    /// </summary>
    CancellationToken Lost { get; }
}
