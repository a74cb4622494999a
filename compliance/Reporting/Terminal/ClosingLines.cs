using System.Globalization;
using OcpiKit.Engine.Results;
using OcpiKit.Reporting.Causes;
using OcpiKit.Reporting.Words;

namespace OcpiKit.Reporting.Terminal;

/// <summary>The end of a run: what it comes to, then what a reader may want to look into, each cause once.</summary>
internal sealed class ClosingLines(Page page)
{
    private const int CausesShown = 12;
    private readonly ConsoleStyle _style = page.Style;

    public void Tell(RunResult result)
    {
        var conclusion = Conclusion.Of(result);
        page.Blank();
        page.Text("", 0, new string(_style.Unicode ? '─' : '-', _style.Columns), _style.Quiet);
        page.Text("", 0, conclusion.Sentence, text => _style.Bold(_style.Painted(Tone(conclusion), text)));
        var took = result.Facts.Ended is { } ended ? $", {Amounts.Duration((ended - result.Facts.Started).TotalMilliseconds)}" : "";
        Totals("scenarios", result.Totals.Scenarios, "");
        Totals("checks", result.Totals.Checks, $" in {Amounts.Of(result.Totals.Exchanges, "exchange")}{took}");

        TellKnown(result);
        Listed("Errors of the kit", Verdict.Error, Causes(result, Verdict.Error));
        // Told where they were found, which in a long run is many screens further up.
        Listed("Fix these first", Verdict.Fail, Causes(result, Verdict.Fail));
        Listed("Warnings", Verdict.Warn, Causes(result, Verdict.Warn));
        var blocked = Unverified.Of(result);
        Listed("Not verified", Verdict.Blocked, [.. blocked.Select(reason => (reason.Reason, Held(reason)))]);
        Listed("Please note", Verdict.Info, [.. result.Notices.Select(notice => (notice, ""))]);
    }

    /// <summary>Each cause in a line; where one rule is broken for several, by what was seen.</summary>
    private static IReadOnlyList<(string, string)> Causes(RunResult result, Verdict verdict) =>
        [.. TitledCause.Of(Cause.Of(result, verdict).Where(cause => cause.Known is null)).Select(titled => (titled.Title + (titled.Cause.First.Axis == Axis.Compatibility ? " (compatibility)" : ""), Amounts.Of(titled.Cause.Count, "place")))];

    /// <summary>What was known, and above all what is not as known.</summary>
    private void TellKnown(RunResult result)
    {
        if (KnownSummary.Over(result) is not { } known)
            return;
        page.Text(_style.Quiet("known".PadRight(11)), 11, known.Sentence, text => _style.Painted(known.New > 0 || result.Known.Any(ExitRules.TurnsRed) ? Verdict.Fail : Verdict.Pass, text));
        Listed("Fixed, and to be taken out of the list", Verdict.Fail, Of(KnownState.Fixed, listed: true));
        Listed("Fixed since the baseline", Verdict.Pass, Of(KnownState.Fixed, listed: false));
        Listed("Excused no longer", Verdict.Warn, Of(KnownState.Expired, listed: true));

        IReadOnlyList<(string, string)> Of(KnownState state, bool listed) =>
            [.. known.Of[state].Where(one => one.Place is not null == listed).Select(one => (Excuses.Told(one), one.Place is { } place ? $"{place.File}:{place.Line}" : ""))];
    }

    private void Totals(string what, IReadOnlyDictionary<Verdict, int> counts, string more)
    {
        var told = VerdictWords.WorstFirst
            .Where(verdict => counts[verdict] > 0)
            .Select(verdict => string.Create(CultureInfo.InvariantCulture, $"{counts[verdict]:N0} {verdict.Word()}"));
        page.Text(_style.Quiet(what.PadRight(11)), 11, string.Join(", ", told.DefaultIfEmpty("none")) + more);
    }

    private void Listed(string heading, Verdict verdict, IReadOnlyList<(string Text, string Count)> entries)
    {
        if (entries.Count == 0)
            return;
        page.Blank();
        page.Text("", 0, heading, _style.Bold);
        foreach (var (text, count) in entries.Take(CausesShown))
            page.Row($"  {_style.Sign(verdict)} ", 4, text, count);
        if (entries.Count > CausesShown)
            page.Text("    ", 4, $"and {Amounts.Of(entries.Count - CausesShown, "more", "more")}, in the report", _style.Quiet);
    }

    private static string Held(Unverified reason) => reason.Rules.Count > 0
        ? Amounts.Of(reason.Rules.Count, "rule")
        : Amounts.Of(reason.Scenarios.Count, "scenario");

    private static Verdict Tone(Conclusion conclusion) => conclusion switch
    {
        { Broken: > 0 } => Verdict.Fail,
        { Errors: > 0 } => Verdict.Error,
        { Conformant: true } => Verdict.Pass,
        _ => Verdict.Blocked,
    };
}
