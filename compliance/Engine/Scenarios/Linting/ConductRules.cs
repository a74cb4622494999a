using OcpiKit.Engine.Evidence;

namespace OcpiKit.Engine.Scenarios.Linting;

/// <summary>What a scenario says of itself is what it does.</summary>
internal static class ConductRules
{
    public static IEnumerable<Diagnostic> Of(Scenario scenario)
    {
        // What is wrong on purpose may change something though its method does not say so.
        var writes = scenario.Calls.Any(step => (step.Variation.Method ?? step.Operation.Method) is not ("GET" or "HEAD" or "OPTIONS") || step.Intent != Intent.Regular);
        if (scenario.Conduct == Conduct.Changes && !writes && !scenario.Steps.Any(step => step is TriggerStep))
            yield return Advise.That("needless-changes", scenario.Place, "The scenario says that it changes something, and no step of it does.", "Write conduct: reads, or leave it out: then it may be played against a system in use too.");
        foreach (var cleanup in scenario.Cleanup.Where(step => step.Does is CallStep { Operation.Method: "GET" }))
            yield return Advise.That("idle-cleanup", cleanup.Does.Place, $"The step {cleanup.Does.Id} of the cleanup reads, which takes nothing back.", "Call what undoes the scenario, or make it one of the steps.");
        foreach (var cleanup in scenario.Cleanup.Where(step => step is { Does: CallStep { Operation.Method: not "GET" }, Undoes: null } && scenario.Steps.OfType<CallStep>().Any(call => call.Operation.Method != "GET")))
            yield return Advise.That("unbound-cleanup", cleanup.Does.Place, $"The step {cleanup.Does.Id} of the cleanup is sent where nothing was done as well.", "Say with undoes which step it takes back.");
        foreach (var cleanup in scenario.Cleanup.Where(step => step.Undoes is { } undone && scenario.Steps.Any(other => other.Id == undone && other is (SetStep or CallStep { Operation.Method: "GET", Variation.Method: null }))))
            yield return Advise.That("idle-cleanup", cleanup.Does.Place, $"The step {cleanup.Undoes} changes nothing that could be taken back.", "Name the step that does with undoes.");
    }
}
