using Microsoft.Playwright;
using OcpiKit.Cli.Shell;

namespace OcpiKit.Proof.Pages;

/// <summary>Pictures of what the browser tests saw, kept with the results of the run of the tests.</summary>
internal static class Screenshots
{
    /// <summary>Takes one of what is in view.</summary>
    /// <param name="page">What is looked at.</param>
    /// <param name="name">What it shows, in small letters and hyphens: <c>report-failing-dark</c>.</param>
    public static Task TakeAsync(IPage page, string name) =>
        page.ScreenshotAsync(new() { Path = Path.Combine(Home.Find().Reports, "tests", "screenshots", $"{name}.png"), Animations = ScreenshotAnimations.Disabled });
}
