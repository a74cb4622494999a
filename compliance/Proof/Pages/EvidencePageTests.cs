using Microsoft.Playwright;
using OcpiKit.Cpo;
using OcpiKit.Engine.Evidence;
using OcpiKit.Engine.Results;
using OcpiKit.Mutants;
using OcpiKit.Reporting;

namespace OcpiKit.Proof.Pages;

/// <summary>What proves a finding, as people take it out of the report: tickets, and the archive of the exchanges in a browser.</summary>
[TestFixture, Category("browser")]
internal sealed class EvidencePageTests : PageFixture
{
    private const string Clipboard = "Object.defineProperty(navigator, 'clipboard', { value: { writeText: (text) => { window.copied = text; return Promise.resolve(); } } });";
    private const string NoClipboard = "Object.defineProperty(navigator, 'clipboard', { value: undefined });";

    private RunResult _result = null!;

    protected override async Task WriteAsync()
    {
        await using (var server = await CpoServer.StartAsync(Kit.SmallCpo, CpoMutants.All[0].Alter))
            _result = await new Kit().PlayAsync(server);
        await ReportFolder.WriteAsync(Folder, _result, CancellationToken.None);
    }

    [Test]
    public async Task A_cause_is_copied_as_the_Markdown_that_stands_in_the_page()
    {
        var page = await OpenAsync(new(), Clipboard);
        var cause = page.Locator("#broken ~ .cause").First;

        await cause.GetByRole(AriaRole.Button, new() { Name = "Copy as Markdown" }).ClickAsync();

        var copied = await page.EvaluateAsync<string>("window.copied");
        Assert.That(copied, Is.EqualTo(await cause.Locator(".ticket code").TextContentAsync()).And.StartWith("## ").And.Contain("./run.sh replay "));
    }

    [Test]
    public async Task Where_nothing_may_be_copied_the_text_is_opened_and_selected()
    {
        var page = await OpenAsync(new(), NoClipboard);

        await page.GetByRole(AriaRole.Button, new() { Name = "Copy as Markdown" }).First.ClickAsync();

        Assert.That(await page.EvaluateAsync<string>("getSelection().toString()"), Does.StartWith("## "));
    }

    [Test]
    public async Task A_finding_in_a_scenario_copies_the_ticket_of_its_cause()
    {
        var page = await OpenAsync(new(), Clipboard);
        var scenario = page.Locator(".scenario:has(.finding.is-fail)").First;
        await scenario.Locator("summary").First.ClickAsync();

        await scenario.Locator(".finding.is-fail").First.GetByRole(AriaRole.Button, new() { Name = "Copy as Markdown" }).ClickAsync();

        Assert.That(await page.EvaluateAsync<string>("window.copied"), Does.StartWith("## "));
    }

    [Test]
    public async Task Without_scripts_the_ticket_is_read_and_there_is_no_button_that_does_nothing()
    {
        var page = await OpenAsync(new() { JavaScriptEnabled = false });

        await page.Locator(".ticket summary").First.ClickAsync();

        Assert.That(await page.Locator(".ticket code").First.IsVisibleAsync(), Is.True);
        Assert.That(await page.GetByRole(AriaRole.Button, new() { Name = "Copy as Markdown" }).CountAsync(), Is.Zero);
    }

    [Test]
    public async Task The_archive_of_the_exchanges_is_read_by_a_browser()
    {
        var one = _result.Exchanges.Where(exchange => exchange is { Direction: Direction.ToSubject, Method: "GET", Status: 200, Cut: false })
            .GroupBy(exchange => exchange.Url).First(same => same.Count() == 1 && _result.Exchanges.Count(exchange => exchange.Url == same.Key) == 1).Single();
        var context = await Browser.Chromium.NewContextAsync();
        await context.RouteFromHARAsync(Path.Combine(Folder, "exchanges.har"), new() { NotFound = HarNotFound.Abort });

        var answer = await (await context.NewPageAsync()).GotoAsync(one.Url);

        Assert.That(await answer!.TextAsync(), Is.EqualTo(one.ResponseBody));
    }
}
