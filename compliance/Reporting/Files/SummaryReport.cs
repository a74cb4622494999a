using System.Globalization;
using System.Text;
using OcpiKit.Engine.Results;
using OcpiKit.Reporting.Causes;
using OcpiKit.Reporting.Words;

namespace OcpiKit.Reporting.Files;

/// <summary>The result on one page of Markdown: for the summary of a job, a comment, a ticket. What is new comes first.</summary>
public sealed class SummaryReport : IReporter
{
    private const int CausesTold = 25;
    private const int LinesTold = 50;

    /// <inheritdoc/>
    public string File => "summary.md";

    /// <inheritdoc/>
    public async Task WriteAsync(RunResult result, Stream to, CancellationToken stop) => await to.WriteAsync(Encoding.UTF8.GetBytes(Of(result)), stop);

    /// <summary>The page; bounded, whatever was found.</summary>
    public static string Of(RunResult result)
    {
        var text = new StringBuilder();
        var conclusion = Conclusion.Of(result);
        var known = KnownSummary.Over(result);
        Line($"## {Markdown.Text(result.Facts.Name, 100)}, {Markdown.Text(result.Facts.Role, 20)}, OCPI {Markdown.Text(result.Facts.Version, 20)}: {char.ToLowerInvariant(conclusion.Claim[0])}{conclusion.Claim[1..]}");
        Line($"**{conclusion.Sentence}.**");
        if (known is not null)
            Line($"Beside what was known: {known.Sentence}.");
        if (result.Comparison is { } comparison)
            Line($"Compared with the run of {Amounts.Instant(comparison.With)}: {comparison.Sentence}.");
        Modules(text, result);
        Causes("The kit itself went wrong", Cause.Of(result, Verdict.Error));
        var broken = Cause.Of(result, Verdict.Fail);
        Causes(known is null ? "Broken" : "Newly broken", [.. broken.Where(cause => cause.Known is null)]);
        Known("Fixed, and to be taken out of the list", KnownState.Fixed, listed: true);
        Known("In the list, and nothing is called so", KnownState.Unmatched, listed: true);
        Known("Excused no longer", KnownState.Expired, listed: true);
        Known("Fixed since the baseline", KnownState.Fixed, listed: false);
        Lines("Broken, as known", [.. broken.Where(cause => cause.Known is not null).Select(cause => $"{Markdown.Text(cause.First.Title)} {Markdown.Code(cause.First.Check)}: {Markdown.Text(cause.Known!.Reason)}")]);
        Lines("Warnings", [.. Cause.Of(result, Verdict.Warn).Select(cause => $"{Markdown.Text(cause.First.Title)} {Markdown.Code(cause.First.Check)}: {Markdown.Text(cause.First.Says)}")]);
        Lines("Not verified", [.. Unverified.Of(result).Select(reason => $"{Markdown.Text(reason.Reason)} ({Amounts.Of(reason.Weight, "rule or scenario", "rules or scenarios")})")]);
        Lines("Please note", [.. result.Notices.Select(notice => Markdown.Text(notice))]);
        Line($"OcpiKit {Markdown.Text(result.Facts.Kit, 40)}, {Amounts.Instant(result.Facts.Started)}, {Amounts.Of(result.Scenarios.Count, "scenario")}, {Amounts.Of(result.Totals.Executed, "check")} in {Amounts.Of(result.Totals.Exchanges, "exchange")}, seed {result.Facts.Seed}. "
            + "What was sent and answered stands in report.html.");
        return text.ToString();

        void Line(string line) => text.Append(line).Append("\n\n");

        void Causes(string heading, IReadOnlyList<Cause> causes)
        {
            if (causes.Count == 0)
                return;
            Line($"### {heading}");
            foreach (var cause in causes.Take(CausesTold))
                Tell(text, cause);
            Rest(causes.Count - CausesTold);
            text.Append('\n');
        }

        void Known(string heading, KnownState state, bool listed) => Lines(heading,
            [.. known?.Of[state].Where(one => one.Place is not null == listed).Select(one => $"{Markdown.Text(Excuses.Told(one))}{(one.Place is { } place ? $", {Markdown.Code($"{place.File}:{place.Line}")}" : "")}") ?? []]);

        void Lines(string heading, IReadOnlyList<string> lines)
        {
            if (lines.Count == 0)
                return;
            Line($"### {heading}");
            foreach (var line in lines.Take(LinesTold))
                text.Append("- ").Append(line).Append('\n');
            Rest(lines.Count - LinesTold);
            text.Append('\n');
        }

        void Rest(int more)
        {
            if (more > 0)
                text.Append(CultureInfo.InvariantCulture, $"- and {Amounts.Of(more, "more", "more")}, in the report\n");
        }
    }

    private static void Modules(StringBuilder text, RunResult result)
    {
        var columns = VerdictWords.WorstFirst.Where(verdict => result.Totals.Scenarios[verdict] > 0).ToList();
        text.Append("| module | ").AppendJoin(" | ", columns.Select(verdict => verdict.Word())).Append(" |\n|---|").Append(string.Concat(columns.Select(_ => "--:|"))).Append('\n');
        foreach (var module in result.Scenarios.GroupBy(scenario => scenario.Module))
            text.Append("| ").Append(Markdown.Text(module.Key, 60)).Append(" | ")
                .AppendJoin(" | ", columns.Select(verdict => module.Count(scenario => scenario.Verdict == verdict) is > 0 and var count ? Amounts.Number(count) : "")).Append(" |\n");
        text.Append('\n');
    }

    private static void Tell(StringBuilder text, Cause cause)
    {
        text.Append(CultureInfo.InvariantCulture, $"- **{Markdown.Text(cause.First.Title)}** {Markdown.Code(cause.First.Check)}, {Amounts.Of(cause.Count, "place")} in {Amounts.Of(cause.Scenarios.Count, "scenario")}\n");
        text.Append(CultureInfo.InvariantCulture, $"  - {Markdown.Text(cause.First.Says)}\n");
        if (cause.First.Difference is { } difference)
            text.Append(CultureInfo.InvariantCulture, $"  - expected {Markdown.Code(difference.Wanted)}, received {Markdown.Code(difference.Received)}\n");
        if (cause.Places is [{ Pointer: { Length: > 0 } pointer }, ..])
            text.Append(CultureInfo.InvariantCulture, $"  - at {Markdown.Code(pointer)}\n");
        foreach (var requirement in cause.Requirements.Take(5))
            text.Append(CultureInfo.InvariantCulture, $"  - {Markdown.Text(requirement.Text.Length == 0 ? requirement.Id : $"{requirement.Id} {requirement.Level}: {requirement.Text} ({requirement.Source})")}\n");
        text.Append(CultureInfo.InvariantCulture, $"  - scenario {Markdown.Code(cause.Scenarios[0].Id)}{(cause.Scenarios[0].File.Length > 0 ? $", {Markdown.Code($"{cause.Scenarios[0].File}:{cause.Scenarios[0].Line}")}" : "")}\n");
    }
}
