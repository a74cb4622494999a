using OcpiKit.Cli.Shell;
using OcpiKit.Engine.Parties;
using OcpiKit.Engine.Running;
using OcpiKit.Engine.Scenarios;
using OcpiKit.Engine.Secrecy;
using OcpiKit.Protocol;
using OcpiKit.Reporting.Words;

namespace OcpiKit.Cli.Compliance;

/// <summary><c>compliance --dry-run</c>: tells what a run would send. Nothing is: no preflight, no server, no report.</summary>
internal sealed class DryRun(Terminal terminal, Edition edition)
{
    private static readonly Uri Reference = new("http://localhost/");

    /// <summary>Tells it.</summary>
    /// <param name="profile">The target; without a URL the reference servers, which take all that is sent.</param>
    /// <param name="scenarios">What was chosen.</param>
    /// <param name="stop">Breaks it off.</param>
    public async Task<int> RunAsync(Profile profile, ScenarioChoice scenarios, CancellationToken stop)
    {
        terminal.Say("Nothing is sent. This is what a run would send, in this order; {…_url} and ${…} stand for what the target tells.");
        if (profile is { Url: { } url, Role: null })
            terminal.Say($"Which role {url.Authority} has is found by its endpoints; --role says it, and leaves out what tests the other.");
        foreach (var known in profile.Url is not null ? [profile] : OfReference(profile))
            await TellAsync(known, scenarios, stop);
        return ExitCode.Good;
    }

    private async Task TellAsync(Profile profile, ScenarioChoice scenarios, CancellationToken stop)
    {
        var veil = Secrets.VeilOver(profile, showPersonalData: true);
        IReadOnlyList<Scenario> plan = profile.RegistrationToken is null ? scenarios.Plan : Plan.Registering(scenarios.Plan, scenarios.All);
        var rehearsed = await new Rehearsal(edition, profile).OfAsync([.. plan.Where(scenario => profile.Role is not { } role || scenario.Tests(role))], stop);
        Say(0, veil, "");
        Say(0, veil, $"preflight{(profile.Role is { } tested ? $", for {tested}" : "")}");
        foreach (var address in new[] { profile.Url?.AbsoluteUri ?? "{versions_url}", "{version_url}", "{credentials_url}" })
            Say(2, veil, $"GET {address}");
        foreach (var scenario in rehearsed)
            Tell(scenario, veil);
        Say(0, veil, "");
        Say(0, veil, $"{Amounts.Of(rehearsed.Count, "scenario")}, {Amounts.Of(rehearsed.Sum(scenario => scenario.WhyNot is null ? scenario.Steps.Count(step => step.Request is not null) : 0), "request")} beside the preflight; {rehearsed.Count(scenario => scenario.WhyNot is not null)} of the scenarios would be blocked.");
    }

    private void Tell(Rehearsed rehearsed, Veil veil)
    {
        Say(0, veil, "");
        Say(0, veil, $"{rehearsed.Scenario.Id}: {rehearsed.Scenario.Title}");
        if (rehearsed.WhyNot is { } why)
        {
            Say(2, veil, $"would be blocked: {why}");
            return;
        }

        foreach (var step in rehearsed.Steps)
        {
            Say(2, veil, $"{step.Id}: {step.Title}");
            if (step.Request is { } request)
            {
                Say(4, veil, $"{request.Method} {request.Url}");
                foreach (var header in request.Headers)
                    Say(6, veil, $"{header.Name}: {header.Value}");
                foreach (var line in request.Body?.Split('\n') ?? [])
                    Say(6, veil, line.TrimEnd('\r'));
            }

            if (step.Note is { } note)
                Say(4, veil, $"({note})");
        }
    }

    private void Say(int indent, Veil veil, string line) => terminal.Say(new string(' ', indent) + Visible.Line(veil.Over(line), 4_000));

    /// <summary>The reference servers as a run would start them.</summary>
    private static IEnumerable<Profile> OfReference(Profile profile) =>
        from role in ScenarioFormat.Roles.Where(role => role != Scenario.EveryRole)
        where (profile.Role ?? role) == role
        select profile with
        {
            Role = role,
            RegistrationToken = profile.RegistrationToken ?? "of-the-reference-servers",
            SecondToken = role == "CPO" ? "of-the-reference-servers" : null,
            Triggers = role == "CPO" ? ReferenceTriggers.OfCpo(Reference) : ReferenceTriggers.OfEmsp(Reference),
        };
}
