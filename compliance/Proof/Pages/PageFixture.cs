using Microsoft.Playwright;

namespace OcpiKit.Proof.Pages;

/// <summary>Looks at a <c>report.html</c> as people open it: from a file, in a browser.</summary>
internal abstract class PageFixture
{
    protected Browser Browser { get; private set; } = null!;

    /// <summary>Where the page was written, and all that is written beside it.</summary>
    protected string Folder { get; private set; } = "";

    protected string Address => new Uri(Path.Combine(Folder, "report.html")).AbsoluteUri;

    [OneTimeSetUp]
    public async Task WriteAndStartAsync()
    {
        Folder = Directory.CreateTempSubdirectory("ocpikit-proof-").FullName;
        await WriteAsync();
        Browser = await Browser.StartAsync();
    }

    [OneTimeTearDown]
    public async Task CloseAndTakeAwayAsync()
    {
        if (Browser is not null)
            await Browser.DisposeAsync();
        Directory.Delete(Folder, recursive: true);
    }

    /// <summary>Writes the page, once for all tests.</summary>
    protected abstract Task WriteAsync();

    protected Task<IPage> OpenAsync(BrowserNewContextOptions options, string? first = null) => Browser.OpenAsync(Address, options, first);
}
