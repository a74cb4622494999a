using System.CommandLine;
using OcpiKit.Cli.Shell;
using OcpiKit.Engine.Scenarios;
using OcpiKit.Engine.Scenarios.Explaining;
using OcpiKit.Protocol;
using OcpiKit.Protocol.Wording;
using OcpiKit.Reporting.Words;
using Spectre.Console;

namespace OcpiKit.Cli.Authoring;

/// <summary><c>scenario list</c>: which scenarios there are.</summary>
internal sealed class ListCommand : Command, IHasExamples
{
    private readonly Option<string?> _module = new("--module") { HelpName = "MODULE", Description = "Only those of this module." };
    private readonly Option<string?> _role = new("--role") { HelpName = "ROLE", Description = "Only those that test this role: CPO or EMSP." };
    private readonly Option<string?> _requirement = new("--requirement") { HelpName = "ID", Description = "Only those that verify this requirement, such as TRN-20." };
    private readonly Option<string?> _conduct = new("--conduct") { HelpName = "CONDUCT", Description = "Only those that read, or that change something: reads or changes." };
    private readonly FolderOptions _folders;

    /// <summary>The command, over a terminal and a working copy.</summary>
    public ListCommand(Terminal terminal, Home home)
        : base("list", "Which scenarios there are; in a terminal as a table that fits it.")
    {
        _role.AcceptOnlyFromAmong("CPO", "EMSP");
        _conduct.AcceptOnlyFromAmong([.. ScenarioFormat.Conducts.Keys]);
        foreach (var option in new Option[] { _module, _role, _requirement, _conduct })
            Add(option);
        _folders = new FolderOptions(this);
        SetAction(parsed => Run(parsed, terminal, home));
    }

    /// <inheritdoc/>
    public IReadOnlyList<Example> Examples { get; } =
    [
        new("./run.sh scenario list --role EMSP --conduct reads", "What only looks at an eMSP."),
        new("./run.sh scenario list --requirement TRN-20", "What verifies a requirement."),
        new("./run.sh scenario list --scenarios ../ours", "Those of your own folder."),
    ];

    private int Run(ParseResult parsed, Terminal terminal, Home home)
    {
        var edition = Edition.Load221();
        var all = _folders.Read(parsed, home).Load(edition);
        var chosen = Chosen(parsed, all, edition);
        if (chosen.Count == 0)
            throw new UsageException("No scenario matches all filters together.");
        var table = new Table { Border = TableBorder.None, ShowHeaders = true };
        foreach (var (name, wraps) in new[] { ("ID", false), ("ROLE", false), ("DOES", false), ("WHAT IT SHOWS", true) })
            table.AddColumn(new TableColumn(name) { NoWrap = !wraps, Padding = new Padding(0, 0, 2, 0) });
        foreach (var scenario in chosen)
            table.AddRow([.. new[] { scenario.Id, scenario.Role == Scenario.EveryRole ? "both" : scenario.Role, Does(scenario), scenario.Title }.Select(text => new Text(Visible.Line(text)))]);
        terminal.Out.Write(table);
        terminal.Say("");
        terminal.Say($"{chosen.Count} of {all.Count} scenarios; ./run.sh scenario explain ID says what one does.");
        return ExitCode.Good;
    }

    private IReadOnlyList<Scenario> Chosen(ParseResult parsed, IReadOnlyList<Scenario> all, Edition edition)
    {
        var chosen = all.AsEnumerable();
        if (parsed.GetValue(_module) is { } module)
        {
            var modules = all.Select(scenario => scenario.Module).Distinct().Order(StringComparer.Ordinal).ToList();
            if (!modules.Contains(module))
                throw new UsageException($"There is no scenario for a module {module}.{Meant(module, modules)} Modules: {string.Join(", ", modules)}.");
            chosen = chosen.Where(scenario => scenario.Module == module);
        }

        if (parsed.GetValue(_role) is { } role)
            chosen = chosen.Where(scenario => scenario.Tests(role));
        if (parsed.GetValue(_conduct) is { } conduct)
            chosen = chosen.Where(scenario => scenario.Conduct == ScenarioFormat.Conducts[conduct]);
        if (parsed.GetValue(_requirement)?.ToUpperInvariant() is { } requirement)
        {
            if (!edition.Requirements.TryGet(requirement, out _))
                throw new UsageException($"There is no requirement {requirement}.{Meant(requirement, edition.Requirements.Select(known => known.Id))} All of them: ./run.sh requirements");
            chosen = chosen.Where(scenario => Explanation.Of(scenario, edition).Requirements.Any(verified => verified.Id == requirement));
        }

        return [.. chosen];
    }

    private static string Does(Scenario scenario) => (scenario.Conduct == Conduct.Reads ? "reads" : "changes") + (scenario.Listens ? ", listens" : "");

    private static string Meant(string written, IEnumerable<string> known) => Nearest.To(written, known) is { } near ? $" Did you mean {near}?" : "";
}
