using System.Diagnostics;
using System.Text;
using OcpiKit.Cli.Shell;

namespace OcpiKit.Proof.CommandLine;

/// <summary>The program behind run.sh as its users have it: a process of its own.</summary>
internal static class Started
{
    /// <summary>Far longer than any of these takes: only a program that hangs meets it.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    private static string Program => typeof(Home).Assembly.Location;

    /// <summary>Runs it to its end.</summary>
    public static async Task<(int ExitCode, string Out, string Error)> RunAsync(params string[] arguments)
    {
        using var process = Start(arguments);
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        using var patience = new CancellationTokenSource(Patience);
        await process.WaitForExitAsync(patience.Token);
        return (process.ExitCode, await output, await error);
    }

    /// <summary>Starts it, with its streams to be read.</summary>
    public static Process Start(params string[] arguments) => StartWith([], arguments);

    /// <summary>The same with variables in its environment.</summary>
    public static Process StartWith(Dictionary<string, string> environment, params string[] arguments)
    {
        // Whoever runs the tests in the background may have SIGINT ignored, and what is ignored is so for children too.
        string[] program = OperatingSystem.IsLinux() ? ["env", "--default-signal=INT", "dotnet"] : ["dotnet"];
        var start = new ProcessStartInfo(program[0], [.. program[1..], "exec", Program, .. arguments])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            // What the machine that runs the tests has set must not get in.
            Environment = { ["OCPIKIT_DEBUG"] = "", ["OCPIKIT_TOKEN"] = "", ["OCPIKIT_URL"] = "", ["OCPI_HOST"] = "", ["OCPI_PORT"] = "" },
        };
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        return Process.Start(start)!;
    }

    /// <summary>What it says until it says a line; it has to come.</summary>
    public static async Task<string> ReadToAsync(Process process, string end, CancellationToken stop)
    {
        var said = new StringBuilder();
        while (await process.StandardOutput.ReadLineAsync(stop) is { } line)
        {
            said.AppendLine(line);
            if (line == end) return said.ToString();
        }
        throw new AssertionException($"The program ended early: {said}{await process.StandardError.ReadToEndAsync(stop)}");
    }
}
