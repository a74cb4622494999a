using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using OcpiKit.Engine.Results;
using OcpiKit.Reporting.Words;

namespace OcpiKit.Reporting.Files;

/// <summary>What is broken in a run as a list of known failures, to begin with: one entry for each rule, with the scenarios that saw it broken.</summary>
public static class KnownFailuresText
{
    private static readonly JsonSerializerOptions Quoted = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The text of the file. What is known already keeps its reason and its day.</summary>
    /// <param name="runs">The runs; one for each target.</param>
    /// <param name="rules">What counts as broken.</param>
    /// <param name="schema">Where the schema of such lists is, for editors.</param>
    public static string Of(IReadOnlyList<RunResult> runs, ExitRules rules, string schema)
    {
        var text = new StringBuilder();
        Line($"# yaml-language-server: $schema={schema}");
        Line("#");
        foreach (var run in runs)
            Line($"# What was broken in {Visible.Line(run.Facts.Name, 100)} ({Visible.Line(run.Facts.Role, 20)}) on {Amounts.Instant(run.Facts.Started)}.");
        Line("# A run with --known-failures and this file is red only for what does not stand here, and for what stands here and is mended.");
        Line("# Give each entry its reason, and a day on which it ends where there is one: \"until: 2030-12-31\".");
        var entries = runs.SelectMany(run => Broken(run, rules)).ToList();
        Line(entries.Count == 0 ? "known: []" : "known:");
        foreach (var entry in entries)
        {
            Line($"  - check: {entry.Check}");
            Line(entry.Scenarios.Count == 1 ? $"    scenario: {entry.Scenarios[0]}" : $"    scenario: [{string.Join(", ", entry.Scenarios)}]");
            Line($"    reason: {JsonSerializer.Serialize(Visible.Line(entry.Reason, 300), Quoted)}");
            if (entry.Until is { } until)
                Line(string.Create(CultureInfo.InvariantCulture, $"    until: {until:yyyy-MM-dd}"));
        }

        return text.ToString();

        void Line(string line) => text.Append(line).Append('\n');
    }

    private static IEnumerable<Entry> Broken(RunResult run, ExitRules rules)
    {
        var found =
            from scenario in run.Scenarios
            let id = scenario.Id.Length == 0 ? "preflight" : scenario.Id
            from one in scenario.Checks.Where(check => rules.CountsAsBroken(check.Verdict)).Select(check => (check.Check, check.Says, check.Known))
                .Concat(scenario.SpeaksForItself && rules.CountsAsBroken(scenario.Verdict) ? [(KnownFailure.WholeScenario, scenario.Reason ?? scenario.Verdict.Word(), scenario.Known)] : [])
            group (id, one.Says, one.Known) by (one.Check, one.Known?.Reason, one.Known?.Until);
        return found.Select(entry => new Entry(entry.Key.Check, [.. entry.Select(one => one.id).Distinct()], entry.Key.Reason ?? $"TODO: {entry.First().Says}", entry.Key.Until));
    }

    private sealed record Entry(string Check, IReadOnlyList<string> Scenarios, string Reason, DateOnly? Until);
}
