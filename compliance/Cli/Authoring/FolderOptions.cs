using System.CommandLine;
using OcpiKit.Cli.Compliance;
using OcpiKit.Cli.Shell;

namespace OcpiKit.Cli.Authoring;

/// <summary>The options that say which folders are read; the same words as those of <c>compliance</c>.</summary>
internal sealed class FolderOptions
{
    private readonly Option<string[]> _instead = new("--scenarios") { HelpName = "DIR", Description = "Take the scenarios from this folder instead of ours; may be given several times." };
    private readonly Option<string[]> _beside = new("--with-scenarios") { HelpName = "DIR", Description = "Take those of this folder too, beside ours; may be given several times." };

    /// <summary>Gives them to a command.</summary>
    public FolderOptions(Command command)
    {
        command.Add(_instead);
        command.Add(_beside);
    }

    /// <summary>The folders that were named.</summary>
    public ScenarioFolders Read(ParseResult parsed, Home home) => ScenarioFolders.Of(home, parsed.GetValue(_instead) ?? [], parsed.GetValue(_beside) ?? []);
}
