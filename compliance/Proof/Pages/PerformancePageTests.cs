using Microsoft.Playwright;
using OcpiKit.Reporting.Performance;

namespace OcpiKit.Proof.Pages;

/// <summary>The page of the performance tests as people open it: from a file, without scripts.</summary>
[TestFixture, Category("browser")]
internal sealed class PerformancePageTests : PageFixture
{
    protected override async Task WriteAsync()
    {
        var (result, earlier) = (Figures(1), Figures(0.4));
        await PerformanceFolder.WriteAsync(Folder, result, earlier, default);
    }

    [TestCase(ColorScheme.Light)]
    [TestCase(ColorScheme.Dark)]
    public async Task Nothing_in_it_shuts_anyone_out(ColorScheme scheme)
    {
        var page = await OpenAsync(new() { ColorScheme = scheme });

        await Accessibility.AssertShutsNobodyOutAsync(page, scheme);
    }

    [TestCase(390)]
    [TestCase(1280)]
    public async Task It_fits_the_width_of_the_screen(int width) => await Accessibility.AssertFitsAsync(await OpenAsync(new()), width);

    [Test]
    public async Task Its_pictures_are_drawn_and_have_their_colours()
    {
        var page = await OpenAsync(new() { JavaScriptEnabled = true });

        Assert.That(await page.Locator("svg").CountAsync(), Is.EqualTo(8));
        Assert.That(await page.Locator(".plot .bar-of").First.EvaluateAsync<string>("bar => getComputedStyle(bar).fill"), Is.Not.EqualTo("rgb(0, 0, 0)"));
        Assert.That(await page.Locator(".plot .line").First.EvaluateAsync<string>("line => getComputedStyle(line).stroke"), Is.Not.EqualTo("none"));
    }

    [Test]
    public async Task On_paper_it_is_black_on_white_and_each_table_is_whole()
    {
        var page = await OpenAsync(new() { ColorScheme = ColorScheme.Dark, ViewportSize = new() { Width = 680, Height = 960 } });
        await page.EmulateMediaAsync(new() { Media = Media.Print });
        await Screenshots.TakeAsync(page, "performance-print");

        Assert.That(await page.EvaluateAsync<string>("getComputedStyle(document.body).backgroundColor"), Is.EqualTo("rgb(255, 255, 255)").Or.EqualTo("rgba(0, 0, 0, 0)"));
        Assert.That(await page.EvaluateAsync<int>("document.documentElement.scrollWidth"), Is.LessThanOrEqualTo(680));
        Assert.That(await page.Locator("tfoot").First.EvaluateAsync<string>("foot => getComputedStyle(foot).display"), Is.EqualTo("table-row-group"), "a sum stands once, at the end");
        Assert.That(await page.Locator("table.figures").First.EvaluateAsync<string>("table => getComputedStyle(table).breakInside"), Is.EqualTo("avoid"));
        Assert.That(await page.PdfAsync(new() { PreferCSSPageSize = true, PrintBackground = true }), Has.Length.GreaterThan(10_000));
    }

    private static PerformanceResult Figures(double times)
    {
        LatencySummary latency = new(2000, 2 * times, times, 4 * times, 20 * times, 30 * times, 40 * times, [new(times, 1500), new(1.25 * times, 400), new(40 * times, 100)]);
        ServerLoad load = new("the reference CPO", "CPO", null, 1000, 200, 5, 10, 100)
        {
            Planned = 2000,
            Well = 1990,
            PerSecond = 199,
            BytesPerSecond = 1_000_000,
            Faults = [new("HTTP 503", 10)],
            Latency = latency,
            Service = latency,
            Lag = latency,
            Operations = [new("locations.sender.get", "GET a location", 1500, 10, 3000, latency), new("locations.sender.list", "GET a page of 20 locations", 500, 0, 45_000, latency)],
            Seconds = [.. Enumerable.Range(0, 10).Select(second => new LoadSecond(second, 200, 1, times, 20 * times, 40 * times))],
            Memory = [new(0, 140), new(10, 150)],
        };
        return new(
            PerformanceResult.CurrentFormat, "0.1.0", DateTimeOffset.UnixEpoch, 40, new(2, 4000, "Linux", "X64", ".NET 10"), 221, [load],
            [new(1000, 1.2 * times, load, 0.3, 1.1, 120), new(100_000, 9.7 * times, load, 6.3, 31.1, 420)], [new("a whole run", "25.6 s", 25.6)]);
    }
}
