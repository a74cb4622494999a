using System.Text;
using OcpiKit.Engine.Coverage;
using OcpiKit.Engine.Results;
using OcpiKit.Protocol;

namespace OcpiKit.Cli.Requirements;

/// <summary>The table of requirements as comma-separated values (RFC 4180).</summary>
internal static class RequirementsCsv
{
    /// <summary>The name of the file.</summary>
    public const string File = "requirements.csv";

    /// <summary>The table as text, with a row of names first.</summary>
    public static string Of(IEnumerable<CoverageRow> rows, LastResults last)
    {
        var text = new StringBuilder("id,level,module,role,testability,checks,mutants,result,backing,requirement,source,not_tested\r\n");
        foreach (var row in rows)
        {
            var requirement = row.Requirement;
            text.AppendJoin(',', new[]
            {
                requirement.Id, requirement.Level.Word(), requirement.Module, requirement.Role, requirement.Testability,
                string.Join(' ', row.Checks), string.Join(' ', row.Mutants), last.Verdicts.TryGetValue(requirement.Id, out var verdict) ? verdict.Word() : "",
                BackingWords.Of(row.Backing), requirement.Text, requirement.Source, requirement.NotTested ?? "",
            }.Select(Cell)).Append("\r\n");
        }

        return text.ToString();
    }

    // All of it is the kit's own text; spreadsheets take nothing in it for a formula.
    private static string Cell(string text) =>
        text.AsSpan().IndexOfAny(",\"\r\n") < 0 ? text : $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
