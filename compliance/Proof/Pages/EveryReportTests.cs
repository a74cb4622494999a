using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using OcpiKit.Cli.PastRuns;
using OcpiKit.Cli.Testing.Performance;
using OcpiKit.Cpo;
using OcpiKit.Engine.Results;
using OcpiKit.Mutants;
using OcpiKit.Reporting.Html;

namespace OcpiKit.Proof.Pages;

/// <summary>What has to hold of any report, whatever it tells: one where all is well, one with faults, one whose words hurt, and one that is huge.</summary>
[TestFixture("clean"), TestFixture("failing"), TestFixture("hostile"), TestFixture("huge"), Category("browser")]
internal sealed class EveryReportTests(string kind)
{
    /// <summary>What can be verified by who has a token and is not called.</summary>
    private static readonly string[] AllIsWell =
        ["both.versions.list", "both.versions.details", "cpo.locations.paging", "cpo.locations.single", "cpo.locations.unknown", "cpo.locations.order", "cpo.locations.offset", "cpo.tariffs.paging", "cpo.sessions.paging", "cpo.cdrs.paging"];

    private Browser _browser = null!;
    private RunResult _result = null!;
    private string _file = "";

    private string Address => new Uri(_file).AbsoluteUri;

    [OneTimeSetUp]
    public async Task WriteTheReport()
    {
        _result = kind switch
        {
            "clean" => await PlayedAsync([], AllIsWell),
            "failing" => await PlayedAsync(SampleReport.Faults),
            "hostile" => await HostileResult.OfAsync(await PlayedAsync(SampleReport.Faults)),
            _ => HugeRun.Usual(2_000),
        };
        _file = Path.Combine(Path.GetTempPath(), $"ocpikit-proof-{Guid.NewGuid():N}.html");
        await using (var to = File.Create(_file))
            await new HtmlReport().WriteAsync(_result, to, CancellationToken.None);
        _browser = await Browser.StartAsync();
    }

    [OneTimeTearDown]
    public async Task Close()
    {
        await _browser.DisposeAsync();
        File.Delete(_file);
    }

    [TestCase(ColorScheme.Light)]
    [TestCase(ColorScheme.Dark)]
    public async Task It_is_a_picture_that_shuts_nobody_out(ColorScheme scheme)
    {
        var page = await OpenAsync(new() { ColorScheme = scheme, ViewportSize = new() { Width = 1280, Height = 1600 } });
        await Screenshots.TakeAsync(page, $"report-{kind}-{scheme.ToString().ToLowerInvariant()}");
        await OpenWorstAsync(page);
        await LeaveOutMoreOfTheSameAsync(page);
        await Screenshots.TakeAsync(page, $"report-{kind}-scenario-{scheme.ToString().ToLowerInvariant()}");

        await Accessibility.AssertShutsNobodyOutAsync(page, scheme);
    }

    [Test]
    public async Task A_telephone_shows_all_of_it_without_scrolling_sideways()
    {
        var page = await OpenAsync(new() { ViewportSize = new() { Width = 390, Height = 844 }, DeviceScaleFactor = 2 });
        await Screenshots.TakeAsync(page, $"report-{kind}-telephone");
        await OpenWorstAsync(page);
        await Screenshots.TakeAsync(page, $"report-{kind}-scenario-telephone");

        await Accessibility.AssertFitsAsync(page, 390);
    }

    [Test]
    public async Task Each_verdict_filters_to_just_the_checks_that_came_to_it()
    {
        var page = await OpenAsync(new());
        // Words that are long leave less room: what has none is not on the page, and the page says so.
        var plan = new CheckPlan(_result, new ScenarioPlan(_result));
        foreach (var verdict in _result.Scenarios.SelectMany(scenario => scenario.Checks).Where(plan.Shows).CountBy(check => check.Verdict))
        {
            await page.GetByLabel("Verdict").SelectOptionAsync(verdict.Key.Word());

            Assert.That(await ShownAsync(page), Is.EqualTo(verdict.Value), verdict.Key.Word());
            Assert.That(page.Url, Does.Contain("?verdict="));
        }

        await page.GetByRole(AriaRole.Button, new() { Name = "Show all" }).ClickAsync();
        Assert.That(page.Url, Does.Not.Contain("?"));
        Assert.That(await page.Locator(".scenario:visible").CountAsync(), Is.EqualTo(_result.Scenarios.Count));
    }

    [Test]
    public async Task Filters_work_together_and_what_nothing_fits_hides_everything()
    {
        var page = await OpenAsync(new());
        await page.GetByLabel("Verdict").SelectOptionAsync("pass");
        await page.GetByLabel("Level").SelectOptionAsync(kind == "huge" ? "MUST" : "none");
        var both = await ShownAsync(page);
        Assert.That(both, Is.GreaterThan(0).And.LessThanOrEqualTo(_result.Scenarios.Sum(scenario => scenario.Checks.Count(check => check.Verdict == Verdict.Pass))));

        await page.GetByLabel("Search").FillAsync("no report has this word");

        Assert.That(await ShownAsync(page), Is.Zero);
        Assert.That(await page.Locator(".scenario:visible, .cause:visible, .group:visible").CountAsync(), Is.Zero);
        await page.ReloadAsync();
        Assert.That(await page.GetByLabel("Search").InputValueAsync(), Is.EqualTo("no report has this word"), "the address keeps it");
        await page.GetByLabel("Search").PressAsync("Escape");
        Assert.That(await page.Locator(".scenario:visible").CountAsync(), Is.EqualTo(_result.Scenarios.Count));
    }

    [Test]
    public async Task Keys_lead_from_finding_to_finding_and_name_themselves()
    {
        var page = await OpenAsync(new());
        await page.Locator("#scenarios").ScrollIntoViewIfNeededAsync();
        await page.Keyboard.PressAsync("j");
        var first = await FocusedAsync(page);
        await page.Keyboard.PressAsync("j");
        var second = await FocusedAsync(page);
        await page.Keyboard.PressAsync("k");

        Assert.That((first, second), Is.EqualTo((first, first + 1)).And.Not.EqualTo((-1, 0)));
        Assert.That(await FocusedAsync(page), Is.EqualTo(first));

        await page.Keyboard.PressAsync("?");
        Assert.That(await page.GetByRole(AriaRole.Dialog).InnerTextAsync(), Does.Contain("next finding"));
        await Screenshots.TakeAsync(page, $"report-{kind}-keys");
        await page.Keyboard.PressAsync("Escape");
        Assert.That(await page.GetByRole(AriaRole.Dialog).CountAsync(), Is.Zero);
    }

    [Test]
    public async Task Its_colours_can_be_chosen_and_are_remembered()
    {
        var page = await OpenAsync(new() { ColorScheme = ColorScheme.Light });
        var light = await PaperAsync(page);
        await page.Keyboard.PressAsync("t");
        await page.Keyboard.PressAsync("t");
        var dark = await PaperAsync(page);
        var kept = "";
        // The browser stores a little later than it is told to.
        for (var time = 0; time < 10 && kept != dark; time++)
        {
            await page.ReloadAsync();
            kept = await PaperAsync(page);
        }

        Assert.That(dark, Is.Not.EqualTo(light));
        Assert.That(kept, Is.EqualTo(dark));
    }

    [Test]
    public async Task On_paper_it_is_black_on_white_without_what_can_only_be_pressed()
    {
        var page = await OpenAsync(new() { ColorScheme = ColorScheme.Dark, ViewportSize = new() { Width = 680, Height = 960 } });
        await page.EmulateMediaAsync(new() { Media = Media.Print });
        await Screenshots.TakeAsync(page, $"report-{kind}-print");

        Assert.That(await PaperAsync(page), Is.EqualTo("rgb(255, 255, 255)"));
        Assert.That(await page.Locator(".bar:visible, .tools:visible, .contents:visible, .shown:visible").CountAsync(), Is.Zero);
        await Accessibility.AssertFitsAsync(page, 680);
        Assert.That(await page.GetByRole(AriaRole.Heading, new() { Level = 1 }).IsVisibleAsync(), Is.True);
        var paper = await page.PdfAsync(new() { PreferCSSPageSize = true, PrintBackground = true });
        Assert.That(Regex.Count(System.Text.Encoding.Latin1.GetString(paper), @"/Type\s*/Page\b"), Is.InRange(2, 400), "pages of paper");
    }

    private static async Task<RunResult> PlayedAsync(IReadOnlyList<string> faults, params string[] only)
    {
        var kit = new Kit();
        await using var server = faults.Count == 0
            ? await CpoServer.StartAsync(Kit.SmallCpo)
            : await CpoServer.StartAsync(Kit.SmallCpo, Mutant.Together([.. faults.Select(fault => MutantCatalog.Find(fault)!)]).Alter);
        return await kit.PlayAsync(server, [.. kit.Scenarios.Where(scenario => only.Length == 0 || only.Contains(scenario.Id))]);
    }

    /// <summary>Opens the first scenario in which something is wrong, or else the first of all, and what it did.</summary>
    private async Task OpenWorstAsync(IPage page)
    {
        var verdict = _result.Scenarios.Any(scenario => scenario.Verdict == Verdict.Fail) ? "fail" : "pass";
        await page.Locator($".scenario[data-verdict={verdict}]:has(.exchange)").First.EvaluateAsync(
            """
            scenario => {
              scenario.open = true;
              const exchange = scenario.querySelector('.exchange:has(mark)') || scenario.querySelector('.exchange');
              if (exchange) exchange.open = true;
              scenario.scrollIntoView();
            }
            """);
    }

    /// <summary>What shuts somebody out does so in one cause and in one scenario; to look at hundreds takes minutes.</summary>
    private static async Task LeaveOutMoreOfTheSameAsync(IPage page) => await page.EvaluateAsync(
        """
        for (const section of document.querySelectorAll('section')) [...section.querySelectorAll('.cause')].slice(20).forEach((cause) => cause.remove());
        for (const group of document.querySelectorAll('.group')) [...group.querySelectorAll('.scenario:not([open])')].slice(5).forEach((scenario) => scenario.remove());
        """);

    private static async Task<int> ShownAsync(IPage page) =>
        int.Parse((await page.Locator(".shown").InnerTextAsync()).Split(' ')[0], CultureInfo.InvariantCulture);

    /// <summary>Which of the findings and scenarios has the focus.</summary>
    private static Task<int> FocusedAsync(IPage page) =>
        page.EvaluateAsync<int>("[...document.querySelectorAll('.cause, .scenario')].indexOf(document.activeElement.closest('.cause, .scenario'))");

    private static Task<string> PaperAsync(IPage page) => page.EvaluateAsync<string>("getComputedStyle(document.body).backgroundColor");

    private Task<IPage> OpenAsync(BrowserNewContextOptions options) => _browser.OpenAsync(Address, options);
}
