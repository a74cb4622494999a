using System.Text;
using OcpiKit.Cli.Shell;
using OcpiKit.Engine.Results;
using OcpiKit.Engine.Scenarios;
using OcpiKit.Reporting.Files;
using OcpiKit.Reporting.GitHub;

namespace OcpiKit.Cli.Compliance;

/// <summary>A run inside of a job of GitHub Actions: what is broken stands at the change, and the result in the job's summary.</summary>
internal sealed class GitHubActions
{
    private readonly Terminal _terminal;
    private readonly string _word = Guid.NewGuid().ToString("N");

    private GitHubActions(Terminal terminal) => _terminal = terminal;

    /// <summary>The job that the program runs in; null where it runs in none.</summary>
    public static GitHubActions? Around(Terminal terminal) => Environment.GetEnvironmentVariable("GITHUB_ACTIONS") == "true" ? new(terminal) : null;

    /// <summary>
    /// Has the runner read nothing of what follows as a command: it reads every line of the output, and what the target sends is shown there. Only <see cref="TellAsync"/> takes that back: where the
    /// run is broken off, what is said of that is no command either.
    /// </summary>
    public void Listen() => Command(WorkflowCommand.Stop(_word));

    /// <summary>Tells the job what the runs came to.</summary>
    public async Task TellAsync(IReadOnlyList<RunResult> runs, ExitRules rules, ScenarioFolders folders, CancellationToken stop)
    {
        Command(WorkflowCommand.Resume(_word));
        foreach (var line in runs.SelectMany(run => Annotations.Of(run, rules, file => Inside(folders.PathOf(new Place(file, 1, 1))))))
            Command(line);
        if (Environment.GetEnvironmentVariable("GITHUB_STEP_SUMMARY") is not { Length: > 0 } summary)
            return;
        try
        {
            await File.AppendAllTextAsync(summary, string.Concat(runs.Select(run => SummaryReport.Of(run) + "\n")), new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), stop);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // The run is worth more than its summary, which stands among the reports too.
            _terminal.Complain($"The summary of the job cannot be written: {e.Message}");
        }
    }

    private void Command(string line)
    {
        _terminal.Say(line);
        _terminal.Out.Profile.Out.Writer.Flush();
    }

    /// <summary>A path from the root of the job's repository on; null where it is not in there.</summary>
    private static string? Inside(string? path)
    {
        if (path is null || Environment.GetEnvironmentVariable("GITHUB_WORKSPACE") is not { Length: > 0 } root)
            return null;
        var within = Path.GetRelativePath(root, Path.GetFullPath(path)).Replace('\\', '/');
        return within.StartsWith("..", StringComparison.Ordinal) || Path.IsPathRooted(within) ? null : within;
    }
}
