using System.CommandLine;
using OcpiKit.Cli.Shell;
using OcpiKit.Protocol;

namespace OcpiKit.Cli.Authoring;

/// <summary><c>scenario lint</c>: all that is wrong in files of scenarios, profiles and known failures.</summary>
internal sealed class LintCommand : Command, IHasExamples
{
    private readonly Argument<string[]> _files = new("FILE|DIR") { Description = "Files or folders of scenarios, lessons, profiles and known failures; left out, our scenarios.", Arity = ArgumentArity.ZeroOrMore };

    private readonly Option<bool> _strict = new("--strict") { Description = "Advice makes the exit code 2 too." };

    /// <summary>The command, over a terminal and a working copy.</summary>
    public LintCommand(Terminal terminal, Home home)
        : base("lint", "All mistakes in files of scenarios, lessons, profiles and known failures, each with its line and a way out; exit code 2 where there is one.")
    {
        Add(_files);
        Add(_strict);
        SetAction(parsed => Run(parsed.GetValue(_files) ?? [], parsed.GetValue(_strict), terminal, home));
    }

    /// <inheritdoc/>
    public IReadOnlyList<Example> Examples { get; } =
    [
        new("./run.sh scenario lint ../ours", "All files of a folder, as a check before each commit."),
        new("./run.sh scenario lint mine.yaml partner.yaml", "A scenario and a profile."),
        new("./run.sh scenario lint ../ours known-failures.yaml", "A list of known failures beside the scenarios that it names."),
    ];

    private static int Run(string[] named, bool strict, Terminal terminal, Home home)
    {
        var lint = Lint.Of(named.Length > 0 ? named : [home.Scenarios], Edition.Load221(), home.Scenarios);
        foreach (var told in lint.Mistakes.Concat(lint.Advice))
        {
            terminal.Complain(told);
            terminal.Complain("");
        }

        var counts = new[] { Counted(lint.Mistakes.Count, "mistake", "mistakes"), Counted(lint.Advice.Count, "piece of advice", "pieces of advice") }.OfType<string>().ToList();
        terminal.Say($"{(lint.Files == 1 ? "1 file" : $"{lint.Files} files")}, {(counts.Count == 0 ? "no mistakes" : string.Join(", ", counts))}.");
        return lint.Mistakes.Count > 0 || (strict && lint.Advice.Count > 0) ? ExitCode.Usage : ExitCode.Good;
    }

    private static string? Counted(int count, string one, string many) => count switch { 0 => null, 1 => $"1 {one}", _ => $"{count} {many}" };
}
