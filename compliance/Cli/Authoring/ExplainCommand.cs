using System.CommandLine;
using OcpiKit.Cli.Shell;
using OcpiKit.Engine.Scenarios.Explaining;
using OcpiKit.Protocol;

namespace OcpiKit.Cli.Authoring;

/// <summary><c>scenario explain</c>: a scenario in plain words, for somebody who has never seen one.</summary>
internal sealed class ExplainCommand : Command, IHasExamples
{
    private readonly Argument<string> _scenario = new("ID|FILE") { Description = "The scenario's id, or its file (FILE:LINE: the one at that line)." };
    private readonly FolderOptions _folders;

    /// <summary>The command, over a terminal and a working copy.</summary>
    public ExplainCommand(Terminal terminal, Home home)
        : base("explain", "A scenario in plain words, step by step: who calls whom, what has to come of it, and why.")
    {
        Add(_scenario);
        _folders = new FolderOptions(this);
        SetAction(parsed => Run(parsed, terminal, home));
    }

    /// <inheritdoc/>
    public IReadOnlyList<Example> Examples { get; } =
    [
        new("./run.sh scenario explain cpo.commands.charge", "One of ours."),
        new("./run.sh scenario explain ../ours/night.yaml", "What you have written, as others will read it."),
    ];

    private int Run(ParseResult parsed, Terminal terminal, Home home)
    {
        var edition = Edition.Load221();
        var folders = _folders.Read(parsed, home);
        var text = new ExplanationText(terminal.Page);
        foreach (var scenario in FoundScenarios.Of(parsed.GetValue(_scenario)!, folders, edition))
            text.Write(Explanation.Of(scenario, edition), $"{FoundScenarios.PathOf(scenario, folders)}:{scenario.Place.Line}");
        return ExitCode.Good;
    }
}
