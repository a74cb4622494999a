using OcpiKit.Cli.Shell;
using OcpiKit.Engine.Parties;
using OcpiKit.Engine.Results;
using OcpiKit.Engine.Running;
using OcpiKit.Engine.Scenarios;
using OcpiKit.Engine.Scenarios.Linting;
using OcpiKit.Engine.Wire;
using OcpiKit.Mutants;
using OcpiKit.Protocol;
using OcpiKit.Protocol.Wording;
using ExitCode = OcpiKit.Cli.Shell.ExitCode;

namespace OcpiKit.Cli.Compliance;

/// <summary>One run of the compliance tests, from the user's order to the exit code.</summary>
internal sealed class ComplianceRun(Terminal terminal, Home home, ComplianceOrder order, IReadOnlyList<Scenario> scripts)
{
    private readonly Edition _edition = Edition.Load221();

    /// <summary>Runs what was ordered.</summary>
    public async Task<int> RunAsync(CancellationToken stop)
    {
        if (order.Script is { } script)
            return await new ScriptRun(terminal, home, script).RunAsync(order.Words, stop);
        var profile = ReadProfile();
        var mutant = ReadMutant(profile);
        var folders = ScenarioFolders.Of(home, order.InsteadOfOurs, order.BesideOurs);
        var only = OnlyThese.Of(order.Only);
        var scenarios = ScenarioChoice.Read(folders, order.Modules, Chosen(mutant), only, home, scripts, _edition);
        if (order.List)
            return List(scenarios);
        // Who names a file works at it: what the report would say of the platform may be a slip of theirs.
        if (only.Files.Count > 0 && new ScenarioLinter(_edition).Requests(scenarios.Plan) is { Count: > 0 } slips)
            terminal.Complain(folders.Render(slips));
        if (order.DryRun)
            return await new DryRun(terminal, _edition).RunAsync(profile, scenarios, stop);
        var known = new WhatIsKnown(home, order, scenarios.All, _edition);
        var job = GitHubActions.Around(terminal);
        job?.Listen();
        var code = await PlayAsync(new TargetRun(terminal, home, order, _edition, scenarios, known), profile, scenarios, mutant, stop);
        await known.WriteAsync(terminal, stop);
        known.Complain(terminal);
        if (job is not null)
            await job.TellAsync(known.Runs, new ExitRules(order.Strict, order.FailOnBlocked), folders, stop);
        return code;
    }

    private async Task<int> PlayAsync(TargetRun run, Profile profile, ScenarioChoice scenarios, Mutant? mutant, CancellationToken stop)
    {
        if (order.WaitRegistration)
            return await WelcomeAsync(run, profile, scenarios, stop);
        if (profile.Url is not null)
            return await run.PlayAsync(profile, scenarios.Plan, name: null, alone: true, Reports, met: null, stop);

        MakeSureThatNoUrlWasForgotten(profile);
        return await TestOurOwnAsync(run, profile, scenarios, mutant, stop);
    }

    private ReportPlace Reports => new(order.ReportFolder ?? home.Reports);

    /// <summary>The scenarios that were named; where none was and a mutant is to be seen, those in which it shows.</summary>
    private IReadOnlyList<string> Chosen(Mutant? mutant) =>
        // A script that is run by itself plays itself.
        scripts.Count > 0 && !order.WithOurs && order.Scenarios.Count == 0 && order.Modules.Count == 0 && order.Only.Count == 0 ? [.. scripts.Select(script => script.Id)] :
        mutant is { Shows.Count: > 0 } && order.Scenarios.Count == 0 && order.Modules.Count == 0 && order.Only.Count == 0 ? ["both.credentials.registration", .. mutant.Shows] : order.Scenarios;

    /// <summary>Tests whoever registers with the kit.</summary>
    private async Task<int> WelcomeAsync(TargetRun run, Profile profile, ScenarioChoice scenarios, CancellationToken stop)
    {
        if (profile is not { Url: null, Token: null, RegistrationToken: null })
            throw new UsageException("With --wait-registration the target says by registering where it is and which token it takes; leave out its URL, --token and --token-a.");
        if (profile.Role is not { } role)
            throw new UsageException("Say what registers, so that the kit is its counterpart: --role CPO or --role EMSP.");
        var veil = Secrets.VeilOver(profile, order.ShowPersonalData);
        using var wire = new RestWire(NetworkOf.Profile(profile), profile.Limits, TimeProvider.System);
        try
        {
            var own = new OwnParty(_edition, profile, wire, veil, TimeProvider.System);
            var (known, reach) = await new Welcome(terminal, own, TimeProvider.System).AwaitAsync(profile, role, stop);
            await using (reach.Counterparty)
                return await run.PlayAsync(known, scenarios.Plan, name: null, alone: true, Reports, (reach, veil), stop);
        }
        catch (MisconfiguredException e)
        {
            throw TargetRun.InOneSentence(e);
        }
    }

    /// <summary>Tests both of our servers, or the one whose role was said; what was chosen of the scenarios may leave one with nothing to test.</summary>
    private async Task<int> TestOurOwnAsync(TargetRun run, Profile profile, ScenarioChoice scenarios, Mutant? mutant, CancellationToken stop)
    {
        foreach (var one in order.Mutants.Select(MutantCatalog.Find).OfType<Mutant>())
            terminal.Say($"{one.Id}: {one.Says} The check {one.Breaks} has to notice.");
        await using var pair = await ReferencePair.StartAsync(mutant, stop);
        var role = mutant?.Role ?? profile.Role;
        var codes = new List<int>();
        var targets = pair.Targets.Where(target => (role ?? target.Role) == target.Role && scenarios.Plan.Any(scenario => scenario.Tests(target.Role))).ToList();
        foreach (var target in targets)
        {
            var known = profile with
            {
                Url = mutant?.Outside(target.Versions) ?? target.Versions,
                Proxy = mutant?.Proxy(new Uri(target.Versions, "/")) ?? profile.Proxy,
                RegistrationToken = target.RegistrationToken,
                SecondToken = target.SecondToken,
                Role = target.Role,
                From = order.Says("from") ? profile.From : target.Partner,
                Triggers = target.Triggers,
                // What a mutant does not do is waited for; our own servers do all within a second or two.
                LongestWait = profile.LongestWait ?? (mutant is null ? null : TimeSpan.FromSeconds(5)),
            };
            codes.Add(await run.PlayAsync(known, scenarios.Plan, target.Name, targets.Count == 1, Reports with { Folder = Path.Combine(Reports.Folder, target.Folder) }, met: null, stop));
        }

        return codes.Count > 0
            ? Engine.Results.ExitCode.Worst(codes)
            : throw new UsageException($"Of the scenarios that were chosen none tests a platform of the role {role}.");
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

    private Mutant? ReadMutant(Profile profile)
    {
        if (order.Mutants.Count == 0)
            return null;
        if (profile.Url is not null || order.WaitRegistration)
            throw new UsageException("A mutant is one of our own servers, broken on purpose: leave out the target's URL and --wait-registration.");
        var mutants = order.Mutants.Distinct().Select(id => MutantCatalog.Find(id) ?? throw new UsageException(
            $"There is no mutant {id}.{(Nearest.To(id, MutantCatalog.All.Select(mutant => mutant.Id)) is { } near ? $" Did you mean {near}?" : "")} All of them: ./run.sh requirements --mutants")).ToList();
        if (mutants.Select(mutant => (mutant.Role, mutant.Host)).Distinct().Count() > 1)
            throw new UsageException("Several mutants have to be one server, reached at one address: name those of one role, and one with an address of its own by itself.");
        return Mutant.Together(mutants);
    }

    private int List(ScenarioChoice scenarios)
    {
        var width = scenarios.Plan.Max(scenario => scenario.Id.Length) + 2;
        foreach (var scenario in scenarios.Plan)
            terminal.Say($"{scenario.Id.PadRight(width)}{scenario.Title}");
        return ExitCode.Good;
    }
}
