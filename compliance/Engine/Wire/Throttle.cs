namespace OcpiKit.Engine.Wire;

/// <summary>Keeps requests apart, so that a live system is never pressed: at most <paramref name="perSecond"/> of them; null for no bound.</summary>
public sealed class Throttle(double? perSecond, TimeProvider time)
{
    private readonly TimeSpan _apart = perSecond is { } rate ? TimeSpan.FromSeconds(1 / rate) : TimeSpan.Zero;
    private DateTimeOffset _next = DateTimeOffset.MinValue;

    /// <summary>Waits for the next turn.</summary>
    public async Task TurnAsync(CancellationToken stop)
    {
        var now = time.GetUtcNow();
        if (_next > now)
            await Task.Delay(_next - now, time, stop);
        _next = (_next > now ? _next : now) + _apart;
    }

    /// <summary>Lets nothing through before this much time has gone by: what a Retry-After asks for.</summary>
    public void Pause(TimeSpan pause) => _next = time.GetUtcNow() + pause;
}
