using System.CommandLine;
using OcpiKit.Cli.Shell;
using OcpiKit.Protocol;
using OcpiKit.Reporting.Words;

namespace OcpiKit.Cli.Authoring;

/// <summary><c>scenario show</c>: the file of a scenario, and where it stands.</summary>
internal sealed class ShowCommand : Command, IHasExamples
{
    private readonly Argument<string> _scenario = new("ID|FILE") { Description = "The scenario's id, or its file." };
    private readonly FolderOptions _folders;

    /// <summary>The command, over a terminal and a working copy.</summary>
    public ShowCommand(Terminal terminal, Home home)
        : base("show", "The file of a scenario, and where it stands.")
    {
        Add(_scenario);
        _folders = new FolderOptions(this);
        SetAction(parsed => Run(parsed, terminal, home));
    }

    /// <inheritdoc/>
    public IReadOnlyList<Example> Examples { get; } =
    [
        new("./run.sh scenario show cpo.locations.paging", "To read it."),
        new("./run.sh scenario show cpo.locations.paging > mine.yaml", "To begin your own with it: give it another id."),
    ];

    private int Run(ParseResult parsed, Terminal terminal, Home home)
    {
        var folders = _folders.Read(parsed, home);
        foreach (var scenario in FoundScenarios.Of(parsed.GetValue(_scenario)!, folders, Edition.Load221()).DistinctBy(scenario => scenario.Place.File))
        {
            // A comment, so that what is shown is a file.
            terminal.Say($"# {FoundScenarios.PathOf(scenario, folders)}:{scenario.Place.Line}");
            terminal.Say(Visible.Block(folders.Source(scenario.Place)?.TrimEnd()));
        }

        return ExitCode.Good;
    }
}
