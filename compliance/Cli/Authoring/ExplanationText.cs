using System.Globalization;
using OcpiKit.Engine.Results;
using OcpiKit.Engine.Scenarios.Explaining;
using OcpiKit.Protocol;
using OcpiKit.Reporting.Terminal;

namespace OcpiKit.Cli.Authoring;

/// <summary>Lays an explanation out for a terminal.</summary>
internal sealed class ExplanationText(Page page)
{
    private const int Indent = 4;
    private const int Label = 11;

    private string Arrow => page.Style.Unicode ? "→" : "->";

    /// <summary>Writes it.</summary>
    /// <param name="explanation">The explanation.</param>
    /// <param name="place">Where its file is.</param>
    public void Write(Explanation explanation, string place)
    {
        var scenario = explanation.Scenario;
        page.Text("", 0, scenario.Title, page.Style.Bold);
        page.Text("", 0, $"{scenario.Id}, {place}", page.Style.Quiet);
        page.Blank();
        Labelled("why", [scenario.Why], atMost: 4_000);
        Labelled("who", [explanation.Parties]);
        Labelled("needs", explanation.Needs.Count == 0 ? ["Nothing but the platform and a token."] : explanation.Needs);
        Labelled("writes", [explanation.Writes]);
        foreach (var (step, number) in explanation.Steps.Select((step, at) => (step, at + 1)))
            Write(step, number);
        if (explanation.Cleanup.Count > 0)
        {
            page.Blank();
            page.Text("", 0, "Afterwards, however it ended, this is taken back:", page.Style.Bold);
        }

        foreach (var (step, number) in explanation.Cleanup.Select((step, at) => (step, at + explanation.Steps.Count + 1)))
            Write(step, number);
        page.Blank();
        page.Text("", 0, "Beside this, every message of the platform is judged by itself: its JSON, its envelope, its headers, and each object against its schema.", page.Style.Quiet);
        Write(explanation.Requirements);
        page.Blank();
    }

    private void Write(ExplainedStep step, int number)
    {
        page.Blank();
        var lead = number.ToString(CultureInfo.InvariantCulture).PadRight(Indent);
        page.Text(lead, Indent, step.Title, page.Style.Bold);
        page.Text(Blanks(Indent), Indent, step.Does, atMost: 2_000);
        foreach (var detail in step.Details)
            page.Text(Blanks(Indent + 2), Indent + 2, detail, page.Style.Quiet, atMost: 1_000);
        foreach (var expected in step.Expects)
        {
            page.Text($"{Blanks(Indent)}{Arrow} ", Indent + Arrow.Length + 1, expected.Says);
            page.Text(Blanks(Indent + Arrow.Length + 1), Indent + Arrow.Length + 1, Judged(expected), page.Style.Quiet, atMost: 1_000);
        }
    }

    private void Write(IReadOnlyList<Requirement> requirements)
    {
        if (requirements.Count == 0)
            return;
        page.Blank();
        page.Text("", 0, "What the specification demands, and this verifies", page.Style.Bold);
        var width = requirements.Max(requirement => requirement.Id.Length) + 2;
        foreach (var requirement in requirements)
        {
            page.Text(requirement.Id.PadRight(width), width, $"{requirement.Level.Word()}: {requirement.Text}", atMost: 2_000);
            page.Text(Blanks(width), width, requirement.Source, page.Style.Quiet);
        }
    }

    private void Labelled(string label, IReadOnlyList<string> lines, int atMost = 1_000)
    {
        var lead = label.PadRight(Label);
        foreach (var line in lines)
        {
            page.Text(page.Style.Quiet(lead), Label, line, atMost: atMost);
            lead = Blanks(Label);
        }
    }

    private static string Judged(ExplainedExpectation expected)
    {
        var looks = expected.Looks is { } what ? what + "; " : "";
        var verifies = expected.Verifies.Count > 0 ? string.Join(", ", expected.Verifies) + "; " : "";
        return $"{looks}{verifies}else {Word(expected.Otherwise)}";
    }

    private static string Word(Verdict verdict) => verdict switch
    {
        Verdict.Fail => "a failure",
        Verdict.Warn => "a warning",
        Verdict.Blocked => "it is not verified",
        _ => "it is said and not judged",
    };

    private static string Blanks(int count) => new(' ', count);
}
