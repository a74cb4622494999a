using OcpiKit.Load;

namespace OcpiKit.Cli.Testing.Performance.Load;

/// <summary>Ends a load on a server that does not bear it: whoever says no to most of what is asked is not asked any further.</summary>
internal sealed class CircuitBreaker : IDisposable
{
    private const int Few = 20;
    private readonly CancellationTokenSource _enough;
    private int _sent;
    private int _failed;

    public CircuitBreaker(CancellationToken stop) => _enough = CancellationTokenSource.CreateLinkedTokenSource(stop);

    /// <summary>Cancelled when it is enough.</summary>
    public CancellationToken Enough => _enough.Token;

    /// <summary>What failed, and of how many.</summary>
    public (int Failed, int Sent) Seen => (_failed, _sent);

    /// <summary>Watches what is sent.</summary>
    public Send Over(Send send) => async (kind, number, stop) =>
    {
        var reply = await send(kind, number, stop);
        var sent = Interlocked.Increment(ref _sent);
        if (reply.Fault() is not null && Interlocked.Increment(ref _failed) is var failed && sent >= Few && failed * 2 > sent)
            await _enough.CancelAsync();
        return reply;
    };

    /// <inheritdoc />
    public void Dispose() => _enough.Dispose();
}
