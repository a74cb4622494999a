using OcpiKit.Reporting.Terminal;
using OcpiKit.Reporting.Words;

namespace OcpiKit.Reporting.Performance;

/// <summary>What a load came to, for the terminal.</summary>
/// <param name="page">Where it is written.</param>
public sealed class LoadText(Page page)
{
    private const string Bars = "▁▂▃▄▅▆▇█";
    private const string AsciiBars = ".:-=+*#@";
    private static readonly string[] Columns = ["requests", "failed", "half", "90 %", "99 %", "99.9 %", "slowest"];
    private static readonly string[] Fewer = ["requests", "failed", "half", "99 %", "slowest"];

    /// <summary>Writes it.</summary>
    public void Write(ServerLoad load)
    {
        page.Blank();
        page.Text("", 0, LoadWords.Claim(load), page.Style.Bold);
        page.Text("", 0, LoadWords.Asked(load), page.Style.Quiet);
        page.Blank();
        var width = load.Operations.Max(one => one.Says.Length) + 2;
        var isWide = width + Page.CellsWidth(Columns.Length) + 2 <= page.Style.Columns;
        page.Cells(2, width, page.Style.Quiet, "answered within", isWide ? Columns : Fewer);
        foreach (var one in load.Operations)
            page.Cells(2, width, null, one.Says, Cells(one.Planned, one.Failed, one.Latency, isWide));
        page.Cells(2, width, page.Style.Bold, "all", Cells(load.Planned, load.Failed, load.Latency, isWide));
        page.Blank();
        if (load.Latency.Count > 0)
            page.Text("  ", 2, $"{Amounts.Latency(load.Latency.Classes[0].UpTo)} {Drawn(load.Latency.Classes)} {Amounts.Latency(load.Latency.Max)}");
        page.Text("  ", 2, LoadWords.Took(load));
        foreach (var fault in load.Faults)
            page.Text("  ", 2, $"failed: {fault.Says}, {Amounts.Of(fault.Count, "time")}");
        if (LoadWords.Caution(load) is { } caution)
            page.Text("  ", 2, caution);
    }

    private static string[] Cells(long planned, long failed, LatencySummary latency, bool isWide) =>
    [
        Amounts.Number(planned),
        Amounts.Number(failed),
        .. (isWide ? new[] { latency.P50, latency.P90, latency.P99, latency.P999, latency.Max } : [latency.P50, latency.P99, latency.Max]).Select(ms => latency.Count > 0 ? Amounts.Latency(ms) : "-"),
    ];

    // The root: what is rare would be lost beside what is frequent, and it is what one looks for.
    private string Drawn(IReadOnlyList<LatencyClass> classes)
    {
        var (most, bars) = (Math.Sqrt(classes.Max(one => one.Count)), page.Style.Unicode ? Bars : AsciiBars);
        return string.Concat(classes.Select(one => one.Count == 0 ? ' ' : bars[(int)Math.Min(bars.Length - 1, Math.Sqrt(one.Count) / most * bars.Length)]));
    }
}
