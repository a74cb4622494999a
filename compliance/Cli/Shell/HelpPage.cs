using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace OcpiKit.Cli.Shell;

/// <summary>
/// What `--help` prints: for the program itself the map of its commands, for a command the usual page with its examples below.
/// </summary>
internal sealed class HelpPage(RootCommand root) : SynchronousCommandLineAction
{
    private const string Program = "./run.sh";
    private readonly HelpAction _usual = new() { MaxWidth = 120 };

    public override bool ClearsParseErrors => true;

    public override int Invoke(ParseResult parseResult)
    {
        var output = parseResult.InvocationConfiguration.Output;
        if (parseResult.CommandResult.Command == root) return WriteMap(output);

        using var page = new StringWriter();
        var before = parseResult.InvocationConfiguration.Output;
        parseResult.InvocationConfiguration.Output = page;
        // What the command above takes instead of this one is no part of this one.
        var others = parseResult.CommandResult.Command.Parents.OfType<Command>().SelectMany(above => above.Arguments).Where(argument => !argument.Hidden).ToList();
        others.ForEach(argument => argument.Hidden = true);
        var code = _usual.Invoke(parseResult);
        others.ForEach(argument => argument.Hidden = false);
        parseResult.InvocationConfiguration.Output = before;
        // The library names the program after its file; people start it through run.sh.
        output.WriteLine(page.ToString().Replace(root.Name + " ", Program + " ", StringComparison.Ordinal).TrimEnd());
        if (parseResult.CommandResult.Command is IHasExamples { Examples: var examples })
        {
            output.WriteLine();
            WriteExamples(output, examples);
        }
        return code;
    }

    private int WriteMap(TextWriter output)
    {
        output.WriteLine(root.Description);
        output.WriteLine();
        output.WriteLine($"Usage: {Program} COMMAND [options]");
        output.WriteLine();
        output.WriteLine("Commands:");
        var commands = root.Subcommands.Where(command => !command.Hidden).ToList();
        var width = commands.Max(command => Usage(command).Length) + 2;
        foreach (var command in commands) output.WriteLine($"  {Usage(command).PadRight(width)}{command.Description}");
        output.WriteLine();
        WriteExamples(output, [.. commands.OfType<IHasExamples>().SelectMany(command => command.Examples.Take(2))]);
        output.WriteLine();
        output.WriteLine($"Every option of a command: {Program} COMMAND --help");
        output.WriteLine("Everywhere: --debug shows what went wrong inside, --version says which OcpiKit this is.");
        return ExitCode.Good;
    }

    private static string Usage(Command command) =>
        command.Subcommands.Count > 0
            ? $"{command.Name} {string.Join('|', command.Arguments.Select(argument => $"[{argument.Name}]").Concat(command.Subcommands.Select(sub => sub.Name)))}"
            : string.Join(' ', command.Arguments.Select(argument => $"[{argument.Name}]").Prepend(command.Name));

    private static void WriteExamples(TextWriter output, IReadOnlyList<Example> examples)
    {
        output.WriteLine("Examples:");
        var width = examples.Max(example => example.CommandLine.Length) + 2;
        foreach (var (line, does) in examples) output.WriteLine($"  {line.PadRight(width)}{does}");
    }
}
