using Microsoft.Playwright;
using OcpiKit.Cpo;
using OcpiKit.Engine.Knowing;
using OcpiKit.Engine.Results;
using OcpiKit.Engine.Scenarios;
using OcpiKit.Mutants;
using OcpiKit.Reporting;

namespace OcpiKit.Proof.Pages;

/// <summary>The report of a run of which some is known, in a browser.</summary>
[TestFixture, Category("browser")]
internal sealed class KnownFailuresPageTests : PageFixture
{
    protected override async Task WriteAsync()
    {
        RunResult run;
        var kit = new Kit();
        await using (var server = await CpoServer.StartAsync(Kit.SmallCpo, CpoMutants.All[0].Alter))
            run = await kit.PlayAsync(server, [.. kit.Scenarios.Where(scenario => scenario.Id.StartsWith("cpo.locations.", StringComparison.Ordinal))]);
        var broken = run.Scenarios.SelectMany(scenario => scenario.Checks).First(check => check.Verdict == Verdict.Fail);
        var held = run.Scenarios.SelectMany(scenario => scenario.Checks).First(check => check.Verdict == Verdict.Pass && check.Check != broken.Check);
        var known = new[] { broken, held }.Select((check, at) => new KnownFailure("*", check.Check, "Mended in the next release.") { Place = new Place("known.yaml", at + 2, 5), Until = new DateOnly(2100, 1, 31) });
        await ReportFolder.WriteAsync(Folder, new KnownFailures([.. known], []).Over(run), CancellationToken.None);
    }

    [Test]
    public async Task The_head_says_what_is_known_and_what_is_fixed_even_without_scripts()
    {
        var page = await OpenAsync(new() { JavaScriptEnabled = false });

        Assert.That(await page.Locator(".head").InnerTextAsync(), Does.Contain("known)").And.Contain("broken as known").And.Contain("fixed"));
        Assert.That(await page.Locator("section[aria-labelledby=known]").InnerTextAsync(), Does.Contain("Mended in the next release.").And.Contain("known.yaml:2, until 2100-01-31"));
    }

    [Test]
    public async Task What_is_known_can_be_filtered_and_the_filter_stands_in_the_address()
    {
        var page = await OpenAsync(new());

        await page.Locator(".bar select").Last.SelectOptionAsync("known");

        Assert.That(page.Url, Does.Contain("?known=known"));
        Assert.That(await page.Locator(".cause:visible").CountAsync(), Is.GreaterThan(0));
        Assert.That(await page.Locator(".cause:visible:not([data-known])").CountAsync(), Is.Zero);

        await page.Locator(".bar select").Last.SelectOptionAsync("new");

        Assert.That(await page.Locator(".cause[data-known]:visible").CountAsync(), Is.Zero);
    }

    [TestCase(ColorScheme.Light)]
    [TestCase(ColorScheme.Dark)]
    public async Task Nothing_in_it_shuts_anyone_out(ColorScheme scheme)
    {
        var page = await OpenAsync(new() { ColorScheme = scheme });

        await Accessibility.AssertShutsNobodyOutAsync(page, scheme);
    }
}
