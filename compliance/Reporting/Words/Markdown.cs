using System.Text;

namespace OcpiKit.Reporting.Words;

/// <summary>Text as Markdown that says just that: no markup of the other side's, no link, no picture, nobody is called by an @.</summary>
public static class Markdown
{
    /// <summary>A line of text.</summary>
    public static string Line(string? text, int atMost = 500)
    {
        var written = new StringBuilder();
        foreach (var c in Visible.Line(text, atMost))
        {
            if (c is '@' or '#')
                written.Append('`').Append(c).Append('`');
            else if (c is '\\' or '`' or '*' or '_' or '[' or ']' or '<' or '>' or '|' or '~' or '&' or '!')
                written.Append('\\').Append(c);
            else
                written.Append(c);
        }

        // Addresses become links by themselves, also where they are but named.
        return written.Replace("://", ":\\//").ToString();
    }

    /// <summary>A piece of code in a line.</summary>
    public static string Code(string? text, int atMost = 500)
    {
        var line = Visible.Line(text, atMost);
        var fence = new string('`', LongestRun(line) + 1);
        var space = line.Length == 0 || line[0] is '`' or ' ' || line[^1] is '`' or ' ' ? " " : "";
        return $"{fence}{space}{line}{space}{fence}";
    }

    /// <summary>Lines of code.</summary>
    public static string Block(string language, string text)
    {
        var fence = new string('`', Math.Max(3, LongestRun(text) + 1));
        return $"{fence}{language}\n{text.TrimEnd('\n')}\n{fence}";
    }

    private static int LongestRun(string text)
    {
        var (longest, run) = (0, 0);
        foreach (var c in text)
            longest = Math.Max(longest, run = c == '`' ? run + 1 : 0);
        return longest;
    }
}
