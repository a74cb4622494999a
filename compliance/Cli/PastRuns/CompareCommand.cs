using System.CommandLine;
using OcpiKit.Cli.Shell;
using OcpiKit.Engine.Results;
using OcpiKit.Reporting.Words;
using ExitCode = OcpiKit.Cli.Shell.ExitCode;

namespace OcpiKit.Cli.PastRuns;

/// <summary><c>compare A B</c>: what broke and what was mended between two runs.</summary>
internal sealed class CompareCommand : Command, IHasExamples
{
    private const int ScenariosShown = 3;
    private readonly Argument<string> _before = new("BEFORE") { Description = "The earlier run: a results.json, or a folder of reports." };
    private readonly Argument<string> _after = new("AFTER") { Description = "The later run." };

    /// <summary>The command, over a terminal.</summary>
    public CompareCommand(Terminal terminal)
        : base("compare", "Compare two runs: which rules broke, which were mended.")
    {
        Add(_before);
        Add(_after);
        SetAction(parsed => Compare(terminal, ResultsFile.Read(parsed.GetRequiredValue(_before)), ResultsFile.Read(parsed.GetRequiredValue(_after))));
    }

    /// <inheritdoc/>
    public IReadOnlyList<Example> Examples { get; } =
    [
        new("./run.sh compare release-1/results.json reports", "exit code 1 where a rule is newly broken"),
    ];

    private static int Compare(Terminal terminal, RunResult before, RunResult after)
    {
        terminal.Say($"before  {Told(before)}");
        terminal.Say($"after   {Told(after)}");
        if (!Comparison.IsFair(before.Facts, after.Facts))
            terminal.Say("These are not the same target in the same role.");
        if (before.Facts.Kit != after.Facts.Kit)
            terminal.Say("Two versions of OcpiKit made them: a rule may be new, or be judged otherwise.");
        var comparison = Comparison.Of(before, after);
        Say(terminal, "Newly broken", comparison.Fresh);
        Say(terminal, "Fixed", comparison.Fixed);
        Say(terminal, "Broken as before", comparison.Remaining);
        Say(terminal, "Broken then, not verified now", comparison.Unseen);
        terminal.Say("");
        terminal.Say($"Result: {comparison.Sentence}.");
        return comparison.Fresh.Count > 0 ? ExitCode.Failed : ExitCode.Good;
    }

    private static string Told(RunResult run) =>
        Visible.Line($"{run.Facts.Name}, {run.Facts.Role}, {Amounts.Instant(run.Facts.Started)}, OcpiKit {run.Facts.Kit}: {Conclusion.Of(run).Sentence}");

    private static void Say(Terminal terminal, string heading, IReadOnlyList<ComparedRule> rules)
    {
        if (rules.Count == 0)
            return;
        terminal.Say("");
        // One rule that is broken in a hundred scenarios is one thing to do something about.
        var byRule = rules.GroupBy(rule => rule.Check).ToList();
        terminal.Say($"{heading} ({byRule.Count})");
        foreach (var rule in byRule)
        {
            var scenarios = rule.Select(one => Visible.Line(one.Scenario)).ToList();
            terminal.Say($"  {Visible.Line(rule.First().Title)}");
            terminal.Say($"    {Visible.Line(rule.Key)} in {(scenarios.Count == 1 ? "" : $"{Amounts.Of(scenarios.Count, "scenario")}: ")}{string.Join(", ", scenarios.Take(ScenariosShown))}{(scenarios.Count > ScenariosShown ? $" and {scenarios.Count - ScenariosShown} more" : "")}");
        }
    }
}
