using System.Text;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace OcpiKit.Reporting.Html;

/// <summary>Writes a whole page, or a part of one, that a component renders.</summary>
public static class RazorPage
{
    /// <summary>Renders <typeparamref name="TPage"/> with its parameters. The stream stays open.</summary>
    public static async Task WriteAsync<TPage>(Dictionary<string, object?> parameters, Stream to, CancellationToken stop)
        where TPage : IComponent
    {
        await using var services = new ServiceCollection().BuildServiceProvider();
        await using var renderer = new HtmlRenderer(services, NullLoggerFactory.Instance);
        await using var writer = new StreamWriter(to, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), leaveOpen: true) { NewLine = "\n" };
        await renderer.Dispatcher.InvokeAsync(async () =>
        {
            var page = await renderer.RenderComponentAsync<TPage>(ParameterView.FromDictionary(parameters));
            stop.ThrowIfCancellationRequested();
            page.WriteHtmlTo(writer);
        });
        await writer.FlushAsync(stop);
    }
}
