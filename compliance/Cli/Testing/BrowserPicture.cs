using OcpiKit.Cli.Shell;

namespace OcpiKit.Cli.Testing;

/// <summary>Has a Chromium show a page without a window, and takes a picture of it.</summary>
internal static class BrowserPicture
{
    /// <summary>Takes it.</summary>
    /// <param name="chromium">The executable.</param>
    /// <param name="address">Of the page.</param>
    /// <param name="file">Where the picture goes, a PNG.</param>
    /// <param name="size">Width and height, with a comma between.</param>
    /// <param name="more">Further arguments.</param>
    /// <param name="stop">Gives up.</param>
    public static Task<Ended> TakeAsync(string chromium, string address, string file, string size, IEnumerable<string> more, CancellationToken stop) =>
        new ChildProcess(chromium,
        [
            "--headless", "--disable-gpu", "--hide-scrollbars", $"--window-size={size}", .. more,
            // Chromium's own sandbox refuses to work for root; elsewhere it stays on.
            .. Environment.UserName == "root" ? ["--no-sandbox"] : Array.Empty<string>(),
            $"--screenshot={file}", address,
        ])
        { Patience = TimeSpan.FromMinutes(1) }.RunAsync(null, stop);
}
