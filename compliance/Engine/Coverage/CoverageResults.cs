using OcpiKit.Engine.Results;
using OcpiKit.Protocol;

namespace OcpiKit.Engine.Coverage;

/// <summary>What a run found of each requirement.</summary>
public static class CoverageResults
{
    /// <summary>The requirements that bind a role, each with the worst that was found of it.</summary>
    /// <param name="rows">The table.</param>
    /// <param name="role">The role under test.</param>
    /// <param name="scenarios">What was found.</param>
    public static IReadOnlyList<RequirementResult> Of(IEnumerable<CoverageRow> rows, string role, IEnumerable<ScenarioResult> scenarios)
    {
        var worst = Worst(scenarios);
        return [.. rows.Where(row => row.Binds(role)).Select(row => Of(row, worst))];
    }

    /// <summary>The worst that was found of each requirement that was spoken of; a rule that found nothing to judge speaks of none.</summary>
    public static IReadOnlyDictionary<string, Verdict> Worst(IEnumerable<ScenarioResult> scenarios) => scenarios
        .SelectMany(scenario => scenario.Checks)
        .SelectMany(check => check.Verifies, (check, id) => (id, check.Verdict))
        .GroupBy(found => found.id, found => found.Verdict, StringComparer.Ordinal)
        .ToDictionary(found => found.Key, found => found.Max(), StringComparer.Ordinal);

    private static RequirementResult Of(CoverageRow row, IReadOnlyDictionary<string, Verdict> worst)
    {
        var requirement = row.Requirement;
        return new(
            requirement.Id, requirement.Module, requirement.Level.Word(), requirement.Text, requirement.Source, requirement.Testability,
            worst.TryGetValue(requirement.Id, out var verdict) ? verdict : null, row.Checks, row.Mutants, requirement.NotTested);
    }
}
