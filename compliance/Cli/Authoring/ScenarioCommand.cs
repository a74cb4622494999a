using System.CommandLine;
using OcpiKit.Cli.Shell;

namespace OcpiKit.Cli.Authoring;

/// <summary><c>scenario</c>: what whoever writes scenarios needs beside an editor.</summary>
internal sealed class ScenarioCommand : Command, IHasExamples
{
    /// <summary>The command, over a terminal and a working copy.</summary>
    public ScenarioCommand(Terminal terminal, Home home)
        : base("scenario", "List, show, explain, check and begin scenarios.")
    {
        Add(new ListCommand(terminal, home));
        Add(new ShowCommand(terminal, home));
        Add(new ExplainCommand(terminal, home));
        Add(new LintCommand(terminal, home));
        Add(new NewCommand(terminal, home));
    }

    /// <inheritdoc/>
    public IReadOnlyList<Example> Examples { get; } =
    [
        new("./run.sh scenario list --module tariffs", "What there is about tariffs."),
        new("./run.sh scenario explain cpo.locations.paging", "One of them in plain words, step by step."),
        new("./run.sh scenario new ../ours/cpo/tariffs/night.yaml", "Begins one of your own; ./run.sh compliance --only FILE plays it."),
        new("./run.sh scenario lint ../ours", "All mistakes in your files, each with its line and a way out."),
    ];
}
