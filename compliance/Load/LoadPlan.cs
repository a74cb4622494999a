namespace OcpiKit.Load;

/// <summary>What load is put on a server.</summary>
/// <param name="Arrivals">When requests are due, counted from the beginning, in this order; warm-up included.</param>
/// <param name="WarmUp">What is due before this has passed is sent and not counted.</param>
/// <param name="Duration">What is due after the warm-up and within this is counted.</param>
public sealed record LoadPlan(IEnumerable<TimeSpan> Arrivals, TimeSpan WarmUp, TimeSpan Duration)
{
    /// <summary>How many requests may be under way at once; what is due beyond that waits, and the wait counts.</summary>
    public int AtMostOpen { get; init; } = 100;

    /// <summary>How long after the last moment answers are waited for.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Requests at moments drawn by chance.</summary>
    public static LoadPlan ByChance(int rate, TimeSpan warmUp, TimeSpan duration, int seed) =>
        new(Load.Arrivals.ByChance(rate, warmUp + duration, seed), warmUp, duration);
}
