using OcpiKit.Engine.Results;
using OcpiKit.Reporting.Terminal;
using OcpiKit.Reporting.Words;

namespace OcpiKit.Reporting.Performance;

/// <summary>A comparison for the terminal: what has clearly changed, and how much has not.</summary>
/// <param name="page">Where it is written.</param>
public sealed class ComparisonText(Page page)
{
    /// <summary>Writes it.</summary>
    public void Write(FigureComparison comparison, DateTimeOffset earlier)
    {
        page.Blank();
        page.Text("", 0, $"Compared with the run of {Amounts.Instant(earlier)}: {comparison.Sentence}", page.Style.Bold);
        foreach (var caution in comparison.Cautions)
            page.Text("  ", 2, caution);
        foreach (var figure in comparison.Figures.Where(figure => figure.Trend is not Trend.Same).OrderByDescending(figure => figure.Trend))
        {
            var isWorse = figure.Trend is Trend.Worse;
            page.Text($"  {page.Style.Sign(isWorse ? Verdict.Fail : Verdict.Pass)} ", 4, $"{figure.What}: {figure.Before} then, {figure.After} now");
        }
    }
}
