using OcpiKit.Engine.Results;

namespace OcpiKit.Reporting.Html;

/// <summary>For people: one file that needs nothing else, neither network nor script, and still reads well where its style is blocked.</summary>
public sealed class HtmlReport : IReporter
{
    /// <inheritdoc/>
    public string File => "report.html";

    /// <inheritdoc/>
    public Task WriteAsync(RunResult result, Stream to, CancellationToken stop) =>
        RazorPage.WriteAsync<ReportPage>(new() { [nameof(ReportPage.Result)] = result }, to, stop);
}
