using OcpiKit.Engine.Parties;
using OcpiKit.Engine.Scenarios;

namespace OcpiKit.Engine.Running;

/// <summary>What the user has to permit or to say before a scenario is played; known before anything is sent.</summary>
internal static class Permissions
{
    /// <summary>Why a scenario may not be played; null where it may.</summary>
    /// <param name="scenario">The scenario.</param>
    /// <param name="profile">What the user permits.</param>
    /// <param name="elsewhere">Whether the target, or an endpoint that it names, is another machine.</param>
    public static string? WhyNot(Scenario scenario, Profile profile, bool elsewhere)
    {
        if (scenario.Conduct == Conduct.Changes && !profile.AllowWrites && !IsHandshake(scenario, profile) && elsewhere)
            return "it sends requests that write, and the target or the endpoint that it names is another machine; --allow-writes permits it";
        // What a party owns it may send in its own name only: in another's it is refused, and rightly so.
        return scenario.NamesOurParty && profile.From is null && profile.RegistrationToken is null
            ? "it sends what belongs to the party behind your token, and which one that is only you know; --from CC*PID says it"
            : null;
    }

    /// <summary>Who gives a token for registration wants the registration played, and what the run itself has made it may change and end.</summary>
    private static bool IsHandshake(Scenario scenario, Profile profile) =>
        profile.RegistrationToken is not null
        && scenario.Calls.All(step => step.Operation.Module == "credentials" || (step.Variation.Method ?? step.Operation.Method) == "GET");
}
