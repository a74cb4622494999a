namespace OcpiKit.Reporting.Performance;

/// <summary>What a load did to a server. Times are in milliseconds unless their names say otherwise.</summary>
/// <param name="Name">Which server.</param>
/// <param name="Role">CPO or EMSP.</param>
/// <param name="Target">Its versions URL, where it is none of ours.</param>
/// <param name="Locations">How many locations it has, where that is known.</param>
/// <param name="Rate">Requests that were due in a second.</param>
/// <param name="WarmUpS">Before that nothing was counted.</param>
/// <param name="DurationS">How long was counted.</param>
/// <param name="AtMostOpen">How many requests could be under way at once.</param>
public sealed record ServerLoad(
    string Name, string Role, string? Target, int? Locations, int Rate, double WarmUpS, double DurationS, int AtMostOpen)
{
    /// <summary>How many requests were due.</summary>
    public required long Planned { get; init; }

    /// <summary>How many were answered as they should be.</summary>
    public required long Well { get; init; }

    /// <summary>Those in a second.</summary>
    public required double PerSecond { get; init; }

    /// <summary>Bytes of answers in a second.</summary>
    public required double BytesPerSecond { get; init; }

    /// <summary>What went wrong, the most frequent first.</summary>
    public required IReadOnlyList<FaultCount> Faults { get; init; }

    /// <summary>From the moment a request was due to the end of its answer: what a caller sees.</summary>
    public required LatencySummary Latency { get; init; }

    /// <summary>From the moment a request was sent: what a load that waits for its answers would have seen.</summary>
    public required LatencySummary Service { get; init; }

    /// <summary>How late the measuring machine itself was.</summary>
    public required LatencySummary Lag { get; init; }

    /// <summary>By kind of request.</summary>
    public required IReadOnlyList<OperationLoad> Operations { get; init; }

    /// <summary>By second.</summary>
    public required IReadOnlyList<LoadSecond> Seconds { get; init; }

    /// <summary>The memory of its process; empty where it runs elsewhere.</summary>
    public required IReadOnlyList<MemorySample> Memory { get; init; }

    /// <summary>How much of a processor a request takes; null where it runs elsewhere.</summary>
    public double? CpuPerRequestMs { get; init; }

    /// <summary>How many requests came to nothing.</summary>
    public long Failed => Planned - Well;

    /// <summary>The most memory that it took while it was looked at, in MB; null where it runs elsewhere.</summary>
    public double? PeakMemoryMb => Memory.Count > 0 ? Memory.Max(sample => sample.Mb) : null;

    /// <summary>
    /// Whether the measuring machine was so late that part of the latencies is its own: they are upper bounds then.
    /// </summary>
    public bool IsBlurred => Lag.P99 > Math.Max(2, Latency.P99 / 4);
}

/// <summary>Something that went wrong, and how often.</summary>
public sealed record FaultCount(string Says, long Count);

/// <summary>What a load came to in one kind of request.</summary>
/// <param name="Operation">The operation of the protocol.</param>
/// <param name="Says">What it is, in words.</param>
/// <param name="Planned">How many were due.</param>
/// <param name="Failed">How many came to nothing.</param>
/// <param name="Bytes">How long an answer is, on average.</param>
/// <param name="Latency">How long it took.</param>
public sealed record OperationLoad(string Operation, string Says, long Planned, long Failed, double Bytes, LatencySummary Latency);

/// <summary>What a load came to in one second.</summary>
/// <param name="Second">Counted from the end of the warm-up.</param>
/// <param name="Planned">How many requests were due in it.</param>
/// <param name="Failed">How many of them came to nothing.</param>
public sealed record LoadSecond(int Second, long Planned, long Failed, double P50, double P99, double Max);

/// <summary>How much memory a process had.</summary>
/// <param name="Second">Counted from the end of the warm-up.</param>
/// <param name="Mb">In MB (1,048,576 bytes).</param>
public sealed record MemorySample(double Second, double Mb);

/// <summary>Latencies in milliseconds.</summary>
/// <param name="Count">How many there are.</param>
/// <param name="Mean">The mean.</param>
/// <param name="P50">Half of them took this long or less.</param>
/// <param name="P90">90 % of them.</param>
/// <param name="P99">99 % of them.</param>
/// <param name="P999">99.9 % of them.</param>
/// <param name="Max">The longest.</param>
/// <param name="Classes">How many took how long.</param>
public sealed record LatencySummary(
    long Count, double Mean, double P50, double P90, double P99, double P999, double Max, IReadOnlyList<LatencyClass> Classes);

/// <summary>How many took longer than the class before and up to this.</summary>
public sealed record LatencyClass(double UpTo, long Count);
