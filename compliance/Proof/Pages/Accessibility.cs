using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace OcpiKit.Proof.Pages;

/// <summary>What has to hold of every page of ours, for whoever hears it instead of seeing it, needs contrast, or has a small screen.</summary>
internal static class Accessibility
{
    /// <summary>Asserts that axe finds nothing in what the page shows now.</summary>
    /// <param name="page">What is looked at.</param>
    /// <param name="scheme">The colours it is shown in. The dark ones change nothing but colours, so only those are looked at anew.</param>
    public static async Task AssertShutsNobodyOutAsync(IPage page, ColorScheme scheme = ColorScheme.Light)
    {
        await page.EmulateMediaAsync(new() { ColorScheme = scheme });

        var seen = await page.RunAxe(new AxeRunOptions
        {
            ResultTypes = [ResultType.Violations],
            // By their names: all that is tagged as colour would be a rule of level AAA too, which is not asked of the light page either.
            RunOnly = scheme == ColorScheme.Dark ? RunOnlyOptions.Rules("color-contrast", "link-in-text-block") : null,
        });

        Assert.That(seen.Violations.Select(violation => $"{scheme} {violation.Id}: {violation.Help} ({violation.Nodes.Length} places, first {violation.Nodes[0].Html})"), Is.Empty);
    }

    /// <summary>Asserts that nobody has to scroll sideways.</summary>
    /// <param name="page">What is looked at.</param>
    /// <param name="width">Of the screen, in CSS pixels.</param>
    public static async Task AssertFitsAsync(IPage page, int width)
    {
        await page.SetViewportSizeAsync(width, 844);

        Assert.That(await page.EvaluateAsync<int>("document.documentElement.scrollWidth"), Is.LessThanOrEqualTo(width));
    }
}
