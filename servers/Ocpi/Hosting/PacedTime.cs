namespace OcpiKit.Ocpi.Hosting;

/// <summary>
/// A clock that runs faster than the world's from the moment it is made, so that a charge of an hour can be watched in a minute. All that
/// a server does by the clock is as much faster; what it measures, such as how long an answer took, is not.
/// </summary>
/// <param name="real">The world's clock.</param>
/// <param name="pace">How many seconds pass in one.</param>
public sealed class PacedTime(TimeProvider real, double pace) : TimeProvider
{
    // More often than that nobody needs to be woken.
    private static readonly TimeSpan Shortest = TimeSpan.FromMilliseconds(50);

    private readonly DateTimeOffset _beginning = real.GetUtcNow();
    private readonly long _started = real.GetTimestamp();

    /// <inheritdoc />
    public override DateTimeOffset GetUtcNow() => _beginning + (real.GetElapsedTime(_started) * pace);

    /// <inheritdoc />
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        real.CreateTimer(callback, state, Shortened(dueTime), Shortened(period));

    private TimeSpan Shortened(TimeSpan span)
    {
        if (span <= TimeSpan.Zero) // at once, or never
            return span;
        var shortened = span / pace;
        return shortened > Shortest ? shortened : Shortest;
    }
}
