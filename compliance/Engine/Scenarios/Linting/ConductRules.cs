using OcpiKit.Engine.Evidence;

namespace OcpiKit.Engine.Scenarios.Linting;

/// <summary>What a scenario says of itself is what it does.</summary>
internal static class ConductRules
{
    public static IEnumerable<Diagnostic> Of(Scenario scenario)
    {
        // What is wrong on purpose may change something though its method does not say so.
        var writes = scenario.Steps.OfType<CallStep>().Any(step => (step.Variation.Method ?? step.Operation.Method) is not ("GET" or "HEAD" or "OPTIONS") || step.Intent != Intent.Regular);
        if (scenario.Conduct == Conduct.Changes && !writes && !scenario.Steps.Any(step => step is TriggerStep))
            yield return Advise.That("needless-changes", scenario.Place, "The scenario says that it changes something, and no step of it does.", "Write conduct: reads, or leave it out: then it may be played against a system in use too.");
    }
}
