using Microsoft.Playwright;

namespace OcpiKit.Proof.Pages;

/// <summary>A Chromium for the tests of a fixture, found as the test command finds it.</summary>
internal sealed class Browser : IAsyncDisposable
{
    private readonly IPlaywright _playwright;

    private Browser(IPlaywright playwright, IBrowser chromium)
    {
        _playwright = playwright;
        Chromium = chromium;
    }

    public IBrowser Chromium { get; }

    public static async Task<Browser> StartAsync()
    {
        var playwright = await Playwright.CreateAsync();
        var chromium = await playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = await Cli.Testing.Chromium.FindAsync(CancellationToken.None),
            // Chromium's own sandbox refuses to work for root; elsewhere it stays on.
            ChromiumSandbox = Environment.UserName != "root",
            Args = ["--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run"],
        });
        return new(playwright, chromium);
    }

    /// <summary>A page that shows an address, in a window of its own.</summary>
    /// <param name="address">What is opened.</param>
    /// <param name="options">What the window is like.</param>
    /// <param name="first">A script that runs before those of the page.</param>
    public async Task<IPage> OpenAsync(string address, BrowserNewContextOptions options, string? first = null)
    {
        var context = await Chromium.NewContextAsync(options);
        if (first is not null)
            await context.AddInitScriptAsync(first);
        var page = await context.NewPageAsync();
        await page.GotoAsync(address);
        return page;
    }

    public async ValueTask DisposeAsync()
    {
        await Chromium.DisposeAsync();
        _playwright.Dispose();
    }
}
