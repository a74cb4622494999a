using System.ComponentModel;
using System.Diagnostics;

namespace OcpiKit.Cli.Menu;

/// <summary>Opens a page in the user's browser, where there is one.</summary>
internal static class Browsing
{
    /// <summary>Asks the system to open it; where it cannot, the user has its path or address on the screen.</summary>
    public static void Open(string pathOrUrl)
    {
        try
        {
            using var opened = Process.Start(new ProcessStartInfo(pathOrUrl) { UseShellExecute = true });
        }
        catch (Exception none) when (none is Win32Exception or FileNotFoundException or PlatformNotSupportedException)
        {
            // A server without a desktop.
        }
    }
}
