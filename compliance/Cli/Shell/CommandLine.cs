using System.Collections;
using System.CommandLine;
using System.CommandLine.Help;
using System.Globalization;
using OcpiKit.Cli.Servers.Running;

namespace OcpiKit.Cli.Shell;

/// <summary>
/// The program: its commands, and what happens around them. A command line that cannot be understood is one sentence and exit code 2;
/// a signal ends a command in good order; what nobody foresaw is one sentence and exit code 4.
/// </summary>
internal sealed class CommandLine : IEnumerable<Command>
{
    private const string Description = "OcpiKit: compliance tests, reference servers and lessons for OCPI 2.2.1.";

    /// <summary>The environment variable that does what <c>--debug</c> does.</summary>
    public const string DebugVariable = "OCPIKIT_DEBUG";

    private readonly Terminal _terminal;
    private readonly RootCommand _root = new(Description);
    private readonly Option<bool> _debug = new("--debug") { Description = "Show what went wrong inside OcpiKit.", Recursive = true };

    public CommandLine(Terminal terminal)
    {
        _terminal = terminal;
        var help = new HelpPage(_root);
        _root.Add(_debug);
        _root.Options.OfType<HelpOption>().Single().Action = help;
        _root.SetAction(help.Invoke);
    }

    public void Add(Command command) => _root.Add(command);

    public IEnumerator<Command> GetEnumerator() => _root.Subcommands.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>Runs what the arguments ask for; gives the exit code.</summary>
    public async Task<int> RunAsync(string[] arguments)
    {
        CultureInfo.DefaultThreadCurrentCulture = CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
        CultureInfo.DefaultThreadCurrentUICulture = CultureInfo.CurrentUICulture = CultureInfo.InvariantCulture;

        // A token may begin with @ or -, and -abc is never three options: no response files, no bundling.
        var parsed = _root.Parse(arguments, new ParserConfiguration { EnablePosixBundling = false, ResponseFileTokenReplacer = null });
        // A shell that asks what may follow sends an unfinished line.
        var asked = arguments is [['[', ..], ..];
        if (!asked && parsed.Action is not HelpPage && Misunderstanding.In(parsed, arguments) is { } misunderstanding)
            return Explain(misunderstanding, parsed.CommandResult.Command);

        using var interruption = new Interruption(Background.IsHere);
        try
        {
            // Signals are ours (Interruption), and so are exceptions.
            var configuration = new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null };
            return await parsed.InvokeAsync(configuration, interruption.Token);
        }
        catch (UsageException mistake)
        {
            _terminal.Complain(mistake.Message);
            return mistake.ExitCode;
        }
        catch (OperationCanceledException) when (interruption.ExitCode != 0)
        {
            _terminal.Complain("Stopped.");
            return interruption.ExitCode;
        }
        catch (Exception unforeseen) when (unforeseen is not OutOfMemoryException)
        {
            var debug = parsed.GetValue(_debug) || Environment.GetEnvironmentVariable(DebugVariable) is { Length: > 0 } and not "0";
            _terminal.Complain($"OcpiKit itself went wrong: {unforeseen.Message.ReplaceLineEndings(" ")}");
            _terminal.Complain(debug ? unforeseen.ToString() : "Add --debug to see where.");
            return ExitCode.Broken;
        }
    }

    private int Explain(Misunderstanding misunderstanding, Command command)
    {
        var meant = misunderstanding.Meant is { } word ? $" Did you mean {word}?" : "";
        var page = command is RootCommand ? "./run.sh --help" : $"./run.sh {Misunderstanding.NameOf(command)} --help";
        _terminal.Complain($"{misunderstanding.Sentence}{meant} See {page}");
        return ExitCode.Usage;
    }
}
