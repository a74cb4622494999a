using Microsoft.Playwright;

namespace OcpiKit.Proof.Pages;

/// <summary>A Chromium for the tests of a fixture; the test command says where it is.</summary>
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
            // Left out, Playwright takes the one that it installed itself.
            ExecutablePath = Environment.GetEnvironmentVariable("OCPIKIT_CHROMIUM") is { Length: > 0 } path ? path : null,
            // Chromium's own sandbox refuses to work for root; elsewhere it stays on.
            ChromiumSandbox = Environment.UserName != "root",
            Args = ["--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run"],
        });
        return new(playwright, chromium);
    }

    public async ValueTask DisposeAsync()
    {
        await Chromium.DisposeAsync();
        _playwright.Dispose();
    }
}
