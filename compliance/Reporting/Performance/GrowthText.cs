using System.Globalization;
using OcpiKit.Reporting.Terminal;
using OcpiKit.Reporting.Words;

namespace OcpiKit.Reporting.Performance;

/// <summary>What growth came to, for the terminal: a row for each size, as it comes.</summary>
/// <param name="page">Where it is written.</param>
public sealed class GrowthText(Page page)
{
    private const int HeadWidth = 9;
    private static readonly string[] Columns = ["start", "half", "99 %", "memory", "list read", "eMSP has", "memory"];

    /// <summary>Writes what stands above the rows.</summary>
    public void Begin()
    {
        page.Blank();
        page.Text("", 0, "The servers with ever more locations", page.Style.Bold);
        page.Text("", 0, "How long the CPO takes to start, within which time it answers under load, its memory; how long one client takes to read the whole list; how long an eMSP takes to read and to keep it, and its memory", page.Style.Quiet);
        page.Blank();
        page.Cells(0, HeadWidth, page.Style.Quiet, "locations", Columns);
    }

    /// <summary>Writes the row of a size.</summary>
    public void Write(GrowthPoint point)
    {
        page.Cells(0, HeadWidth, null, Amounts.Number(point.Locations),
        [
            Seconds(point.StartS),
            Amounts.Latency(point.Cpo.Latency.P50),
            Amounts.Latency(point.Cpo.Latency.P99),
            Megabytes(point.Cpo.PeakMemoryMb),
            Seconds(point.WholeListS),
            Seconds(point.PullS),
            Megabytes(point.EmspMemoryMb),
        ]);
        if (point.Cpo.Failed > 0)
            page.Text("    ", 4, $"failed: {Amounts.Of(point.Cpo.Failed, "request")} of {Amounts.Number(point.Cpo.Planned)} ({string.Join(", ", point.Cpo.Faults.Select(fault => fault.Says))})");
    }

    private static string Seconds(double? seconds) => seconds is { } known ? string.Create(CultureInfo.InvariantCulture, $"{known:0.0} s") : "-";

    private static string Megabytes(double? megabytes) => megabytes is { } known ? Amounts.Megabytes(known) : "-";
}
