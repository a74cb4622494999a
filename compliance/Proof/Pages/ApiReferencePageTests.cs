using Microsoft.Playwright;
using OcpiKit.Cpo;

namespace OcpiKit.Proof.Pages;

/// <summary>The API reference of a reference server, as a person without a network sees it.</summary>
[TestFixture, Category("browser")]
internal sealed class ApiReferencePageTests
{
    private CpoServer _cpo = null!;
    private Browser _browser = null!;

    [OneTimeSetUp]
    public async Task Start()
    {
        _cpo = await CpoServer.StartAsync(Kit.SmallCpo);
        _browser = await Browser.StartAsync();
    }

    [OneTimeTearDown]
    public async Task Stop()
    {
        await _browser.DisposeAsync();
        await _cpo.DisposeAsync();
    }

    [Test]
    public async Task It_opens_from_the_live_page_and_needs_no_other_place_for_anything()
    {
        var (asked, complaints) = (new List<string>(), new List<string>());
        var context = await _browser.Chromium.NewContextAsync(new() { ViewportSize = new() { Width = 1400, Height = 1000 } });
        var page = await context.NewPageAsync();
        page.Request += (_, request) => asked.Add(request.Url);
        page.Console += (_, line) => { if (line.Type is "error" or "warning") complaints.Add(line.Text); };
        page.PageError += (_, error) => complaints.Add(error);

        await page.GotoAsync(_cpo.BaseUrl.AbsoluteUri);
        await page.GetByRole(AriaRole.Link, new() { Name = "API reference" }).ClickAsync();
        await page.GetByText("Read a connector").First.ClickAsync();
        await page.GetByRole(AriaRole.Heading, new() { Name = "Read a connector" }).First.WaitForAsync();
        await page.GetByText("{connector_id}").First.WaitForAsync();
        await page.ScreenshotAsync(new() { Path = Path.Combine(TestContext.CurrentContext.WorkDirectory, "api-reference.png") });

        using (Assert.EnterMultipleScope())
        {
            Assert.That(asked.Where(url => !url.StartsWith("data:", StringComparison.Ordinal) && !url.StartsWith("blob:", StringComparison.Ordinal)), Is.All.StartsWith(_cpo.BaseUrl.AbsoluteUri));
            Assert.That(complaints, Is.Empty);
        }
    }
}
