using OcpiKit.Engine.Checks;
using OcpiKit.Engine.Scenarios;
using OcpiKit.Protocol;

namespace OcpiKit.Engine.Coverage;

/// <summary>Which requirement is verified by what. Pure: read off the catalogue of checks, the schemas and the scenarios, not off a run.</summary>
public static class CoverageTable
{
    /// <summary>A row for each requirement of the edition, in its order.</summary>
    /// <param name="edition">The protocol as data.</param>
    /// <param name="rules">The rules of the checks that the kit applies by itself.</param>
    /// <param name="scenarios">The scenarios that may be played.</param>
    /// <param name="broken">The requirements that servers break on purpose, each with the id of such a server.</param>
    public static IReadOnlyList<CoverageRow> Of(Edition edition, IEnumerable<Rule> rules, IEnumerable<Scenario> scenarios, IEnumerable<(string Requirement, string Mutant)> broken)
    {
        var checks = rules.SelectMany(OfRule)
            .Concat(edition.Schemas.Types.SelectMany(type => OfType(edition.Schemas, type)))
            .Concat(scenarios.SelectMany(scenario => scenario.Steps.SelectMany(step => OfStep(edition, scenario, step))))
            .ToLookup(pair => pair.Requirement, pair => pair.Check, StringComparer.Ordinal);
        var mutants = broken.ToLookup(pair => pair.Requirement, pair => pair.Mutant, StringComparer.Ordinal);
        return [.. edition.Requirements.Select(requirement => new CoverageRow(
            requirement, [.. checks[requirement.Id].Distinct(StringComparer.Ordinal)], [.. mutants[requirement.Id].Distinct(StringComparer.Ordinal)]))];
    }

    private static IEnumerable<(string Requirement, string Check)> OfRule(Rule rule) => rule.Verifies.Select(id => (id, rule.Id));

    private static IEnumerable<(string Requirement, string Check)> OfType(ISchemas schemas, string type) =>
        schemas.RequirementsOf(type).Select(id => (id, $"schema.{type.ToLowerInvariant()}"));

    private static IEnumerable<(string Requirement, string Check)> OfStep(Edition edition, Scenario scenario, Step step)
    {
        var ids = step switch
        {
            CallStep call => call.Expect.SelectMany(expectation => Verified(edition, call.Operation, expectation)),
            AwaitStep wait => wait.Verifies.Concat(wait.Expect.SelectMany(expectation => expectation.Verifies)),
            _ => Enumerable.Empty<string>(),
        };
        return ids.Select(id => (id, $"{scenario.Id}/{step.Id}"));
    }

    // What a whole answer verifies is said by the catalogue of operations, unless the step says it.
    private static IEnumerable<string> Verified(Edition edition, Operation operation, Expectation expectation) =>
        expectation is { Verifies.Count: 0, Subject: WholeAnswer whole } ? edition.Operations.Answer(operation, whole.When)?.Verifies ?? [] : expectation.Verifies;
}
