using System.Globalization;
using OcpiKit.Engine.Coverage;
using OcpiKit.Engine.Results;
using OcpiKit.Mutants;
using OcpiKit.Protocol;

namespace OcpiKit.Cli.Requirements;

/// <summary>The table of requirements for a terminal, line by line.</summary>
internal static class RequirementsText
{
    private static readonly Backing[] Order = [Backing.Proven, Backing.Checked, Backing.NotTestable, Backing.Open];

    /// <summary>How many requirements of each module stand how well.</summary>
    public static IEnumerable<string> Summary(IReadOnlyList<CoverageRow> rows)
    {
        yield return Line("module", "requirements", [.. Order.Select(BackingWords.Of)]);
        foreach (var module in rows.GroupBy(row => row.Requirement.Module))
            yield return Counted(module.Key, [.. module]);
        yield return Counted("all", rows);
    }

    /// <summary>The sentence below it.</summary>
    public static string Sentence(IReadOnlyList<CoverageRow> rows)
    {
        var (proven, seen, not, open) = (Count(rows, Backing.Proven), Count(rows, Backing.Checked), Count(rows, Backing.NotTestable), Count(rows, Backing.Open));
        return $"{rows.Count} requirements: {proven} are verified by a check that a server which breaks them has proven, {seen} by a check alone, {not} cannot be tested from outside, {open} are open.";
    }

    /// <summary>Each requirement in a line: id, how hard it may be judged, how it stands, what it demands.</summary>
    public static IEnumerable<string> List(IEnumerable<CoverageRow> rows) => rows.Select(row =>
        $"{row.Requirement.Id,-8}{row.Requirement.Level.Word(),-8}{BackingWords.Of(row.Backing),-14}{row.Requirement.Text}");

    /// <summary>All that is known of one.</summary>
    public static IEnumerable<string> Whole(CoverageRow row, LastResults last)
    {
        var requirement = row.Requirement;
        yield return $"{requirement.Id}  {requirement.Text}";
        yield return $"  {requirement.Level.Word()}, {requirement.Module}, binds {(requirement.Role == "both" ? "CPO and eMSP" : requirement.Role)} as {(requirement.Side == "both" ? "client and server" : requirement.Side)}; {Hardest(requirement)}";
        yield return $"  Stands in {requirement.Source}";
        if (requirement.Note.Length > 0)
            yield return $"  Judged so: {requirement.Note}";
        if (requirement.NotTested is { } reason)
            yield return $"  Cannot be tested from outside: {reason}";
        foreach (var check in row.Checks)
            yield return $"  Verified by {check}";
        foreach (var mutant in row.Mutants)
            yield return $"  Broken by the mutant {mutant}";
        if (last.Verdicts.TryGetValue(requirement.Id, out var verdict))
            yield return $"  In the last run: {verdict.Word()}";
    }

    /// <summary>Each mutant in a line: id, role, what it does, the check that notices.</summary>
    public static IEnumerable<string> Mutants(IReadOnlyList<Mutant> mutants)
    {
        var width = mutants.Max(mutant => mutant.Id.Length) + 2;
        return mutants.Select(mutant => $"{mutant.Id.PadRight(width)}{mutant.Role,-6}{mutant.Says} ({mutant.Breaks}; {(mutant.Rows.Count == 0 ? "no requirement of its own" : string.Join(", ", mutant.Rows))})");
    }

    private static string Hardest(Requirement requirement) => requirement.MaxAsClient == requirement.MaxAsServer
        ? $"judged as {requirement.MaxAsClient.ToString().ToLowerInvariant()} at most"
        : $"judged as {requirement.MaxAsClient.ToString().ToLowerInvariant()} at most where it asks, {requirement.MaxAsServer.ToString().ToLowerInvariant()} where it answers";

    private static string Counted(string name, IReadOnlyList<CoverageRow> rows) =>
        Line(name, Text(rows.Count), [.. Order.Select(backing => Text(Count(rows, backing)))]);

    private static int Count(IEnumerable<CoverageRow> rows, Backing backing) => rows.Count(row => row.Backing == backing);

    private static string Line(string name, string all, string[] counts) => $"{name,-22}{all,12}{string.Concat(counts.Select(count => $"{count,14}"))}";

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
