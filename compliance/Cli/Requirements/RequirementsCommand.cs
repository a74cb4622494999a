using System.CommandLine;
using OcpiKit.Cli.Compliance;
using OcpiKit.Cli.Shell;
using OcpiKit.Engine.Coverage;
using OcpiKit.Mutants;
using OcpiKit.Protocol;
using OcpiKit.Protocol.Wording;

namespace OcpiKit.Cli.Requirements;

/// <summary><c>requirements</c>: what the specification demands, what verifies it, what proves that, and what came of it last.</summary>
internal sealed class RequirementsCommand : Command, IHasExamples
{
    private readonly Argument<string[]> _ids = new("ID") { Description = "Requirements to tell all of, such as TRN-17.", Arity = ArgumentArity.ZeroOrMore };
    private readonly Option<string?> _module = new("--module") { HelpName = "MODULE", Description = "Only this module's, one by one." };
    private readonly Option<bool> _open = new("--open") { Description = "Only those that have neither a check nor a reason, one by one." };
    private readonly Option<bool> _unproven = new("--unproven") { Description = "Only those that may be judged as fail and that no mutant breaks, one by one." };
    private readonly Option<bool> _mutants = new("--mutants") { Description = "List the servers that break a rule on purpose instead." };
    private readonly Option<bool> _writeReadme = new("--write-readme") { Description = "Write the counts into README.md too." };
    private readonly Option<string?> _scenarios = new("--scenarios") { HelpName = "DIR", Description = "Take the scenarios from this folder instead." };
    private readonly Option<string?> _reports = new("--reports") { HelpName = "DIR", Description = "Read the last results from this folder and write the table to it (default reports/)." };

    public RequirementsCommand(Terminal terminal, Home home)
        : base("requirements", "Show which requirement of OCPI 2.2.1 is verified by what, and what proves it.")
    {
        Add(_ids);
        foreach (var option in new Option[] { _module, _open, _unproven, _mutants, _scenarios, _reports, _writeReadme })
            Add(option);
        SetAction((parsed, stop) => RunAsync(terminal, home, parsed, stop));
    }

    /// <inheritdoc/>
    public IReadOnlyList<Example> Examples { get; } =
    [
        new("./run.sh requirements", "The table by module; all of it goes to reports/requirements.csv."),
        new("./run.sh requirements TRN-17", "All that is known of one."),
        new("./run.sh requirements --module cdrs", "One by one."),
        new("./run.sh requirements --mutants", "The servers that are broken on purpose."),
    ];

    private async Task<int> RunAsync(Terminal terminal, Home home, ParseResult parsed, CancellationToken stop)
    {
        var edition = Edition.Load221();
        var rows = RequirementTable.Of(edition, ScenarioFolders.Of(home, parsed.GetValue(_scenarios) is { } folder ? [folder] : [], []).Load(edition));
        var reports = parsed.GetValue(_reports) ?? home.Reports;
        var last = LastResults.In(reports);
        var lines = parsed switch
        {
            _ when parsed.GetValue(_mutants) => RequirementsText.Mutants(MutantCatalog.All),
            _ when parsed.GetValue(_ids) is { Length: > 0 } ids => ids.SelectMany(id => RequirementsText.Whole(Find(rows, id), last)),
            _ when parsed.GetValue(_open) || parsed.GetValue(_unproven) || parsed.GetValue(_module) is not null =>
                RequirementsText.List(OfModule(rows, parsed.GetValue(_module)).Where(row => Wanted(row, parsed.GetValue(_open), parsed.GetValue(_unproven)))),
            _ => [.. RequirementsText.Summary(rows), "", RequirementsText.Sentence(rows), .. Write(reports, rows, last)],
        };
        foreach (var line in lines)
            terminal.Say(line);
        if (parsed.GetValue(_writeReadme))
            await RequirementsMarkdown.Part.WriteAsync(home, RequirementsMarkdown.Of(rows, MutantCatalog.All), stop);
        return ExitCode.Good;
    }

    private static CoverageRow Find(IReadOnlyList<CoverageRow> rows, string id) =>
        rows.FirstOrDefault(row => string.Equals(row.Requirement.Id, id, StringComparison.OrdinalIgnoreCase))
        ?? throw new UsageException($"There is no requirement {id}.{(Nearest.To(id, rows.Select(row => row.Requirement.Id)) is { } near ? $" Did you mean {near}?" : "")} All of them: schemas/ocpi-2.2.1/requirements.csv");

    private static IEnumerable<CoverageRow> OfModule(IReadOnlyList<CoverageRow> rows, string? module)
    {
        var modules = rows.Select(row => row.Requirement.Module).Distinct().ToList();
        return module is null ? rows
            : modules.Contains(module) ? rows.Where(row => row.Requirement.Module == module)
            : throw new UsageException($"There are no requirements of a module {module}; there are those of {string.Join(", ", modules)}.");
    }

    private static bool Wanted(CoverageRow row, bool open, bool unproven) => (!open || row.Backing == Backing.Open) && (!unproven || row.Unproven);

    private static IEnumerable<string> Write(string folder, IReadOnlyList<CoverageRow> rows, LastResults last)
    {
        var path = Path.Combine(folder, RequirementsCsv.File);
        try
        {
            Directory.CreateDirectory(folder);
            File.WriteAllText(path, RequirementsCsv.Of(rows, last));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"The table cannot be written to {path}: {e.Message.TrimEnd('.')}. Name another folder with --reports DIR.", ExitCode.Unreachable);
        }

        yield return last.Runs.Count == 0
            ? $"{path}: the whole table; it has no results yet, as no run left any in {folder}."
            : $"{path}: the whole table, with the results of {string.Join(" and ", last.Runs)}.";
    }
}
