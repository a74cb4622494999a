using OcpiKit.Reporting.Html;

namespace OcpiKit.Reporting.Performance;

/// <summary>The page of the performance tests.</summary>
public static class PerformanceReport
{
    /// <summary>Writes the whole page. The stream stays open.</summary>
    /// <param name="result">What was measured.</param>
    /// <param name="earlier">What was measured before, where it is to be compared with that.</param>
    /// <param name="to">Where it goes.</param>
    /// <param name="stop">Gives up.</param>
    public static Task WriteAsync(PerformanceResult result, PerformanceResult? earlier, Stream to, CancellationToken stop) =>
        RazorPage.WriteAsync<PerformancePage>(new() { [nameof(PerformancePage.Result)] = result, [nameof(PerformancePage.Earlier)] = earlier }, to, stop);
}
