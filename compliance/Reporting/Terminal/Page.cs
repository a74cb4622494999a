using System.Text;
using OcpiKit.Reporting.Words;

namespace OcpiKit.Reporting.Terminal;

/// <summary>Writes lines that fit the terminal. Every text goes through here, so nothing of the other side's reaches the terminal as a command.</summary>
/// <param name="to">Where they go.</param>
/// <param name="style">What the terminal can show.</param>
public sealed class Page(TextWriter to, ConsoleStyle style)
{
    private const int CellWidth = 10;

    private int _live;
    private bool _blank;

    /// <summary>What the terminal can show.</summary>
    public ConsoleStyle Style { get; } = style;

    /// <summary>One empty line, however often it is asked for.</summary>
    public void Blank()
    {
        if (!_blank)
            Write("");
    }

    /// <summary>A text that wraps under its own beginning.</summary>
    /// <param name="lead">What stands before the first line, already painted.</param>
    /// <param name="leadWidth">How many columns that takes; further lines begin there.</param>
    /// <param name="text">Any text.</param>
    /// <param name="paint">Colours a line.</param>
    /// <param name="atMost">Longer text is cut.</param>
    public void Text(string lead, int leadWidth, string text, Func<string, string>? paint = null, int atMost = 600)
    {
        var first = true;
        foreach (var line in Wrap(Shown(text, atMost), Style.Columns - leadWidth))
        {
            Write((first ? lead : new string(' ', leadWidth)) + (paint is null ? line : paint(line)));
            first = false;
        }
    }

    /// <summary>A text on the left and one on the right edge; the right one follows on the last line where both do not fit.</summary>
    public void Row(string lead, int leadWidth, string left, string right)
    {
        var lines = Wrap(Shown(left, 600), Style.Columns - leadWidth - right.Length - 2);
        for (var at = 0; at < lines.Count; at++)
        {
            var begin = at == 0 ? lead : new string(' ', leadWidth);
            var isLast = at == lines.Count - 1;
            var gap = new string(' ', Math.Max(2, Style.Columns - leadWidth - lines[at].Length - right.Length));
            Write(isLast ? begin + lines[at] + gap + Style.Quiet(right) : begin + lines[at]);
        }
    }

    /// <summary>How many columns so many figures take.</summary>
    public static int CellsWidth(int cells) => cells * CellWidth;

    /// <summary>A row of a table: what it is about on the left, and figures below each other. Nothing in it wraps.</summary>
    /// <param name="indent">Where it begins.</param>
    /// <param name="headWidth">How many columns the left takes.</param>
    /// <param name="paint">Colours the row.</param>
    /// <param name="head">The left.</param>
    /// <param name="cells">The figures.</param>
    public void Cells(int indent, int headWidth, Func<string, string>? paint, string head, IReadOnlyList<string> cells)
    {
        var row = new string(' ', indent) + Shown(head, headWidth).PadRight(headWidth) + string.Concat(cells.Select(cell => Shown(cell, CellWidth).PadLeft(CellWidth)));
        Write(paint is null ? row : paint(row.TrimEnd()));
    }

    /// <summary>Shows what is under way; the next line takes its place. Nothing where lines cannot be rewritten.</summary>
    public void Live(string text)
    {
        if (!Style.Interactive)
            return;
        Unlive();
        var shown = Shown(text, Style.Columns - 2);
        to.Write(Style.Quiet(shown));
        to.Flush();
        _live = shown.Length;
    }

    /// <summary>Takes away what is under way.</summary>
    public void Unlive()
    {
        if (_live > 0)
        {
            to.Write($"\r{new string(' ', _live)}\r");
            to.Flush();
        }

        _live = 0;
    }

    private void Write(string line)
    {
        Unlive();
        to.Write(line.TrimEnd() + "\n");
        _blank = line.Length == 0;
    }

    private string Shown(string text, int atMost)
    {
        var shown = Visible.Line(text, atMost);
        return Style.Unicode ? shown : Ascii(shown);
    }

    private static string Ascii(string text)
    {
        var ascii = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            ascii.Append(rune.Value switch
            {
                < 0x80 => rune.ToString(),
                '…' => "...",
                '–' or '—' => "-",
                '’' or '‘' => "'",
                '“' or '”' => "\"",
                _ => $"\\u{rune.Value:X4}",
            });
        }

        return ascii.ToString();
    }

    private static List<string> Wrap(string text, int width)
    {
        var lines = new List<string>();
        var rest = text.AsSpan().TrimEnd();
        while (rest.Length > width)
        {
            var cut = rest[..(width + 1)].LastIndexOf(' ');
            // A word longer than a line, such as a URL, is broken where the line ends, but never inside a character.
            if (cut <= 0)
                cut = char.IsHighSurrogate(rest[width - 1]) ? width - 1 : width;
            lines.Add(rest[..cut].TrimEnd().ToString());
            rest = rest[cut..].TrimStart();
        }

        lines.Add(rest.ToString());
        return lines;
    }
}
