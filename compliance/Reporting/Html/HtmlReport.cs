using System.Text;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using OcpiKit.Engine.Results;

namespace OcpiKit.Reporting.Html;

/// <summary>For people: one file that needs nothing else, neither network nor script, and still reads well where its style is blocked.</summary>
public sealed class HtmlReport : IReporter
{
    /// <inheritdoc/>
    public string File => "report.html";

    /// <inheritdoc/>
    public async Task WriteAsync(RunResult result, Stream to, CancellationToken stop)
    {
        await using var services = new ServiceCollection().BuildServiceProvider();
        await using var renderer = new HtmlRenderer(services, NullLoggerFactory.Instance);
        var parameters = ParameterView.FromDictionary(new Dictionary<string, object?> { [nameof(ReportPage.Result)] = result });
        await using var writer = new StreamWriter(to, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), leaveOpen: true) { NewLine = "\n" };
        await renderer.Dispatcher.InvokeAsync(async () =>
        {
            var page = await renderer.RenderComponentAsync<ReportPage>(parameters);
            stop.ThrowIfCancellationRequested();
            page.WriteHtmlTo(writer);
        });
        await writer.FlushAsync(stop);
    }
}
