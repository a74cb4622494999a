using System.Threading.RateLimiting;

namespace OcpiKit.Ocpi.Transport;

/// <summary>Counts the requests of each caller against what it may make in a minute.</summary>
/// <param name="most">How many that are.</param>
internal sealed class RequestRates(int most) : IDisposable
{
    // A whole minute's worth at once, and then as many as have come back since: the minute is the measure, and not how it is spent.
    private readonly PartitionedRateLimiter<string> _limiter = PartitionedRateLimiter.Create<string, string>(caller =>
        RateLimitPartition.GetTokenBucketLimiter(caller, _ => new TokenBucketRateLimiterOptions
        {
            TokenLimit = most,
            TokensPerPeriod = Math.Max(1, most / 60),
            ReplenishmentPeriod = TimeSpan.FromSeconds(Math.Max(1, 60.0 / most)),
            QueueLimit = 0,
        }));

    /// <summary>How many requests a caller may make in a minute.</summary>
    public int Most => most;

    /// <summary>Counts a request; gives the time after which to try again where it is one too many, and null where it is not.</summary>
    public TimeSpan? Count(string caller)
    {
        using var lease = _limiter.AttemptAcquire(caller);
        if (lease.IsAcquired)
            return null;
        return lease.TryGetMetadata(MetadataName.RetryAfter, out var wait) ? wait : TimeSpan.FromSeconds(1);
    }

    /// <inheritdoc />
    public void Dispose() => _limiter.Dispose();
}
