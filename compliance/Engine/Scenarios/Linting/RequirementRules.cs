using OcpiKit.Engine.Checks;
using OcpiKit.Engine.Evidence;
using OcpiKit.Engine.Results;
using OcpiKit.Protocol;

namespace OcpiKit.Engine.Scenarios.Linting;

/// <summary>What is said to be verified is what can be verified there.</summary>
internal sealed class RequirementRules(RequirementCatalog requirements)
{
    public IEnumerable<Diagnostic> Of(Scenario scenario)
    {
        foreach (var step in scenario.Steps)
        {
            var direction = step is AwaitStep ? Direction.FromSubject : Direction.ToSubject;
            if (step is AwaitStep { Absent: Verdict.Fail or Verdict.Warn } wait && Capped(wait.Absent, wait.Verifies, direction) is { } absent)
                yield return TooHard(wait.Place, "absent", wait.Absent, absent, wait.Verifies);
            foreach (var expectation in step.Expectations())
            {
                if (expectation.Graded && Capped(expectation.Severity, expectation.Verifies, direction) is { } limit)
                    yield return TooHard(expectation.Place, "otherwise", expectation.Severity, limit, expectation.Verifies);
                // Who calls is bound by what the requirements of the called say of a request.
                foreach (var foreign in step is CallStep ? Foreign(scenario, expectation.Verifies, expectation.Place) : [])
                    yield return foreign;
            }
        }
    }

    /// <summary>How hard may be judged, where that is less than what is said.</summary>
    private Verdict? Capped(Verdict said, IReadOnlyList<string> verifies, Direction direction) =>
        Limit.Of(said, verifies, Axis.Conformance, requirements, direction) is var limit && limit != said ? limit : null;

    private static Diagnostic TooHard(Place place, string key, Verdict said, Verdict limit, IReadOnlyList<string> verifies) => Advise.That(
        "too-hard", place, $"{key}: {Word(said)} is harder than {string.Join(", ", verifies)} {(verifies.Count == 1 ? "allows" : "allow")}, which is {Word(limit)} here.", $"Write {key}: {Word(limit)}, or name the requirement that demands more.");

    private IEnumerable<Diagnostic> Foreign(Scenario scenario, IEnumerable<string> verifies, Place place) =>
        from id in verifies
        let requirement = requirements[id]
        where requirement.Role is not "both" && !requirement.Role.Equals(scenario.Role, StringComparison.OrdinalIgnoreCase)
        select Advise.That("other-role", place, $"{id} binds the role {requirement.Role}, and the scenario tests {(scenario.Role == Scenario.EveryRole ? "every platform" : $"the role {scenario.Role}")}.", "Name a requirement that binds who is tested.");

    private static string Word(Verdict verdict) => verdict.ToString().ToLowerInvariant();
}
