using OcpiKit.Engine.Results;
using OcpiKit.Learning.Showing;
using OcpiKit.Reporting.Words;
using Spectre.Console;

namespace OcpiKit.Learning.Terminal;

/// <summary>Writes what the kit says to a step.</summary>
internal sealed class VerdictText(Sheet sheet)
{
    private const int Indent = 3;

    public void Write(IReadOnlyList<Finding> complaints, int held) => Write(KitWords.Of(complaints, held), complaints);

    public void Write(string line, IReadOnlyList<Finding> complaints)
    {
        sheet.Line(Indent, (line, complaints.Any(finding => finding.Verdict >= Verdict.Fail) ? Sheet.Bad : complaints.Count > 0 ? Sheet.Careful : Sheet.Good));
        var together = KitWords.Together(complaints);
        foreach (var complaint in together.Take(KitWords.Most))
        {
            Finding(complaint.First);
            if (complaint.Also is { } also)
                sheet.Text(Indent + 11, also, Sheet.Quiet);
        }

        if (together.Count > KitWords.Most)
            sheet.Line(Indent + 2, $"and {together.Count - KitWords.Most} more", Sheet.Quiet);
    }

    private void Finding(Finding finding)
    {
        var (word, style) = Word(finding.Verdict);
        var ids = finding.Verifies.Count > 0 ? $" ({string.Join(", ", finding.Verifies)})" : "";
        sheet.Beside(Indent + 2, 9, word, style, $"{Visible.Line(finding.Title, KitWords.LongestSentence)}{ids}");
        if (finding.Says != finding.Title)
            sheet.Text(Indent + 11, Visible.Line(finding.Says, KitWords.LongestSentence), Sheet.Quiet);
        if (finding.Difference is { } difference)
        {
            sheet.Beside(Indent + 11, 10, "wanted", Sheet.Quiet, Visible.Line(difference.Wanted, KitWords.LongestSentence));
            sheet.Beside(Indent + 11, 10, "received", Sheet.Quiet, Visible.Line(difference.Received, KitWords.LongestSentence));
        }
    }

    private static (string, Style) Word(Verdict verdict) => verdict switch
    {
        Verdict.Fail or Verdict.Error => (verdict.Word(), Sheet.Bad),
        Verdict.Warn or Verdict.Blocked => (verdict.Word(), Sheet.Careful),
        _ => (verdict.Word(), Sheet.Quiet),
    };
}
