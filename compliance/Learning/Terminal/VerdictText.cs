using OcpiKit.Engine.Results;
using OcpiKit.Reporting.Words;
using Spectre.Console;

namespace OcpiKit.Learning.Terminal;

/// <summary>Writes what the kit says to a step.</summary>
internal sealed class VerdictText(Sheet sheet)
{
    private const int Indent = 3;
    private const int LongestSentence = 400;
    private const int Most = 6;

    public void Write(IReadOnlyList<Finding> complaints, int held)
    {
        sheet.Line(Indent, (Kit(complaints, held), complaints.Any(finding => finding.Verdict >= Verdict.Fail) ? Sheet.Bad : complaints.Count > 0 ? Sheet.Careful : Sheet.Good));
        foreach (var finding in complaints.Take(Most))
            Finding(finding);
        if (complaints.Count > Most)
            sheet.Line(Indent + 2, $"and {complaints.Count - Most} more", Sheet.Quiet);
    }

    /// <summary>What the kit says, in one line.</summary>
    public static string Kit(IReadOnlyList<Finding> complaints, int held)
    {
        var rules = $"{held} {(held == 1 ? "rule" : "rules")} looked at";
        return complaints.Count == 0 ? $"The kit: {rules}, all hold." : held == 0 ? "The kit: this was seen:" : $"The kit: {held} {(held == 1 ? "rule holds" : "rules hold")}, and this was seen:";
    }

    private void Finding(Finding finding)
    {
        var (word, style) = Word(finding.Verdict);
        var ids = finding.Verifies.Count > 0 ? $" ({string.Join(", ", finding.Verifies)})" : "";
        sheet.Beside(Indent + 2, 9, word, style, $"{Visible.Line(finding.Title, LongestSentence)}{ids}");
        if (finding.Says != finding.Title)
            sheet.Text(Indent + 11, Visible.Line(finding.Says, LongestSentence), Sheet.Quiet);
        if (finding.Difference is { } difference)
        {
            sheet.Beside(Indent + 11, 10, "wanted", Sheet.Quiet, Visible.Line(difference.Wanted, LongestSentence));
            sheet.Beside(Indent + 11, 10, "received", Sheet.Quiet, Visible.Line(difference.Received, LongestSentence));
        }
    }

    private static (string, Style) Word(Verdict verdict) => verdict switch
    {
        Verdict.Fail or Verdict.Error => (verdict.Word(), Sheet.Bad),
        Verdict.Warn or Verdict.Blocked => (verdict.Word(), Sheet.Careful),
        _ => (verdict.Word(), Sheet.Quiet),
    };
}
