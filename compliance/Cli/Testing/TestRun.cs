using System.Globalization;
using OcpiKit.Cli.Compliance;
using OcpiKit.Cli.Requirements;
using OcpiKit.Cli.Shell;
using OcpiKit.Protocol;
using OcpiKit.Reporting.TestRuns;
using Spectre.Console;

namespace OcpiKit.Cli.Testing;

/// <summary>What the user asked for.</summary>
internal sealed record TestWish(TestSet Set, bool RequireAll, bool Verbose, string? Filter);

/// <summary>One run of the tests: build, projects one after the other, coverage pages, and a closing line that machines can read.</summary>
internal sealed class TestRun(Terminal terminal, Home home, TestWish wish)
{
    private const string Configuration = "Release";

    private readonly Stopwatches _time = new();
    private readonly JUnitFile _results = new();
    private readonly List<string> _leftOut = [];
    private readonly Coverage _coverage = new(home);
    private double? _covered;
    private bool _matchedNothing;

    private string Workplace => Path.Combine(home.Artifacts, "tests");

    private string ResultsFile => Path.Combine(home.Reports, "tests", "junit.xml");

    private string Page => Path.Combine(home.Reports, "tests", "report.html");

    private string Pictures => Path.Combine(home.Reports, "tests", "screenshots");

    public async Task<int> RunAsync(CancellationToken stop)
    {
        if (Directory.Exists(Workplace)) Directory.Delete(Workplace, recursive: true);
        if (Directory.Exists(Pictures)) Directory.Delete(Pictures, recursive: true);

        if (await BuildAsync(stop))
        {
            if (wish.RequireAll) await CheckFormatAsync(stop);
            await RunProjectsAsync(stop);
            if (wish.Filter is null) await MeasureCoverageAsync(stop);
        }
        if (wish.RequireAll) _results.RequireAll();
        _results.Save(ResultsFile);
        await WritePageAsync(stop);
        return Summarise();
    }

    private async Task<bool> BuildAsync(CancellationToken stop)
    {
        Say("Building ...");
        var (built, took) = await _time.MeasureAsync("build", () => DotNet(
            ["build", "OcpiKit.sln", "-c", Configuration, "-v", wish.Verbose ? "minimal" : "quiet", "--nologo"], [], stop));
        if (!built.Well) _results.AddHouse("The solution builds", took, Errors(built));
        return built.Well;
    }

    /// <summary>The compiler says each error twice; what is no error of the compiler's is in the last lines.</summary>
    private static string Errors(Ended built)
    {
        var errors = built.Lines.Where(line => line.Contains(": error ", StringComparison.Ordinal)).Select(line => line.Trim()).Distinct().ToList();
        return errors.Count > 0 ? string.Join('\n', errors) : built.Tail();
    }

    private async Task CheckFormatAsync(CancellationToken stop)
    {
        var (checkedFormat, took) = await _time.MeasureAsync("format", () => DotNet(
            ["format", "OcpiKit.sln", "--verify-no-changes", "--no-restore"], [], stop));
        _results.AddHouse("The sources are formatted as .editorconfig says", took,
            checkedFormat.Well ? null : "`dotnet format OcpiKit.sln` mends what it finds:\n" + checkedFormat.Tail());
    }

    private async Task RunProjectsAsync(CancellationToken stop)
    {
        var set = wish.Set;
        var projects = TestProject.In(home);
        var environment = new Dictionary<string, string> { [Home.Variable] = home.Root };

        if (set.Has(TestSet.Browser) && projects.Any(project => project.Categories.Contains(TestSet.Browser)))
        {
            var (chromium, took) = await _time.MeasureAsync("browser", () => new ChromiumSetup(home, Say).FindOrInstallAsync(stop));
            if (chromium is not null) environment[Chromium.Variable] = chromium;
            else
            {
                set = set.Without(TestSet.Browser);
                LeaveOut("The browser tests can run", took, $"browser tests, as no Chromium was found: {Chromium.Remedy}");
            }
        }

        await using var postgres = new PostgresSetup(Say);
        if (projects.Any(project => project.Categories.Contains(TestSet.Postgres) && project.Categories.Overlaps(set.Categories)))
        {
            var (address, took) = await _time.MeasureAsync("PostgreSQL", () => postgres.FindOrStartAsync(stop));
            if (address is not null) environment[Postgres.Variable] = address;
            else LeaveOut("The tests with PostgreSQL can run", took, $"tests with PostgreSQL, as there is none: {Postgres.Remedy}");
        }

        var found = 0;
        foreach (var project in projects.Where(project => project.Categories.Overlaps(set.Categories)))
            found += await RunProjectAsync(project, set, environment, stop);
        _matchedNothing = found == 0 && wish.Filter is not null && _results.Failed == 0;
    }

    private async Task<int> RunProjectAsync(TestProject project, TestSet set, Dictionary<string, string> environment, CancellationToken stop)
    {
        var folder = Path.Combine(Workplace, project.Name);
        var file = Path.Combine(folder, "junit.xml");
        string[] arguments =
        [
            "test", project.File, "--no-build", "-c", Configuration, "--nologo", "--filter", set.Filter(wish.Filter),
            "--results-directory", folder, "--logger", $"junit;LogFilePath={file}",
            .. wish.Verbose ? ["--logger", "console;verbosity=normal"] : Array.Empty<string>(),
            .. wish.Filter is null && project.Measured ? ["--collect", "XPlat Code Coverage", "--settings", Coverage.Settings] : Array.Empty<string>(),
        ];
        var (passed, failed) = (_results.Passed, _results.Failed);
        var (ended, took) = await _time.MeasureAsync(project.Name, () => DotNet(arguments, environment, stop));

        var ran = File.Exists(file) ? _results.Add(project.Name, file) : 0;
        // A test host that dies may leave a file that looks fine: then its exit code speaks.
        if (!ended.Well && _results.Failed == failed) _results.AddHouse($"{project.Name} runs to its end", took, ended.Tail());
        Say($"{project.Name}: {_results.Passed - passed} passed, {_results.Failed - failed} failed, {Stopwatches.Seconds(took)}");
        return ran;
    }

    private async Task MeasureCoverageAsync(CancellationToken stop)
    {
        try
        {
            (_covered, _) = await _time.MeasureAsync("coverage pages", () => _coverage.WriteAsync(Workplace, stop));
            if (_covered is not null && _coverage.Missing(Workplace) is { Count: > 0 } missing)
                LeaveOut("Coverage is complete", TimeSpan.Zero, $"coverage of {string.Join(", ", missing)}: the collector could not read it; build again, then see dotnet test --diag");
        }
        catch (InvalidOperationException fault)
        {
            LeaveOut("The coverage pages can be made", TimeSpan.Zero, fault.Message);
        }
    }

    /// <summary>A part that cannot run here: a failure where everything is required, else named at the end.</summary>
    private void LeaveOut(string otherwise, TimeSpan took, string reason)
    {
        if (wish.RequireAll) _results.AddHouse(otherwise, took, $"left out: {reason}");
        else _leftOut.Add(reason);
    }

    private async Task WritePageAsync(CancellationToken stop)
    {
        var result = new TestRunResult(
            wish.Filter is null ? wish.Set.Name : $"{wish.Set.Name}, --filter {wish.Filter}",
            TimeProvider.System.GetUtcNow(),
            _time.All,
            _results.Suites,
            _leftOut,
            [.. Notes()],
            Directory.Exists(Pictures) ? [.. Directory.EnumerateFiles(Pictures, "*.png").Select(file => $"screenshots/{Path.GetFileName(file)}").Order(StringComparer.Ordinal)] : []);
        await using var to = File.Create(Page);
        await TestRunReport.WriteAsync(result, to, stop);
    }

    /// <summary>What else a run of the tests tells.</summary>
    private IEnumerable<string> Notes()
    {
        if (_covered is { } share)
            yield return string.Create(CultureInfo.InvariantCulture, $"Coverage: {share:0.0} % of lines by the tests that ran");
        if (_results.Mutants is { } mutants)
        {
            yield return $"Mutants: {mutants}";
            yield return $"Requirements: {Covered()}";
        }
    }

    private int Summarise()
    {
        var (passed, failed, skipped) = (_results.Passed, _results.Failed, _results.Skipped);
        foreach (var failure in _results.Failures)
        {
            Say("");
            terminal.Say($"FAILED {failure.Name}", Color.Red);
            foreach (var line in failure.Message.Split('\n')) Say("  " + line.TrimEnd());
        }
        Say("");
        Say($"Time: {_time}");
        foreach (var note in Notes()) Say(note);
        if (_covered is not null) Say($"Coverage pages: {Path.Combine(_coverage.Pages, "index.html")}");
        Say($"Results: {Page}, {ResultsFile}");
        if (_matchedNothing) Say($"No test matches --filter {wish.Filter}.");
        else if (passed + failed + skipped + _leftOut.Count == 0) Say($"There are no tests of the kind \"{wish.Set.Name}\".");
        foreach (var part in _leftOut) Say($"Left out: {part}");
        terminal.Say($"{passed} passed, {failed} failed, {skipped} skipped", failed > 0 ? Color.Red : passed > 0 ? Color.Green : Color.Yellow);
        return failed > 0 ? ExitCode.Failed : _matchedNothing ? ExitCode.Usage : passed == 0 ? ExitCode.NothingVerified : ExitCode.Good;
    }

    private string Covered()
    {
        var edition = Edition.Load221();
        return RequirementsText.Sentence(RequirementTable.Of(edition, ScenarioFolders.Of(home).Load(edition)));
    }

    private Task<Ended> DotNet(IEnumerable<string> arguments, Dictionary<string, string> environment, CancellationToken stop)
    {
        var quiet = new Dictionary<string, string>(environment)
        {
            ["DOTNET_NOLOGO"] = "1",
            ["DOTNET_CLI_TELEMETRY_OPTOUT"] = "1",
            ["DOTNET_CLI_UI_LANGUAGE"] = "en",
        };
        return (ChildProcess.DotNet(arguments) with { Environment = quiet, Folder = home.Root })
            .RunAsync(wish.Verbose ? Say : null, stop);
    }

    private void Say(string line) => terminal.Say(line);
}
