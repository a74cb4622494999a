using System.CommandLine;
using OcpiKit.Cli.Shell;
using OcpiKit.Engine.Scenarios;
using OcpiKit.Protocol;

namespace OcpiKit.Cli.Authoring;

/// <summary><c>scenario new</c>: begins a scenario: a file with comments that can be played at once.</summary>
internal sealed class NewCommand : Command, IHasExamples
{
    private readonly Argument<string> _scenario = new("ID|FILE") { Description = "The new scenario's id, such as cpo.locations.my-topic, or the file to write." };
    private readonly Option<string?> _role = new("--role") { HelpName = "ROLE", Description = "Whom it tests: CPO, EMSP or BOTH; left out, the id says it." };
    private readonly Option<string?> _module = new("--module") { HelpName = "MODULE", Description = "The module it belongs to; left out, the id says it, or the operation." };
    private readonly Option<string?> _operation = new("--operation") { HelpName = "ID", Description = "The operation it is about, such as tariffs.sender.list; left out, the first of the module." };
    private readonly Option<string?> _folder = new("--scenarios") { HelpName = "DIR", Description = "Write it below this folder instead of ours, where an id is given." };

    /// <summary>The command, over a terminal and a working copy.</summary>
    public NewCommand(Terminal terminal, Home home)
        : base("new", "Begins a scenario: writes a file with comments that can be played at once, and overwrites none.")
    {
        _role.AcceptOnlyFromAmong([.. ScenarioFormat.Roles]);
        Add(_scenario);
        foreach (var option in new Option[] { _role, _module, _operation, _folder })
            Add(option);
        SetAction(async (parsed, stop) => await RunAsync(parsed, terminal, home, stop));
    }

    /// <inheritdoc/>
    public IReadOnlyList<Example> Examples { get; } =
    [
        new("./run.sh scenario new cpo.locations.my-topic", "Writes scenarios/cpo/locations/my-topic.yaml."),
        new("./run.sh scenario new ../ours/night-tariff.yaml --operation tariffs.sender.list", "Outside of the repository."),
        new("./run.sh scenario new cpo.sessions.mine --operation sessions.receiver.put", "One that waits for the platform to call."),
    ];

    private async Task<int> RunAsync(ParseResult parsed, Terminal terminal, Home home, CancellationToken stop)
    {
        var edition = Edition.Load221();
        var draft = Draft.Of(
            parsed.GetValue(_scenario)!, parsed.GetValue(_role), parsed.GetValue(_module), parsed.GetValue(_operation), parsed.GetValue(_folder) ?? home.Scenarios, edition);
        var text = Skeleton.Of(draft, home.SchemaFor(draft.File, "scenario.schema.json"), edition);
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(draft.File))!);
            // Made anew or not at all: what somebody has written is not overwritten, not even in between.
            await using var file = new StreamWriter(new FileStream(draft.File, FileMode.CreateNew, FileAccess.Write));
            await file.WriteAsync(text.AsMemory(), stop);
        }
        catch (IOException) when (File.Exists(draft.File))
        {
            throw new UsageException($"{draft.File} is there already, and nothing is overwritten; choose another name.");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"{draft.File} cannot be written: {e.Message.TrimEnd('.')}.");
        }

        terminal.Say($"{draft.File}: {draft.Id}, about {draft.Operation.Id}");
        terminal.Say("");
        terminal.Say($"  ./run.sh compliance --only {draft.File}");
        terminal.Say("      plays it against the reference servers");
        terminal.Say($"  ./run.sh scenario lint {draft.File}");
        terminal.Say("      shows what is wrong with it, once you have changed it");
        return ExitCode.Good;
    }
}
