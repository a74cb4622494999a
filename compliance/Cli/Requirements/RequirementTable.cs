using OcpiKit.Engine.Checks;
using OcpiKit.Engine.Coverage;
using OcpiKit.Engine.Scenarios;
using OcpiKit.Mutants;
using OcpiKit.Protocol;

namespace OcpiKit.Cli.Requirements;

/// <summary>What stands behind each requirement, with all checks, scenarios and mutants that there are.</summary>
internal static class RequirementTable
{
    /// <summary>A row for each requirement.</summary>
    public static IReadOnlyList<CoverageRow> Of(Edition edition, IReadOnlyList<Scenario> scenarios) =>
        CoverageTable.Of(edition, CheckCatalog.Rules, scenarios, MutantCatalog.All.SelectMany(mutant => mutant.Rows, (mutant, row) => (row, mutant.Id)));
}
