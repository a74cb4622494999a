using OcpiKit.Engine.Results;
using OcpiKit.Reporting.Causes;
using OcpiKit.Reporting.Words;

namespace OcpiKit.Reporting.GitHub;

/// <summary>A result as annotations of a job: an error for what turns the run red, a warning for what is worth a look, a notice for what is known. Each cause once.</summary>
public static class Annotations
{
    /// <summary>GitHub shows no more than so many of a level in one step.</summary>
    private const int Most = 10;

    /// <summary>The lines, errors first.</summary>
    /// <param name="result">The finished run.</param>
    /// <param name="rules">What counts as broken.</param>
    /// <param name="pathOf">The path of a file, by its name and from the root of the repository on; null where it is not in there.</param>
    public static IReadOnlyList<string> Of(RunResult result, ExitRules rules, Func<string, string?> pathOf) =>
    [
        .. Notes(result, rules).GroupBy(note => note.Level).OrderBy(level => level.Key).SelectMany(level => level.Take(Most))
            .Select(note => WorkflowCommand.Annotation(note.Level.ToString().ToLowerInvariant(), Visible.Line(note.Title, 200), Visible.Block(note.Says, 4000), note.File.Length == 0 ? null : pathOf(note.File), note.Line)),
    ];

    private static IEnumerable<Note> Notes(RunResult result, ExitRules rules)
    {
        if (ExitCode.Of(result, rules) == ExitCode.NothingVerified)
            yield return new(Level.Error, "Nothing was verified", "No check passed: the run says nothing about the target.", "", 0);
        foreach (var known in result.Known)
        {
            if (known.Place is { } place && SaysOf(known) is { } says)
                yield return new(known.State == KnownState.Expired ? Level.Warning : Level.Error, says, $"{Excuses.Told(known)}\n{known.Reason}", place.File, place.Line);
        }

        foreach (var cause in VerdictWords.WorstFirst.Where(verdict => verdict is Verdict.Error or Verdict.Warn || rules.CountsAsBroken(verdict)).SelectMany(verdict => Cause.Of(result, verdict)))
            yield return new(LevelOf(cause.First.Verdict, cause.Known, rules), cause.First.Title, Told(cause), cause.Scenarios[0].File, cause.Scenarios[0].Line);
        foreach (var scenario in result.Scenarios.Where(scenario => scenario.SpeaksForItself && (scenario.Verdict == Verdict.Error || rules.CountsAsBroken(scenario.Verdict))))
            yield return new(LevelOf(scenario.Verdict, scenario.Known, rules), scenario.Title, $"{scenario.Verdict.Word()}: {scenario.Reason}", scenario.File, scenario.Line);
    }

    private static Level LevelOf(Verdict verdict, Excuse? known, ExitRules rules) =>
        verdict == Verdict.Error || (rules.CountsAsBroken(verdict) && known is null) ? Level.Error : known is null ? Level.Warning : Level.Notice;

    private static string? SaysOf(KnownFailure known) => known.State switch
    {
        KnownState.Fixed => "A known failure is fixed: take it out of the list",
        KnownState.Unmatched => "A known failure names what there is not",
        KnownState.Expired => "The day of a known failure is over",
        _ => null,
    };

    private static string Told(Cause cause)
    {
        string[] lines =
        [
            cause.Known is { } known ? $"Known: {known.Reason} ({Excuses.Where(known)})" : "",
            cause.First.Says,
            cause.First.Difference is { } difference ? $"expected {difference.Wanted}\nreceived {difference.Received}" : "",
            .. cause.Requirements.Take(3).Select(requirement => $"{requirement.Id} {requirement.Level}: {requirement.Text}"),
            $"{cause.First.Check}, {Amounts.Of(cause.Count, "place")} in {Amounts.Of(cause.Scenarios.Count, "scenario")}, first {cause.Scenarios[0].Id}",
        ];
        return string.Join('\n', lines.Where(line => line.Length > 0));
    }

    private enum Level
    {
        Error,
        Warning,
        Notice,
    }

    private sealed record Note(Level Level, string Title, string Says, string File, int Line);
}
