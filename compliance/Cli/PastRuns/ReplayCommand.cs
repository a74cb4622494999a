using System.CommandLine;
using OcpiKit.Cli.Compliance;
using OcpiKit.Cli.Shell;
using OcpiKit.Engine.Parties;
using OcpiKit.Engine.Results;
using OcpiKit.Reporting.Words;
using ExitCode = OcpiKit.Cli.Shell.ExitCode;

namespace OcpiKit.Cli.PastRuns;

/// <summary><c>replay ID</c>: plays one scenario of an earlier run again, by the id that its report shows, and says whether the verdict is the same.</summary>
internal sealed class ReplayCommand : Command, IHasExamples
{
    private readonly Argument<string> _id = new("ID") { Description = "What the report names: a scenario (cpo.locations.offset), a check, or a check in a scenario (cpo.locations.offset/paging.total-count)." };
    private readonly Option<string?> _from = new("--from") { HelpName = "RESULTS", Description = "The run that it stands in: a results.json, or a folder of reports (default reports/)." };
    private readonly Option<string?> _reports = new("--reports") { HelpName = "DIR", Description = "Write the reports of the replay to this folder (default reports/replay/)." };
    private readonly Dictionary<ProfileOption, Option<string[]>> _again;

    /// <summary>The command, over a terminal and a working copy.</summary>
    public ReplayCommand(Terminal terminal, Home home)
        : base("replay", "Play a scenario or a check of an earlier run again, and say whether it comes out the same.")
    {
        // What a report does not keep, and where the target is meanwhile.
        _again = ProfileOptions.All.Where(option => option.Secret || option.Name == "url")
            .ToDictionary(option => option, option => new Option<string[]>($"--{option.Name}") { HelpName = option.Value, Description = option.Help, Arity = ArgumentArity.OneOrMore });
        Add(_id);
        Add(_from);
        Add(_reports);
        foreach (var option in _again.Values)
            Add(option);
        SetAction(async (parsed, stop) =>
        {
            var again = _again.SelectMany(pair => (parsed.GetValue(pair.Value) ?? []).Select(value => KeyValuePair.Create(pair.Key.Name, value))).ToList();
            var seen = Seen.Find(Runs(home, parsed.GetValue(_from)), parsed.GetRequiredValue(_id));
            var folder = parsed.GetValue(_reports) ?? Path.Combine(home.Reports, "replay");
            var order = ReplayOrder.Of(seen, again, folder, Environment.GetEnvironmentVariable);
            terminal.Say(Visible.Line($"{seen.Id} of the run of {Amounts.Instant(seen.Run.Facts.Started)}: {seen.Scenario.Title}"));
            // What lies there may be the replay before, or the run itself; neither is what is played now.
            var before = LastRun.In(folder).Select(Instant).ToHashSet();
            var code = await new ComplianceRun(terminal, home, order, []).RunAsync(stop);
            return LastRun.In(folder).Where(run => !before.Contains(Instant(run))).Select(run => run.Result).FirstOrDefault(run => run.Facts.Role == seen.Run.Facts.Role) is { } now
                ? Say(terminal, seen, now)
                : code;
        });
    }

    /// <inheritdoc/>
    public IReadOnlyList<Example> Examples { get; } =
    [
        new("./run.sh replay cpo.locations.offset/paging.total-count", "one check of the last run, in its scenario, with the options of that run"),
        new("OCPIKIT_TOKEN=T ./run.sh replay cpo.locations.offset --from archive/results.json", "a scenario of a run that was kept; tokens are never in a report, so the token is given again"),
        new("./run.sh replay paging.total-count --token T --url https://staging.example.com/ocpi/versions", "whether another system has the same fault"),
    ];

    private static IReadOnlyList<RunResult> Runs(Home home, string? from) => from is not null
        ? [ResultsFile.Read(from)]
        : LastRun.In(home.Reports) is { Count: > 0 } runs
            ? [.. runs.Select(run => run.Result)]
            : throw new UsageException($"There is no run in {home.Reports} to play again; name one with --from RESULTS.");

    private static (string Folder, DateTimeOffset Started) Instant(LastRun run) => (run.Folder, run.Result.Facts.Started);

    private static int Say(Terminal terminal, Seen then, RunResult result)
    {
        var now = then.In(result);
        terminal.Say("");
        terminal.Say(Visible.Line($"Then    {then.Verdict.Word()}: {then.Says}", 1000));
        terminal.Say(Visible.Line(now is null ? "Now     not seen" : $"Now     {now.Verdict.Word()}: {now.Says}", 1000));
        terminal.Say(now?.Verdict == then.Verdict ? $"Result: the same, {then.Verdict.Word()}." : $"Result: not the same: {then.Verdict.Word()} then, {now?.Verdict.Word() ?? "not seen"} now.");
        return now?.Verdict switch
        {
            Verdict.Fail => ExitCode.Failed,
            Verdict.Error => Engine.Results.ExitCode.KitError,
            null or Verdict.Blocked or Verdict.NotApplicable => Engine.Results.ExitCode.NothingVerified,
            _ => ExitCode.Good,
        };
    }
}
