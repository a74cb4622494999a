using OcpiKit.Engine.Parties;
using OcpiKit.Engine.Results;
using OcpiKit.Engine.Scenarios;
using OcpiKit.Protocol;

namespace OcpiKit.Engine.Running;

/// <summary>Holds what was agreed with the target against what it offers, and says what follows for scenarios.</summary>
internal sealed class Agreed(Agreement? agreement, Offer offer)
{
    /// <summary>The line of the report on which it stands; not a scenario of a file.</summary>
    public const string Id = "agreement";

    /// <summary>The line in the plan, or null where nothing was agreed that could be missing.</summary>
    public PlannedScenario? Plan => agreement is not { Interfaces.Count: > 0 } ? null : new(
        Id, "What was agreed with the target is offered", "What the profile names under expect: a module that two parties agreed on and one of them lacks is not merely left out.", Id, offer.Role, "", 0);

    /// <summary>Each agreed interface: there, or missing.</summary>
    public IEnumerable<Finding> Findings() => (agreement?.Offers(offer.Role) ?? []).Select(one =>
    {
        var named = one.Interface is { } end ? $"{one.Module} ({end})" : one.Module;
        var offered = IsOffered(one.Module, one.Interface);
        return new Finding(
            $"{Id}.{one.Module}{(one.Interface is null ? "" : $".{one.Interface}")}",
            $"As agreed, the target offers {named}.",
            offered ? Verdict.Pass : Verdict.Fail,
            Axis.Conformance,
            [],
            offered ? $"The version details name {named}." : $"It was agreed (expect: in the profile), and the version details do not name it.",
            offered ? null : new Difference(named, Offered()));
    });

    /// <summary>Whether this was agreed, so that its absence keeps scenarios from being played.</summary>
    public bool Wants(Operation operation) => agreement?.Offers(offer.Role).Any(one =>
        one.Module == operation.Module && (one.Interface is null || one.Interface.Equals(operation.Interface.ToString(), StringComparison.OrdinalIgnoreCase))) == true;

    /// <summary>Why a scenario does not apply: it is about what was agreed not to be done; null where it is not.</summary>
    public string? WhyNotApplicable(Scenario scenario)
    {
        foreach (var step in scenario.Steps.OfType<AwaitStep>())
        {
            if (agreement?.Pushes is { } pushes && step.Operations.All(IsPush) && step.Operations.FirstOrDefault(operation => !pushes.Contains(operation.Module)) is { } unpushed)
                return $"it was agreed that {unpushed.Module} are not pushed (expect: push in the profile)";
        }

        return agreement?.RealTimeAuthorization == false && Uses(scenario, Authorize)
            ? "it was agreed that nobody is authorized in real time (expect: real_time_authorization in the profile)"
            : null;
    }

    private const string Authorize = "tokens.sender.post.authorize";

    private static bool Uses(Scenario scenario, string operation) =>
        scenario.Operations.Contains(operation) || scenario.Steps.OfType<AwaitStep>().Any(step => step.Operations.Any(awaited => awaited.Id == operation));

    /// <summary>Whether a party sends this of itself, as its own data changes; what answers a command or a request is none.</summary>
    private static bool IsPush(Operation operation) => operation.Method != "GET" && operation switch
    {
        { Interface: Interface.Receiver, Module: "locations" or "sessions" or "cdrs" or "tariffs" or "tokens" or "hubclientinfo" } => true,
        _ => operation.Id == "chargingprofiles.sender.put.active_profile",
    };

    private bool IsOffered(string module, string? end) =>
        offer.Endpoints.Any(endpoint => endpoint.Module == module && (end is null || endpoint.Role.Equals(end, StringComparison.OrdinalIgnoreCase)));

    private string Offered() => string.Join(", ", offer.Endpoints.Take(40).Select(endpoint => $"{endpoint.Module} ({endpoint.Role.ToLowerInvariant()})")) is { Length: > 0 } all ? all : "nothing";
}
