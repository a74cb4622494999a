using System.CommandLine;
using System.Diagnostics;
using OcpiKit.Cli.Servers.Running;
using OcpiKit.Cli.Shell;

namespace OcpiKit.Cli.Servers;

/// <summary><c>stop</c>: ends the reference servers of this working copy, wherever they were started.</summary>
internal sealed class StopCommand : Command, IHasExamples
{
    /// <summary>A server in good order ends within a second or two; one that writes much may take longer.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    /// <summary>The command, over a terminal and a working copy.</summary>
    public StopCommand(Terminal terminal, Home home)
        : base("stop", "Stop the reference servers that run, in the background or in another terminal.") =>
        SetAction((_, stop) => RunAsync(terminal, RunningBook.In(home), stop));

    /// <inheritdoc/>
    public IReadOnlyList<Example> Examples { get; } = [new("./run.sh stop", "all of them; does nothing where none runs")];

    private static async Task<int> RunAsync(Terminal terminal, RunningBook book, CancellationToken stop)
    {
        var running = await book.ReadAsync(stop);
        if (running.Count == 0)
            terminal.Say("No server of this working copy runs.");
        var stubborn = 0;
        foreach (var one in running)
        {
            var names = string.Join(" and ", one.Servers.Select(server => $"{server.Kind} {server.Party}"));
            if (await EndAsync(one, stop))
            {
                terminal.Say($"Stopped: {names} (process {one.Process}).");
            }
            else
            {
                stubborn++;
                terminal.Complain($"{names} (process {one.Process}) was told to stop and still runs; end the process by force if it stays: kill -9 {one.Process}");
            }
        }

        return stubborn == 0 ? ExitCode.Good : ExitCode.Unreachable;
    }

    private static async Task<bool> EndAsync(RunningServers running, CancellationToken stop)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(stop);
        patience.CancelAfter(Patience);
        try
        {
            using var process = Process.GetProcessById(running.Process);
            await StopDoor.TellAsync(running.Door, patience.Token);
            await process.WaitForExitAsync(patience.Token);
            return true;
        }
        catch (ArgumentException)
        {
            return true; // it ended meanwhile
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
            return false;
        }
    }
}
