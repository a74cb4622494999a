using OcpiKit.Cli.Shell;
using OcpiKit.Engine.Knowing;
using OcpiKit.Engine.Listening;
using OcpiKit.Engine.Results;
using OcpiKit.Engine.Running;
using OcpiKit.Engine.Scenarios;
using OcpiKit.Engine.Secrecy;
using OcpiKit.Engine.Triggering;
using OcpiKit.Engine.Wire;
using OcpiKit.Protocol;
using OcpiKit.Reporting.Bodies;
using OcpiKit.Reporting.Terminal;
using OcpiKit.Reporting.Words;
using Profile = OcpiKit.Engine.Parties.Profile;

namespace OcpiKit.Cli.Compliance;

/// <summary>The test of one target: plays, tells it while it goes on, writes the reports.</summary>
internal sealed class TargetRun(Terminal terminal, Home home, ComplianceOrder order, Edition edition, ScenarioChoice scenarios, WhatIsKnown what)
{
    /// <summary>Tests a target; gives the exit code.</summary>
    /// <param name="profile">The target.</param>
    /// <param name="plan">What is played.</param>
    /// <param name="name">What the report calls it, for one of our own; null for the user's.</param>
    /// <param name="alone">Whether it is the only target of the command.</param>
    /// <param name="place">Where its reports go.</param>
    /// <param name="met">The counterparty that it has registered with, and what of that is secret; null where it has not.</param>
    /// <param name="stop">Breaks it off.</param>
    /// <exception cref="UsageException">The target cannot be tested as it was named, or the reports cannot be written.</exception>
    public async Task<int> PlayAsync(Profile profile, IReadOnlyList<Scenario> plan, string? name, bool alone, ReportPlace place, (Reach Reach, Veil Veil)? met, CancellationToken stop)
    {
        if (profile.RegistrationToken is not null)
            plan = Plan.Registering(plan, scenarios.All);
        var veil = met?.Veil ?? Secrets.VeilOver(profile, order.ShowPersonalData);
        veil.Hide(profile.Token);
        place.MakeSureThatItCanBeWritten();
        using var wire = new RestWire(NetworkOf.Profile(profile), profile.Limits, TimeProvider.System);
        using var steering = new RestWire(NetworkOf.Triggers(profile), profile.Limits, TimeProvider.System);
        var book = name is null ? Book(profile) : null;
        using var bodies = new LongBodies(place.Folder);
        var runner = new Runner(
            edition,
            profile,
            wire,
            veil,
            TimeProvider.System,
            met is { Reach: var reach } ? (_, _, _) => Task.FromResult(reach) : new OwnParty(edition, profile, wire, veil, TimeProvider.System).StartAsync,
            new Triggers(profile.Triggers, steering, TimeProvider.System),
            book)
        {
            LongBodies = bodies,
        };
        var console = new ConsoleProgress(terminal.Out.Profile.Out.Writer, terminal.Style, Requirement);
        var events = new List<RunEvent>();
        var known = KnownFailures.None;
        try
        {
            await foreach (var told in runner.RunAsync(plan, new RunHeader(Kit.Version, name, order.Said), stop))
            {
                events.Add(told);
                if (told is RunStarted started)
                    console.Knows(known = what.Of(started.Facts.Role, alone));
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
            console.Break();
            terminal.Complain($"The target has given a token for you, which stands in {book.Where}: use it from now on (--token), or register again.");
            throw;
        }
        finally
        {
            console.Break();
        }

        var rules = new ExitRules(order.Strict, order.FailOnBlocked);
        var result = ResultFold.Of(events, Requirement, Requirements.RequirementTable.Of(edition, scenarios.All));
        // Before the reports of the run before are replaced.
        if (LastRun.At(place.Folder) is { } last && Comparison.IsFair(last.Result.Facts, result.Facts))
        {
            result = result with { Comparison = Comparison.Of(last.Result, result) };
            console.Compared(result.Comparison);
        }

        result = known.Over(result);
        what.Add(result);
        console.Reports(await place.WriteAsync(result, rules, bodies, stop));
        return Engine.Results.ExitCode.Of(result, rules);

        RequirementText? Requirement(string id) =>
            edition.Requirements.TryGet(id, out var found) ? new(found.Id, found.Level.Word(), found.Text, found.Source) : null;
    }

    /// <summary>One sentence with its remedy, whatever the target wrote into it.</summary>
    public static UsageException InOneSentence(MisconfiguredException e) => new($"{Visible.Line(e.Message, 1000)} {Visible.Line(e.Remedy)}", Shell.ExitCode.Unreachable);

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
}
