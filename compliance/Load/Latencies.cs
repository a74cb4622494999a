using HdrHistogram;

namespace OcpiKit.Load;

/// <summary>Times, from microseconds to minutes, kept in a histogram with a fixed precision: neither the number of requests nor the slowest of them costs more memory.</summary>
public sealed class Latencies
{
    private const long Longest = 1_200_000_000;
    private const double PerMillisecond = 1000;
    private readonly LongHistogram _histogram;

    /// <summary>None yet.</summary>
    /// <param name="digits">How many digits of a value are right: 3 for 0.1 %, 2 for 1 %.</param>
    public Latencies(int digits = 3) => _histogram = new(1, Longest, digits);

    /// <summary>How many there are.</summary>
    public long Count => _histogram.TotalCount;

    /// <summary>The mean, in milliseconds.</summary>
    public double Mean => Count == 0 ? 0 : _histogram.GetMean() / PerMillisecond;

    /// <summary>The longest, in milliseconds.</summary>
    public double Max => Count == 0 ? 0 : _histogram.GetMaxValue() / PerMillisecond;

    /// <summary>So many percent of them took this long or less, in milliseconds.</summary>
    public double At(double percentile) => Count == 0 ? 0 : _histogram.GetValueAtPercentile(percentile) / PerMillisecond;

    /// <summary>How many took how long, in classes each of which ends so many times as far as the one before it; the empty ones between the fastest and the slowest too.</summary>
    public IReadOnlyList<(double UpToMs, long Count)> Classes(double growth = 1.25)
    {
        var classes = new List<(double UpToMs, long Count)>();
        var end = 0.01 * PerMillisecond;
        foreach (var value in _histogram.RecordedValues())
        {
            while (value.ValueIteratedTo > end)
            {
                if (classes.Count > 0)
                    classes.Add((end * growth / PerMillisecond, 0));
                end *= growth;
            }

            if (classes.Count == 0)
                classes.Add((end / PerMillisecond, 0));
            classes[^1] = (classes[^1].UpToMs, classes[^1].Count + value.CountAddedInThisIterationStep);
        }

        return classes;
    }

    internal void Record(TimeSpan time) =>
        _histogram.RecordValue(Math.Clamp((long)time.TotalMicroseconds, 1, Longest));
}
