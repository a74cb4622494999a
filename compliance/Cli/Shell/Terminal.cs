using OcpiKit.Reporting.Terminal;
using OcpiKit.Reporting.Words;
using Spectre.Console;

namespace OcpiKit.Cli.Shell;

/// <summary>
/// Where commands speak: results on <see cref="Out"/>, mistakes and progress on <see cref="Error"/>. Colours and live displays are on
/// only where a person looks: the stream is a terminal and neither NO_COLOR nor CI is set.
/// </summary>
internal sealed record Terminal(IAnsiConsole Out, IAnsiConsole Error)
{
    /// <summary>Where no terminal says how wide it is; wide enough that no path or URL is broken.</summary>
    private const int WidthOfFiles = 400;

    private const int LongestComplaint = 50_000;

    /// <summary>The process's own streams.</summary>
    public static Terminal Open() =>
        new(On(Console.Out, Console.IsOutputRedirected), On(Console.Error, Console.IsErrorRedirected));

    /// <summary>Says a line on <see cref="Out"/> as it is: no markup, and never broken, however narrow the terminal.</summary>
    public void Say(string line) => Out.Profile.Out.Writer.WriteLine(line);

    /// <summary>The same with a colour, where colours are on.</summary>
    public void Say(string line, Color colour)
    {
        if (Out.Profile.Capabilities.ColorSystem == ColorSystem.NoColors) Say(line);
        else Out.WriteLine(line, new Style(colour));
    }

    /// <summary>Says lines on <see cref="Error"/>. A sentence may quote what another party wrote: nothing in it reaches the terminal as a command.</summary>
    public void Complain(string lines) => Error.Profile.Out.Writer.WriteLine(Visible.Block(lines, LongestComplaint));

    /// <summary>What <see cref="Out"/> can show.</summary>
    public ConsoleStyle Style =>
        new(Out.Profile.Width, Out.Profile.Capabilities.ColorSystem != ColorSystem.NoColors, Console.OutputEncoding.CodePage == 65001, Out.Profile.Capabilities.Interactive);

    /// <summary>Writes lines that fit <see cref="Out"/>.</summary>
    public Page Page => new(Out.Profile.Out.Writer, Style);

    private static IAnsiConsole On(TextWriter stream, bool redirected)
    {
        var lively = !redirected && !IsSet("NO_COLOR") && !IsSet("CI") && Environment.GetEnvironmentVariable("TERM") != "dumb";
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Out = new AnsiConsoleOutput(stream),
            Ansi = lively ? AnsiSupport.Detect : AnsiSupport.No,
            ColorSystem = lively ? ColorSystemSupport.Detect : ColorSystemSupport.NoColors,
            Interactive = lively ? InteractionSupport.Detect : InteractionSupport.No,
        });
        if (redirected) console.Profile.Width = WidthOfFiles;
        return console;
    }

    private static bool IsSet(string variable) => !string.IsNullOrEmpty(Environment.GetEnvironmentVariable(variable));
}
