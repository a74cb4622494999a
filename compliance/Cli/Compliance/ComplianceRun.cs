using OcpiKit.Cli.Shell;
using OcpiKit.Cpo;
using OcpiKit.Engine.Parties;
using OcpiKit.Engine.Results;
using OcpiKit.Engine.Running;
using OcpiKit.Engine.Scenarios;
using OcpiKit.Engine.Secrecy;
using OcpiKit.Engine.Wire;
using OcpiKit.Protocol;
using OcpiKit.Reporting;
using OcpiKit.Reporting.Terminal;
using OcpiKit.Reporting.Words;
using Spectre.Console;
using Profile = OcpiKit.Engine.Parties.Profile;

namespace OcpiKit.Cli.Compliance;

/// <summary>One run of the compliance tests, from the user's order to the exit code.</summary>
internal sealed class ComplianceRun(Terminal terminal, Home home, ComplianceOrder order)
{
    /// <summary>Runs what was ordered.</summary>
    public async Task<int> RunAsync(CancellationToken stop)
    {
        var profile = ReadProfile();
        var edition = Edition.Load221();
        var plan = ReadPlan(edition);
        if (order.List)
            return List(plan);
        if (profile.Url is not null)
            return await TestAsync(edition, profile, plan, name: null, stop);

        MakeSureThatNoUrlWasForgotten(profile);
        await using var server = await CpoServer.StartAsync(new CpoOptions { Port = 0, Host = "localhost" }, stop: stop);
        return await TestAsync(edition, profile with { Url = server.VersionsUrl, Token = server.Token }, plan, "the reference CPO", stop);
    }

    // A green run of the reference server must not be taken for one of the target that was meant.
    private void MakeSureThatNoUrlWasForgotten(Profile profile)
    {
        if (order.ProfileFile is { } file)
            throw new UsageException($"The profile {file} names no target; give it a line \"url: …\" or the command a versions URL.");
        if (profile.Token is not null && order.Options.Any(option => option.Key == "token"))
            throw new UsageException("There is a token and no target for it; give the versions URL: compliance URL --token TOKEN.");
    }

    private Profile ReadProfile()
    {
        try
        {
            return ProfileReader.Read(order.ProfileFile, Environment.GetEnvironmentVariable, order.Options);
        }
        catch (ProfileException e)
        {
            throw new UsageException(e.Message);
        }
    }

    private IReadOnlyList<Scenario> ReadPlan(Edition edition)
    {
        var folder = order.ScenarioFolder ?? home.Scenarios;
        if (!Directory.Exists(folder))
            throw new UsageException($"The folder of scenarios {folder} does not exist; name one with --scenarios DIR.");
        var set = new ScenarioLoader(edition).LoadFolder(folder);
        if (!set.Sound)
            throw new UsageException(string.Join("\n\n", set.Diagnostics.Select(diagnostic => DiagnosticText.Render(diagnostic, Source(folder, diagnostic.Place)))));
        try
        {
            return Plan.Of(set.Scenarios, order.Modules, order.Scenarios, edition);
        }
        catch (PlanException e)
        {
            throw new UsageException(e.Message);
        }
    }

    /// <summary>The file that a mistake is in, for the line below the sentence; null where it cannot be read.</summary>
    private static string? Source(string folder, Place place)
    {
        try
        {
            return File.ReadAllText(Path.Combine(folder, place.File));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private int List(IReadOnlyList<Scenario> plan)
    {
        var width = plan.Max(scenario => scenario.Id.Length) + 2;
        foreach (var scenario in plan)
            terminal.Say($"{scenario.Id.PadRight(width)}{scenario.Title}");
        return Shell.ExitCode.Good;
    }

    private async Task<int> TestAsync(Edition edition, Profile profile, IReadOnlyList<Scenario> plan, string? name, CancellationToken stop)
    {
        var veil = VeilOver(profile);
        var reports = order.ReportFolder ?? home.Reports;
        AssertWritable(reports);
        using var wire = new RestWire(NetworkOf.Profile(profile), profile.Limits, TimeProvider.System);
        var runner = new Runner(edition, profile, wire, veil, TimeProvider.System);
        var console = new ConsoleProgress(terminal.Out.Profile.Out.Writer, StyleOf(terminal), Requirement);
        var events = new List<RunEvent>();
        try
        {
            await foreach (var told in runner.RunAsync(plan, new RunHeader(Kit.Version, name, Options()), stop))
            {
                events.Add(told);
                console.On(told);
            }
        }
        catch (MisconfiguredException e)
        {
            // One sentence, whatever the target wrote into it.
            throw new UsageException($"{Visible.Line(e.Message, 1000)} {Visible.Line(e.Remedy)}", Shell.ExitCode.Unreachable);
        }

        var rules = new ExitRules(order.Strict, order.FailOnBlocked);
        var result = ResultFold.Of(events, Requirement);
        console.Reports(await WriteAsync(reports, result, rules, stop));
        return Engine.Results.ExitCode.Of(result, rules);

        RequirementText? Requirement(string id) =>
            edition.Requirements.TryGet(id, out var found) ? new(found.Id, found.Level.ToString().ToUpperInvariant(), found.Text, found.Source) : null;
    }

    /// <summary>Told before the run, not after it: a folder that cannot be written would cost all that was seen.</summary>
    private static void AssertWritable(string folder)
    {
        var probe = Path.Combine(folder, $".{Guid.NewGuid():N}.tmp");
        try
        {
            Directory.CreateDirectory(folder);
            File.WriteAllText(probe, "");
            File.Delete(probe);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw Unwritable(folder, e);
        }
    }

    private static async Task<IReadOnlyList<string>> WriteAsync(string folder, RunResult result, ExitRules rules, CancellationToken stop)
    {
        try
        {
            return await ReportFolder.WriteAsync(folder, result, rules, stop);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw Unwritable(folder, e);
        }
    }

    private static UsageException Unwritable(string folder, Exception e) =>
        new($"The reports cannot be written to {folder}: {e.Message.TrimEnd('.')}. Name another folder with --reports DIR.", Shell.ExitCode.Unreachable);

    private static ConsoleStyle StyleOf(Terminal terminal)
    {
        var profile = terminal.Out.Profile;
        return new(profile.Width, profile.Capabilities.ColorSystem != ColorSystem.NoColors, Console.OutputEncoding.CodePage == 65001, profile.Capabilities.Interactive);
    }

    private Veil VeilOver(Profile profile)
    {
        var veil = new Veil(order.ShowPersonalData);
        veil.Hide(profile.Token);
        veil.Hide(profile.ClientCertificatePassword);
        foreach (var (header, value) in profile.Headers)
            veil.HideHeader(header, value);
        if (profile.Proxy?.UserInfo.Split(':', 2) is [_, var password])
            veil.Hide(Uri.UnescapeDataString(password));
        return veil;
    }

    /// <summary>The options as given, for the report; what is secret is not even handed on.</summary>
    private List<string> Options() =>
        [.. order.Options.Where(option => option.Key != "url").Select(option => ProfileOptions.Find(option.Key) switch
            {
                { Secret: true } => $"--{option.Key} …",
                { Value: null } => $"--{option.Key}",
                _ => $"--{option.Key} {option.Value}",
            }),
            .. order.Modules.Select(module => $"--module {module}"),
            .. order.Scenarios.Select(scenario => $"--scenario {scenario}")];
}
