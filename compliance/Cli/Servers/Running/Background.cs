using System.Diagnostics;
using OcpiKit.Cli.Shell;

namespace OcpiKit.Cli.Servers.Running;

/// <summary>Starts the servers in a process that goes on when this one ends.</summary>
internal static class Background
{
    /// <summary>With this in its environment a process is the one in the background.</summary>
    private const string Variable = "OCPIKIT_IN_BACKGROUND";

    /// <summary>The last line of a process in the background that is ready.</summary>
    public const string Ready = "Runs in the background.";

    /// <summary>Whether this process is the one in the background.</summary>
    public static bool IsHere => Environment.GetEnvironmentVariable(Variable) is { Length: > 0 };

    /// <summary>Starts this program again with these arguments and tells what it says until it is ready; gives its exit code where it never is.</summary>
    public static async Task<int> StartAsync(Terminal terminal, IReadOnlyList<string> arguments, CancellationToken stop)
    {
        var program = ChildProcess.DotNet(["exec", typeof(Background).Assembly.Location, .. arguments]);
        using var process = Process.Start(new ProcessStartInfo(program.Program, program.Arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
            Environment = { [Variable] = "1" },
        })!;
        process.StandardInput.Close();
        var complaints = process.StandardError.ReadToEndAsync(stop);
        try
        {
            while (await process.StandardOutput.ReadLineAsync(stop) is { } line)
            {
                if (line == Ready)
                {
                    terminal.Say($"{Ready} ./run.sh status shows it, ./run.sh stop ends it.");
                    return ExitCode.Good;
                }

                terminal.Say(line);
            }

            await process.WaitForExitAsync(stop);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }

        terminal.Complain((await complaints).TrimEnd());
        return process.ExitCode is 0 ? ExitCode.Broken : process.ExitCode;
    }
}
