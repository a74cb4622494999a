using System.Globalization;
using OcpiKit.Reporting.Words;

namespace OcpiKit.Reporting.Performance;

/// <summary>What growth came to, in sentences.</summary>
internal static class GrowthWords
{
    /// <summary>The one sentence to remember.</summary>
    public static string Claim(IReadOnlyList<GrowthPoint> growth)
    {
        var (small, large) = (growth[0], growth[^1]);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"From {Amounts.Number(small.Locations)} to {Amounts.Of(large.Locations, "location")} half of the answers come within {Amounts.Latency(small.Cpo.Latency.P50)} and {Amounts.Latency(large.Cpo.Latency.P50)}, and memory goes from {small.Cpo.PeakMemoryMb:0} to {large.Cpo.PeakMemoryMb:0} MB");
    }
}
