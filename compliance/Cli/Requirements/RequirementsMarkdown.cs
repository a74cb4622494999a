using System.Globalization;
using OcpiKit.Cli.Shell;
using OcpiKit.Engine.Coverage;
using OcpiKit.Mutants;

namespace OcpiKit.Cli.Requirements;

/// <summary>The tables of requirements and mutants for the README.</summary>
internal static class RequirementsMarkdown
{
    /// <summary>Where they stand.</summary>
    public static ReadmePart Part { get; } = new("requirements", "./run.sh requirements --write-readme");

    /// <summary>The tables.</summary>
    public static string Of(IReadOnlyList<CoverageRow> rows, IReadOnlyList<Mutant> mutants) => string.Join('\n',
    [
        "| module | requirements | proven | checked | not testable | open |",
        "|---|--:|--:|--:|--:|--:|",
        .. rows.GroupBy(row => row.Requirement.Module).Select(module => Counted(module.Key, [.. module])),
        Counted("**all**", rows),
        "",
        "| servers that break a rule on purpose | mutants | requirements that they break |",
        "|---|--:|--:|",
        Counted("a CPO that answers wrongly", [.. mutants.Where(mutant => mutant is { Role: "CPO", Calls: false })]),
        Counted("a CPO that calls its partner wrongly, or shows its fault only in both directions", [.. mutants.Where(mutant => mutant is { Role: "CPO", Calls: true })]),
        Counted("an eMSP that answers or calls wrongly", [.. mutants.Where(mutant => mutant.Role == "EMSP")]),
        Counted("**all**", mutants),
        "",
    ]);

    private static string Counted(string name, IReadOnlyList<CoverageRow> rows) =>
        $"| {name} | {Text(rows.Count)} | {string.Join(" | ", new[] { Backing.Proven, Backing.Checked, Backing.NotTestable, Backing.Open }.Select(backing => Text(rows.Count(row => row.Backing == backing))))} |";

    private static string Counted(string name, IReadOnlyList<Mutant> mutants) =>
        $"| {name} | {Text(mutants.Count)} | {Text(mutants.SelectMany(mutant => mutant.Rows).Distinct().Count())} |";

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
