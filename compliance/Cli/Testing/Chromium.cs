using OcpiKit.Cli.Shell;

namespace OcpiKit.Cli.Testing;

/// <summary>Finds a Chromium that starts; the browser tests get its path.</summary>
internal static class Chromium
{
    /// <summary>The environment variable in which the browser tests look for the executable's path.</summary>
    public const string Variable = "OCPIKIT_CHROMIUM";

    public const string Remedy =
        "install Chromium (Debian, Ubuntu: apt-get install chromium), or name an executable in " + Variable;

    /// <summary>The first candidate that says its version; some systems carry a `chromium-browser` that only asks for a snap.</summary>
    public static async Task<string?> FindAsync(CancellationToken stop)
    {
        foreach (var candidate in Candidates().Where(File.Exists).Distinct())
            if (await StartsAsync(candidate, stop))
                return candidate;
        return null;
    }

    private static async Task<bool> StartsAsync(string executable, CancellationToken stop)
    {
        if (OperatingSystem.IsWindows()) return true; // there `--version` opens a window
        try
        {
            return (await new ChildProcess(executable, ["--version"]) { Patience = TimeSpan.FromSeconds(20) }.RunAsync(null, stop)).Well;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false; // found, but not for this machine
        }
    }

    private static IEnumerable<string> Candidates()
    {
        if (Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } named) yield return named;
        foreach (var executable in InstalledByPlaywright()) yield return executable;

        var suffix = OperatingSystem.IsWindows() ? ".exe" : "";
        var path = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);
        foreach (var name in new[] { "chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome" })
            foreach (var folder in path)
                yield return Path.Combine(folder, name + suffix);

        yield return "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome";
        yield return "/Applications/Chromium.app/Contents/MacOS/Chromium";
        foreach (var programs in new[] { Environment.SpecialFolder.ProgramFiles, Environment.SpecialFolder.ProgramFilesX86, Environment.SpecialFolder.LocalApplicationData })
            yield return Path.Combine(Environment.GetFolderPath(programs), "Google", "Chrome", "Application", "chrome.exe");
    }

    /// <summary>Playwright keeps its browsers in a folder of the user's, one per revision; the newest first.</summary>
    private static IEnumerable<string> InstalledByPlaywright()
    {
        var user = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
        var folder = Environment.GetEnvironmentVariable("PLAYWRIGHT_BROWSERS_PATH") is { Length: > 1 } said ? said
            : OperatingSystem.IsMacOS() ? Path.Combine(user, "Library", "Caches", "ms-playwright")
            : OperatingSystem.IsWindows() ? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData), "ms-playwright")
            : Path.Combine(user, ".cache", "ms-playwright");
        if (!Directory.Exists(folder)) return [];
        return Directory.EnumerateDirectories(folder, "chromium-*").OrderDescending(StringComparer.Ordinal)
            .SelectMany(revision => Directory.EnumerateFiles(revision, "*", SearchOption.AllDirectories))
            .Where(file => Path.GetFileName(file) is "chrome" or "chrome.exe" or "Chromium" or "Google Chrome for Testing");
    }
}
