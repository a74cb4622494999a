using System.CommandLine;
using OcpiKit.Cli.Shell;
using OcpiKit.Protocol;

namespace OcpiKit.Cli.Authoring;

/// <summary><c>scenario lint</c>: all that is wrong in files of scenarios and profiles.</summary>
internal sealed class LintCommand : Command, IHasExamples
{
    private readonly Argument<string[]> _files = new("FILE|DIR") { Description = "Files or folders of scenarios and profiles; left out, ours.", Arity = ArgumentArity.ZeroOrMore };

    /// <summary>The command, over a terminal and a working copy.</summary>
    public LintCommand(Terminal terminal, Home home)
        : base("lint", "All mistakes in scenario and profile files, each with its line and a way out; exit code 2 where there is one.")
    {
        Add(_files);
        SetAction(parsed => Run(parsed.GetValue(_files) ?? [], terminal, home));
    }

    /// <inheritdoc/>
    public IReadOnlyList<Example> Examples { get; } =
    [
        new("./run.sh scenario lint ../ours", "All files of a folder, as a check before each commit."),
        new("./run.sh scenario lint mine.yaml partner.yaml", "A scenario and a profile."),
    ];

    private static int Run(string[] named, Terminal terminal, Home home)
    {
        var lint = Lint.Of(named.Length > 0 ? named : [home.Scenarios], Edition.Load221());
        foreach (var mistake in lint.Mistakes)
        {
            terminal.Complain(mistake);
            terminal.Complain("");
        }

        var files = lint.Files == 1 ? "1 file" : $"{lint.Files} files";
        terminal.Say(lint.Mistakes.Count == 0 ? $"{files}, no mistakes." : $"{files}, {(lint.Mistakes.Count == 1 ? "1 mistake" : $"{lint.Mistakes.Count} mistakes")}.");
        return lint.Mistakes.Count == 0 ? ExitCode.Good : ExitCode.Usage;
    }
}
