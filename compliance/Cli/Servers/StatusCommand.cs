using System.CommandLine;
using OcpiKit.Cli.Compliance;
using OcpiKit.Cli.Servers.Running;
using OcpiKit.Cli.Shell;
using OcpiKit.Engine.Results;
using OcpiKit.Reporting.Words;
using ExitCode = OcpiKit.Cli.Shell.ExitCode;

namespace OcpiKit.Cli.Servers;

/// <summary><c>status</c>: which of our servers run, and what the last compliance run came to.</summary>
internal sealed class StatusCommand : Command, IHasExamples
{
    /// <summary>The command, over a terminal and a working copy.</summary>
    public StatusCommand(Terminal terminal, Home home, TimeProvider time)
        : base("status", "Show which reference servers run, whether they answer, and what the last compliance run found.") =>
        SetAction((_, stop) => RunAsync(terminal, home, time, stop));

    /// <inheritdoc/>
    public IReadOnlyList<Example> Examples { get; } =
    [
        new("./run.sh status", "the servers of this working copy, and the last report"),
        new("./run.sh status && ./run.sh compliance URL", "exit code 0 only where servers run and all of them answer, else 3"),
    ];

    private static async Task<int> RunAsync(Terminal terminal, Home home, TimeProvider time, CancellationToken stop)
    {
        var well = await SayServersAsync(terminal, RunningBook.In(home), time, stop);
        foreach (var last in LastRun.In(home.Reports))
        {
            terminal.Say(Visible.Line($"Last run: {last.Result.Facts.Name}, {Amounts.Instant(last.Result.Facts.Started)}"));
            terminal.Say($"  {Conclusion.Of(last.Result).Sentence}");
            terminal.Say($"  {last.Report}");
        }

        return well ? ExitCode.Good : ExitCode.Unreachable;
    }

    private static async Task<bool> SayServersAsync(Terminal terminal, RunningBook book, TimeProvider time, CancellationToken stop)
    {
        var processes = await book.ReadAsync(stop);
        if (processes.Count == 0)
        {
            terminal.Say("No server of this working copy runs. ./run.sh servers --background starts both.");
            return false;
        }

        var well = true;
        foreach (var process in processes)
        {
            foreach (var server in process.Servers)
            {
                var health = await Health.OfAsync(server, stop);
                well &= health.Took is not null;
                terminal.Say($"{server.Kind} {server.Party}: {(health.Took is { } took ? $"answers in {Amounts.Duration(took.TotalMilliseconds)}" : "does not answer")}");
                terminal.Say($"  versions  {server.Versions}");
                terminal.Say($"  browser   {server.Page}");
                terminal.Say($"  data      {server.Data}");
                terminal.Say($"  runs      for {Amounts.Duration((time.GetUtcNow() - process.Since).TotalMilliseconds)}, process {process.Process}");
            }
        }

        return well;
    }
}
