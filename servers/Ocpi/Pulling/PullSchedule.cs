namespace OcpiKit.Ocpi.Pulling;

/// <summary>When to pull from a peer.</summary>
/// <param name="Interval">How long after a pull the next one follows.</param>
public sealed record PullSchedule(TimeSpan Interval)
{
    /// <summary>Pulls nothing.</summary>
    public static PullSchedule Never { get; } = new(Timeout.InfiniteTimeSpan);

    /// <summary>Whether anything is pulled at all.</summary>
    public bool IsOn => Interval > TimeSpan.Zero;

    /// <summary>
    /// How long after a registration to begin: the other side has its token for us as soon as it has read our answer, and not before.
    /// </summary>
    public TimeSpan First { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>How often everything is read, and not only what is new: so long something that is gone may go unnoticed.</summary>
    public TimeSpan Whole { get; init; } = TimeSpan.FromDays(1);

    /// <summary>How long a peer that is back waits for us at most.</summary>
    public TimeSpan LongestRetry { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>How long after a pull that failed to try again: at first soon, then less and less often.</summary>
    public TimeSpan AfterFailures(int failures)
    {
        var patience = First * Math.Pow(2, Math.Min(failures, 20));
        return patience < LongestRetry ? patience : LongestRetry;
    }
}

/// <summary>What a pull puts up with: a list that does not end is no list.</summary>
/// <param name="PageSize">How many objects to ask for at once; fewer may come.</param>
/// <param name="Pages">The most pages of one list.</param>
/// <param name="Bytes">The most that all pages of one list may have together.</param>
public sealed record PullLimits(int PageSize, int Pages, long Bytes)
{
    /// <summary>Room for hundreds of thousands of Locations, and an end all the same.</summary>
    public static PullLimits Usual { get; } = new(100, 20_000, 2L * 1024 * 1024 * 1024);
}
