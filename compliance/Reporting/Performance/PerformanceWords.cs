using OcpiKit.Reporting.Words;

namespace OcpiKit.Reporting.Performance;

/// <summary>What all measurements came to, in a sentence.</summary>
internal static class PerformanceWords
{
    /// <summary>The claim, why, and in which tone.</summary>
    public static (string Claim, string Because, string Tone) Head(PerformanceResult result)
    {
        var loads = result.Loads.Concat(result.Growth.Select(point => point.Cpo)).ToList();
        if (loads.Count == 0)
            return ("How fast the kit is", $"{Amounts.Of(result.Figures.Count, "figure")}; no server was put under load.", "info");
        var (planned, failed) = (loads.Sum(load => load.Planned), loads.Sum(load => load.Failed));
        if (failed > 0)
            return ($"{Amounts.Of(failed, "request")} failed", $"Of {Amounts.Number(planned)} that were sent.", "fail");
        return loads.Exists(LoadWords.FallsBehind)
            ? ("The load was too much", $"All of {Amounts.Of(planned, "request")} were answered well, but later than they came.", "warn")
            : ("Every request was answered", $"{Amounts.Number(planned)} of them, each sent when it was due; the slowest took {Amounts.Latency(loads.Max(load => load.Latency.Max))}.", "pass");
    }
}
