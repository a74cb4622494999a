using Microsoft.Playwright;
using OcpiKit.Cpo;

namespace OcpiKit.Proof.Pages;

/// <summary>How a person gets in with the operator key.</summary>
[TestFixture, Category("browser")]
internal sealed class OperatorKeyPageTests
{
    private const string Key = "a-key-of-our-own-1234";

    private CpoServer _cpo = null!;
    private Browser _browser = null!;

    [OneTimeSetUp]
    public async Task Start()
    {
        _cpo = await CpoServer.StartAsync(Kit.SmallCpo with { OperatorKey = Key });
        _browser = await Browser.StartAsync();
    }

    [OneTimeTearDown]
    public async Task Stop()
    {
        await _browser.DisposeAsync();
        await _cpo.DisposeAsync();
    }

    [TestCase(""), TestCase("docs")]
    public async Task Who_gives_the_key_once_is_in_and_the_address_forgets_it(string path)
    {
        var page = await (await _browser.Chromium.NewContextAsync()).NewPageAsync();
        await page.GotoAsync(_cpo.BaseUrl.AbsoluteUri + path);

        await page.GetByLabel("Key").FillAsync("guess");
        await page.GetByRole(AriaRole.Button).ClickAsync();
        Assert.That(await page.Locator("body").InnerTextAsync(), Does.Contain("not the key"));

        await page.GetByLabel("Key").FillAsync(Key);
        await page.GetByRole(AriaRole.Button).ClickAsync();
        await page.GetByText("Kiebitz Ladenetz").First.WaitForAsync();

        Assert.That(page.Url, Does.Not.Contain("key="));
        await page.GotoAsync(_cpo.BaseUrl.AbsoluteUri);
        await page.GetByText("Where partners begin").First.WaitForAsync();
    }

    [Test]
    public async Task Nothing_in_it_shuts_anyone_out()
    {
        var page = await (await _browser.Chromium.NewContextAsync()).NewPageAsync();
        await page.GotoAsync(_cpo.BaseUrl.AbsoluteUri);

        await Accessibility.AssertShutsNobodyOutAsync(page);
    }
}
