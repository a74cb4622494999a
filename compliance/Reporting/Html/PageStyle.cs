using Microsoft.AspNetCore.Components;

namespace OcpiKit.Reporting.Html;

/// <summary>The page's style, from the file beside this one.</summary>
internal static class PageStyle
{
    public static MarkupString Read()
    {
        using var style = new StreamReader(typeof(PageStyle).Assembly.GetManifestResourceStream("report.css")!);
        return new MarkupString($"<style>\n{style.ReadToEnd()}</style>");
    }
}
