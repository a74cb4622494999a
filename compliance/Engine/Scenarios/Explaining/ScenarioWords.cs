using OcpiKit.Engine.Scenarios.Reading;

namespace OcpiKit.Engine.Scenarios.Explaining;

/// <summary>What holds of a scenario as a whole, in plain words.</summary>
internal static class ScenarioWords
{
    /// <summary>"an eMSP", "a CPO".</summary>
    public static string Named(string role) => role == "EMSP" ? "an eMSP" : $"a {role}";

    /// <summary>Who is who.</summary>
    public static string Parties(Scenario scenario) => scenario.Role == Scenario.EveryRole
        ? "Tested is a platform of either role; the kit is its partner."
        : $"Tested is {Named(scenario.Role)}; the kit is {Named(Callers.PartnerOf(scenario.Role))}, its partner.";

    /// <summary>What the scenario changes.</summary>
    public static string Writes(Scenario scenario)
    {
        var sent = scenario.Calls
            .Select(step => $"{step.Variation.Method ?? step.Operation.Method} {step.Operation.Module}")
            .Where(call => !call.StartsWith("GET ", StringComparison.Ordinal)).Distinct().ToList();
        return scenario.Conduct == Conduct.Reads ? "Nothing: it only reads."
            : sent.Count == 0 ? "It has things done at the platform, and runs alone."
            : $"It sends {Sentences.And(sent)}, and runs alone. A platform on another machine gets that only with --allow-writes.";
    }

    /// <summary>What it needs to be played, each with what provides it.</summary>
    public static IEnumerable<string> Needs(Scenario scenario)
    {
        foreach (var need in scenario.Needs.Select(Need.Find).OfType<Need>())
            yield return $"A {need.Says}: it gives {Sentences.And(need.Gives)}. The profile names one (data:), else the first that fits in {need.Operation} is taken.";
        if (scenario.Registers)
            yield return "A token to register with: --token-a TOKEN.";
        if (scenario.PrecedesRegistration)
            yield return "The token to register with, before it has been used: --token-a TOKEN.";
        if (scenario.ChangesRegistration)
            yield return "A registration of its own (--token-a TOKEN), or the permission to change yours (--allow-credentials).";
        if (scenario.NamesOurParty)
            yield return "To know who you are to the platform, as it sends what belongs to that party: --from CC*PID.";
        if (scenario.Listens)
            yield return "That the platform can call the kit. On this machine it can; else --listen says where the kit listens and --public-url how it is reached.";
        if (scenario.Steps.OfType<CallStep>().Any(step => step.Variation.Token == TokenVariation.Second))
            yield return "The token of a second partner: --second-token TOKEN.";
        foreach (var trigger in scenario.Steps.OfType<TriggerStep>().Select(step => step.Trigger).Distinct())
            yield return $"That \"{trigger}\" can be done at the platform: by the profile (triggers:), or by a person who is asked (--patience 5m).";
    }
}
