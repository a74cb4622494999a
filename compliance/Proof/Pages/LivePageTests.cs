using System.Net.Http.Headers;
using System.Text;
using Microsoft.Playwright;
using OcpiKit.Cpo;

namespace OcpiKit.Proof.Pages;

/// <summary>The page of a reference server, while messages pass.</summary>
[TestFixture, Category("browser")]
internal sealed class LivePageTests
{
    private CpoServer _cpo = null!;
    private HttpClient _partner = null!;
    private Browser _browser = null!;

    [OneTimeSetUp]
    public async Task Start()
    {
        _cpo = await CpoServer.StartAsync(Kit.SmallCpo);
        _partner = new HttpClient { BaseAddress = _cpo.BaseUrl };
        _partner.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Token", Convert.ToBase64String(Encoding.UTF8.GetBytes(_cpo.Token)));
        _browser = await Browser.StartAsync();
    }

    [OneTimeTearDown]
    public async Task Stop()
    {
        await _browser.DisposeAsync();
        _partner.Dispose();
        await _cpo.DisposeAsync();
    }

    [Test]
    public async Task A_message_appears_while_it_passes_told_in_a_sentence()
    {
        var page = await OpenAsync(ColorScheme.Light);

        await AskAsync("/ocpi/cpo/2.2.1/locations/NOWHERE-LIVE");

        await page.GetByText("NOWHERE-LIVE").First.WaitForAsync();
        Assert.That(await page.Locator("body").InnerTextAsync(), Does.Contain("404"));
    }

    [Test]
    public async Task What_a_stranger_writes_stays_text()
    {
        var page = await OpenAsync(ColorScheme.Light);
        var ran = false;
        page.Dialog += (_, _) => ran = true;

        await AskAsync("/ocpi/cpo/2.2.1/locations/" + Uri.EscapeDataString("<img src=x onerror=alert(1)>MARK"));

        await page.GetByText("MARK").First.WaitForAsync();
        Assert.That(await page.Locator("img[src=x]").CountAsync(), Is.Zero);
        Assert.That(ran, Is.False);
    }

    [Test]
    public async Task It_asks_nothing_of_any_other_place_and_shows_no_token()
    {
        var asked = new List<string>();
        var context = await _browser.Chromium.NewContextAsync();
        var page = await context.NewPageAsync();
        page.Request += (_, request) => asked.Add(request.Url);

        await page.GotoAsync(_cpo.BaseUrl.AbsoluteUri, new() { WaitUntil = WaitUntilState.Load });
        await AskAsync("/ocpi/versions");
        await page.GetByText("/ocpi/versions").First.WaitForAsync();

        Assert.That(asked, Is.All.StartsWith(_cpo.BaseUrl.AbsoluteUri));
        Assert.That(await page.ContentAsync(), Does.Not.Contain(_cpo.Token).And.Not.Contain(_partner.DefaultRequestHeaders.Authorization!.Parameter));
    }

    [TestCase(ColorScheme.Light)]
    [TestCase(ColorScheme.Dark)]
    public async Task Nothing_in_it_shuts_anyone_out(ColorScheme scheme)
    {
        var page = await OpenAsync(scheme);
        await AskAsync("/ocpi/cpo/2.2.1/locations?limit=1");
        await AskAsync("/ocpi/cpo/2.2.1/locations/NOWHERE-AXE");
        await page.GetByText("NOWHERE-AXE").First.WaitForAsync();

        await Accessibility.AssertShutsNobodyOutAsync(page, scheme);
    }

    private async Task<IPage> OpenAsync(ColorScheme scheme)
    {
        // Without motion: a message that fades in is pale for half a second, and whoever measures contrast then measures the fading.
        var context = await _browser.Chromium.NewContextAsync(new()
        {
            ColorScheme = scheme,
            ReducedMotion = ReducedMotion.Reduce,
            ViewportSize = new() { Width = 1200, Height = 1300 },
        });
        var page = await context.NewPageAsync();
        await page.GotoAsync(_cpo.BaseUrl.AbsoluteUri, new() { WaitUntil = WaitUntilState.Load });
        return page;
    }

    private async Task AskAsync(string path)
    {
        using var answer = await _partner.GetAsync(new Uri(path, UriKind.Relative));
        await answer.Content.ReadAsByteArrayAsync();
    }
}
