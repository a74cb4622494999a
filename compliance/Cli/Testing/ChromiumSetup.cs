using OcpiKit.Cli.Shell;

namespace OcpiKit.Cli.Testing;

/// <summary>Gets a Chromium where there is none, in the way that is the surest on this machine, each attempt bounded in time.</summary>
internal sealed class ChromiumSetup(Home home, Action<string> tell)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(4);

    /// <summary>The executable's path, or null: not there and not to be had.</summary>
    public async Task<string?> FindOrInstallAsync(CancellationToken stop)
    {
        if (await Chromium.FindAsync(stop) is { } found) return found;

        // Debian's own comes with all the libraries it needs; Playwright's asks for them to be there.
        List<(string What, Func<CancellationToken, Task> Install)> ways = [];
        if (OperatingSystem.IsLinux() && Environment.IsPrivilegedProcess && File.Exists("/usr/bin/apt-get"))
            ways.Add(("apt-get install chromium", InstallByAptAsync));
        if (PlaywrightDriver() is { } driver)
            ways.Add(("playwright install chromium", token => InstallByPlaywrightAsync(driver, token)));

        foreach (var (what, install) in ways)
        {
            tell($"No Chromium found: trying {what} ...");
            await install(stop);
            if (await Chromium.FindAsync(stop) is { } installed) return installed;
        }
        return null;
    }

    private static async Task InstallByAptAsync(CancellationToken stop)
    {
        var quietly = new Dictionary<string, string> { ["DEBIAN_FRONTEND"] = "noninteractive" };
        await Apt(["update", "-qq"]).RunAsync(null, stop);
        await Apt(["install", "-y", "-qq", "--no-install-recommends", "chromium"]).RunAsync(null, stop);

        ChildProcess Apt(IReadOnlyList<string> arguments) =>
            new("/usr/bin/apt-get", arguments) { Patience = Patience, Environment = quietly };
    }

    private static async Task InstallByPlaywrightAsync((string Node, string Script) driver, CancellationToken stop) =>
        await new ChildProcess(driver.Node, [driver.Script, "install", "chromium"]) { Patience = Patience }.RunAsync(null, stop);

    /// <summary>The driver that the library of the browser tests brings along, in the folder where these were built.</summary>
    private (string Node, string Script)? PlaywrightDriver()
    {
        var built = Path.Combine(home.Artifacts, "bin");
        if (!Directory.Exists(built)) return null;
        foreach (var project in Directory.EnumerateDirectories(built))
        {
            var driver = Path.Combine(project, "release", ".playwright");
            var script = Path.Combine(driver, "package", "cli.js");
            if (!File.Exists(script)) continue;
            var node = Directory.EnumerateFiles(Path.Combine(driver, "node"), "node*", SearchOption.AllDirectories).FirstOrDefault();
            if (node is not null) return (node, script);
        }
        return null;
    }
}
