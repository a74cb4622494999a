using System.Diagnostics;
using OcpiKit.Cli.Shell;

namespace OcpiKit.Proof.CommandLine;

/// <summary>The program before somebody who sits at a terminal: what it writes there, as the terminal gets it.</summary>
internal static class PseudoTerminal
{
    /// <summary>Runs it to its end.</summary>
    public static async Task<string> RunAsync(params string[] arguments)
    {
        var line = string.Join(' ', new[] { "dotnet", "exec", typeof(Home).Assembly.Location }.Concat(arguments).Select(word => $"'{word.Replace("'", "'\\''", StringComparison.Ordinal)}'"));
        var start = new ProcessStartInfo("script", ["-qec", line, "/dev/null"])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            Environment = { ["TERM"] = "xterm-256color", ["OCPIKIT_TOKEN"] = "", ["LANG"] = "C.UTF-8" },
        };
        start.Environment.Remove("NO_COLOR");
        start.Environment.Remove("CI");
        using var process = Process.Start(start)!;
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        var told = await process.StandardOutput.ReadToEndAsync(patience.Token);
        await process.WaitForExitAsync(patience.Token);
        return told;
    }
}
