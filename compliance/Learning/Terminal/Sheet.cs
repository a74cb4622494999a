using Spectre.Console;

namespace OcpiKit.Learning.Terminal;

/// <summary>What lessons are written on: lines no wider than one likes to read, with colours where the console has them.</summary>
/// <param name="console">The console.</param>
internal sealed class Sheet(IAnsiConsole console)
{
    // Longer lines are hard to read; on shorter ones no drawing has room.
    private const int Widest = 96;
    private const int Narrowest = 40;

    public static Style Loud { get; } = new(Color.Blue, decoration: Decoration.Bold);

    public static Style Strong { get; } = new(decoration: Decoration.Bold);

    public static Style Quiet { get; } = new(Color.Grey);

    public static Style Good { get; } = new(Color.Green);

    public static Style Bad { get; } = new(Color.Red);

    public static Style Careful { get; } = new(Color.Yellow);

    public static Style Named { get; } = new(Color.Teal);

    public int Width { get; } = Math.Clamp(console.Profile.Width - 1, Narrowest, Widest);

    public bool Unicode { get; } = console.Profile.Capabilities.Unicode;

    public void Blank() => console.WriteLine();

    /// <summary>One line as it is.</summary>
    public void Line(int indent, params ReadOnlySpan<(string Text, Style? Style)> parts)
    {
        // The console's own writer neither wraps nor pads.
        console.Write(new Text(new string(' ', indent)));
        foreach (var (text, style) in parts)
        {
            if (text.Length > 0)
                console.Write(new Text(text, style));
        }

        console.WriteLine();
    }

    public void Line(int indent, string text, Style? style = null) => Line(indent, (text, style));

    /// <summary>Text, broken where words end.</summary>
    public void Text(int indent, string text, Style? style = null)
    {
        foreach (var line in Wrapping.Lines(text, Width - indent))
            Line(indent, line, style);
    }

    /// <summary>A word in the margin, and text beside it.</summary>
    public void Beside(int indent, int margin, string word, Style? of, string text, Style? style = null)
    {
        var lines = Wrapping.Lines(text, Width - indent - margin).ToList();
        for (var at = 0; at < lines.Count; at++)
            Line(indent, ((at == 0 ? word : "").PadRight(margin), of), (lines[at], style));
    }
}
