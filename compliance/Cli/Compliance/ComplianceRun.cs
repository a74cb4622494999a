using OcpiKit.Cli.Shell;
using OcpiKit.Engine.Listening;
using OcpiKit.Engine.Parties;
using OcpiKit.Engine.Results;
using OcpiKit.Engine.Running;
using OcpiKit.Engine.Scenarios;
using OcpiKit.Engine.Secrecy;
using OcpiKit.Engine.Triggering;
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
    private IReadOnlyList<Scenario> _all = [];

    /// <summary>Runs what was ordered.</summary>
    public async Task<int> RunAsync(CancellationToken stop)
    {
        var profile = ReadProfile();
        var edition = Edition.Load221();
        var plan = ReadPlan(edition);
        if (order.List)
            return List(plan);
        if (order.WaitRegistration)
            return await WelcomeAsync(edition, profile, plan, stop);
        if (profile.Url is not null)
            return await TestAsync(edition, profile, plan, name: null, Reports, stop);

        MakeSureThatNoUrlWasForgotten(profile);
        return await TestOurOwnAsync(edition, profile, plan, stop);
    }

    private string Reports => order.ReportFolder ?? home.Reports;

    /// <summary>Tests whoever registers with the kit.</summary>
    private async Task<int> WelcomeAsync(Edition edition, Profile profile, IReadOnlyList<Scenario> plan, CancellationToken stop)
    {
        if (profile is not { Url: null, Token: null, RegistrationToken: null })
            throw new UsageException("With --wait-registration the target says by registering where it is and which token it takes; leave out its URL, --token and --token-a.");
        if (profile.Role is not { } role)
            throw new UsageException("Say what registers, so that the kit is its counterpart: --role CPO or --role EMSP.");
        var veil = VeilOver(profile);
        using var wire = new RestWire(NetworkOf.Profile(profile), profile.Limits, TimeProvider.System);
        try
        {
            var own = new OwnParty(edition, profile, wire, veil, TimeProvider.System);
            var (known, reach) = await new Welcome(terminal, own, TimeProvider.System).AwaitAsync(profile, role, stop);
            await using (reach.Counterparty)
                return await TestAsync(edition, known, plan, name: null, Reports, stop, (reach, veil));
        }
        catch (MisconfiguredException e)
        {
            throw InOneSentence(e);
        }
    }

    /// <summary>Tests both of our servers, or the one whose role was said; what was chosen of the scenarios may leave one with nothing to test.</summary>
    private async Task<int> TestOurOwnAsync(Edition edition, Profile profile, IReadOnlyList<Scenario> plan, CancellationToken stop)
    {
        await using var pair = await ReferencePair.StartAsync(stop);
        var codes = new List<int>();
        foreach (var target in pair.Targets.Where(target => (profile.Role ?? target.Role) == target.Role && plan.Any(scenario => scenario.Tests(target.Role))))
        {
            var known = profile with
            {
                Url = target.Versions,
                RegistrationToken = target.RegistrationToken,
                SecondToken = target.SecondToken,
                Role = target.Role,
                From = order.Says("from") ? profile.From : target.Partner,
                Triggers = target.Triggers,
            };
            codes.Add(await TestAsync(edition, known, plan, target.Name, Path.Combine(Reports, target.Folder), stop));
        }

        return codes.Count > 0
            ? Engine.Results.ExitCode.Worst(codes)
            : throw new UsageException($"Of the scenarios that were chosen none tests a platform of the role {profile.Role}.");
    }

    // A green run of the reference server must not be taken for one of the target that was meant.
    private void MakeSureThatNoUrlWasForgotten(Profile profile)
    {
        if (order.ProfileFile is { } file)
            throw new UsageException($"The profile {file} names no target; give it a line \"url: …\" or the command a versions URL.");
        if (profile.Token is not null && order.Says("token"))
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
        _all = set.Scenarios;
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

    private async Task<int> TestAsync(Edition edition, Profile profile, IReadOnlyList<Scenario> plan, string? name, string reports, CancellationToken stop, (Reach Reach, Veil Veil)? met = null)
    {
        if (profile.RegistrationToken is not null)
            plan = Plan.Registering(plan, _all);
        var veil = met?.Veil ?? VeilOver(profile);
        veil.Hide(profile.Token);
        AssertWritable(reports);
        using var wire = new RestWire(NetworkOf.Profile(profile), profile.Limits, TimeProvider.System);
        using var steering = new RestWire(NetworkOf.Triggers(profile), profile.Limits, TimeProvider.System);
        var book = name is null ? Book(profile) : null;
        var runner = new Runner(
            edition,
            profile,
            wire,
            veil,
            TimeProvider.System,
            met is { Reach: var reach } ? (_, _, _) => Task.FromResult(reach) : new OwnParty(edition, profile, wire, veil, TimeProvider.System).StartAsync,
            new Triggers(profile.Triggers, steering, TimeProvider.System),
            book);
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
            throw InOneSentence(e);
        }
        catch (Exception) when (book is { Holds: true })
        {
            // Whatever broke it off: the end of the report, where this is said else, does not come.
            terminal.Complain($"The target has given a token for you, which stands in {book.Where}: use it from now on (--token), or register again.");
            throw;
        }

        var rules = new ExitRules(order.Strict, order.FailOnBlocked);
        var result = ResultFold.Of(events, Requirement);
        console.Reports(await WriteAsync(reports, result, rules, stop));
        return Engine.Results.ExitCode.Of(result, rules);

        RequirementText? Requirement(string id) =>
            edition.Requirements.TryGet(id, out var found) ? new(found.Id, found.Level.ToString().ToUpperInvariant(), found.Text, found.Source) : null;
    }

    /// <summary>One sentence with its remedy, whatever the target wrote into it.</summary>
    private static UsageException InOneSentence(MisconfiguredException e) => new($"{Visible.Line(e.Message, 1000)} {Visible.Line(e.Remedy)}", Shell.ExitCode.Unreachable);

    /// <summary>Where a token is written down that the target gives; null where the run asks for none.</summary>
    private RelationFile? Book(Profile profile)
    {
        if (profile is { RegistrationToken: null, AllowCredentials: false })
            return null;
        var file = new RelationFile(order.StateFile ?? RelationFile.PathFor(profile.Url!, Path.Combine(home.Root, ".relations")), TimeProvider.System);
        try
        {
            file.MakeSureThatItCanBeWritten();
            return file;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"A token that the target gives could not be kept in {file.Where}: {e.Message.TrimEnd('.')}. Name another file with --state FILE.", Shell.ExitCode.Unreachable);
        }
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
        veil.Hide(profile.RegistrationToken);
        veil.Hide(profile.OwnToken);
        veil.Hide(profile.SecondToken);
        veil.Hide(profile.ClientCertificatePassword);
        veil.Hide(profile.ListenCertificatePassword);
        foreach (var (header, value) in profile.Headers)
            veil.HideHeader(header, value);
        foreach (var value in profile.Triggers.Values.OfType<HttpTrigger>().SelectMany(trigger => trigger.Headers.Values))
            veil.Hide(value);
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
