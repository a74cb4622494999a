using OcpiKit.Cli.Compliance;
using OcpiKit.Cli.Servers.Running;
using OcpiKit.Cli.Shell;
using OcpiKit.Engine.Results;
using OcpiKit.Reporting.Words;
using Spectre.Console;
using ExitCode = OcpiKit.Cli.Shell.ExitCode;

namespace OcpiKit.Cli.Menu;

/// <summary>
/// What <c>./run.sh</c> alone shows to somebody at a terminal. Each line stands for a command, and says which before it runs it: whoever uses
/// the menu learns the command line on the way.
/// </summary>
internal sealed class InteractiveMenu(Terminal terminal, Home home, CommandLine commands)
{
    private const string Program = "./run.sh";
    private static readonly Choice Leave = Choice.Of("Leave");

    /// <summary>Whether somebody is there to choose.</summary>
    public static bool IsFor(Terminal terminal, IReadOnlyList<string> arguments) =>
        arguments.Count == 0 && terminal.Out.Profile.Capabilities.Interactive && !Console.IsInputRedirected;

    /// <summary>Shows the menu until the user leaves; gives the exit code of what was done last.</summary>
    public async Task<int> RunAsync()
    {
        var code = ExitCode.Good;
        terminal.Say($"OcpiKit {Kit.Version}: compliance tests, reference servers and lessons for OCPI 2.2.1.");
        while (true)
        {
            var running = await RunningBook.In(home).ReadAsync(CancellationToken.None);
            SayHowThingsAre(running);
            var chosen = terminal.Out.Prompt(new SelectionPrompt<Choice>
            {
                Title = "What shall be done? (arrow keys, Enter)",
                Converter = choice => choice.Text,
                PageSize = 15,
                WrapAround = true,
            }.AddChoices(Choices(running)));
            if (chosen == Leave)
                return code;
            if (chosen.Ask() is { } command)
            {
                terminal.Say($"> {Program} {string.Join(' ', command.Select(Shown))}");
                code = await commands.RunAsync([.. command]);
            }
        }
    }

    private void SayHowThingsAre(IReadOnlyList<RunningServers> running)
    {
        terminal.Say("");
        terminal.Say(running.Count == 0
            ? "Servers      none runs"
            : $"Servers      {string.Join(", ", running.SelectMany(process => process.Servers).Select(server => $"{server.Kind} at {server.Page}"))}");
        foreach (var last in LastRun.In(home.Reports))
            terminal.Say($"Last report  {Visible.Line(last.Result.Facts.Name)}, {Amounts.Instant(last.Result.Facts.Started)}: {Conclusion.Of(last.Result).Sentence}");
        terminal.Say("");
    }

    private IEnumerable<Choice> Choices(IReadOnlyList<RunningServers> running) =>
    [
        Choice.Of("Learn OCPI, step by step", "learn", "interactive"),
        Choice.Of("Learn OCPI in the browser (Ctrl-C comes back here)", "learn", "--web"),
        Choice.Of("Test the reference servers, and see what a report looks like", "compliance"),
        new("Test an endpoint of your own", AskForATarget),
        .. File.Exists(Path.Combine(home.Reports, "report.html")) ? [new("Open the last report", Open)] : Array.Empty<Choice>(),
        running.Count == 0 ? Choice.Of("Start the reference servers", "servers", "--background") : Choice.Of("Stop the reference servers", "stop"),
        Choice.Of("Status: servers, last run", "status"),
        Choice.Of("Run the project's own tests, the quick ones", "test", "quick"),
        Choice.Of("Something does not work: examine this machine", "doctor"),
        Choice.Of("Help: all commands", "--help"),
        Leave,
    ];

    private IReadOnlyList<string>? AskForATarget()
    {
        var url = terminal.Out.Prompt(new TextPrompt<string>("Its versions URL (empty to go back):").AllowEmpty()).Trim();
        if (url.Length == 0)
            return null;
        var token = terminal.Out.Prompt(new TextPrompt<string>("The token that it gave you:").Secret().AllowEmpty()).Trim();
        return token.Length == 0 ? ["compliance", url] : ["compliance", url, "--token", token];
    }

    private IReadOnlyList<string>? Open()
    {
        var report = Path.Combine(home.Reports, "report.html");
        terminal.Say(report);
        Browsing.Open(report);
        return null;
    }

    // What comes behind --token is nobody's business who looks over a shoulder.
    private static string Shown(string word, int index) => index == 3 ? "…" : word.Contains(' ', StringComparison.Ordinal) ? $"'{word}'" : word;
}
