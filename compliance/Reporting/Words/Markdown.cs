using System.Text;

namespace OcpiKit.Reporting.Words;

/// <summary>Text of anybody's inside of Markdown: it stays text, whatever it holds, makes neither a link nor a picture, and calls nobody.</summary>
public static class Markdown
{
    private const string Marks = "\\`*_{}[]<>|~&$";

    /// <summary>Text for one line.</summary>
    /// <inheritdoc cref="Visible.Line"/>
    public static string Text(string? text, int atMost = 500)
    {
        var shown = Visible.Line(text, atMost);
        var written = new StringBuilder(shown.Length + 16);
        for (var at = 0; at < shown.Length; at++)
        {
            // A name is called, and a number linked, whatever stands before it: only as code they are left alone.
            if (shown[at] is '@' or '#')
            {
                written.Append('`').Append(shown[at]).Append('`');
                continue;
            }

            if (Marks.Contains(shown[at], StringComparison.Ordinal) || IsMarkHere(shown, at))
                written.Append('\\');
            written.Append(shown[at]);
        }

        return written.ToString();
    }

    /// <summary>Signs that mean something in one place only; escaped everywhere they would make a page that is read as it is a page of backslashes.</summary>
    private static bool IsMarkHere(string text, int at) => text[at] switch
    {
        '-' or '+' or '=' => at == 0,
        // A scheme of an address, or an emoji.
        ':' => at + 1 < text.Length && text[at + 1] != ' ',
        // An address without its scheme, or the number of a list.
        '.' => text.AsSpan(0, at).EndsWith("www", StringComparison.OrdinalIgnoreCase)
            || (at > 0 && at + 1 < text.Length && text[at + 1] == ' ' && !text.AsSpan(0, at).ContainsAnyExceptInRange('0', '9')),
        _ => false,
    };

    /// <summary>Text as code, for one line.</summary>
    /// <inheritdoc cref="Visible.Line"/>
    public static string Code(string? text, int atMost = 300)
    {
        var shown = Visible.Line(text, atMost);
        var fence = new string('`', LongestRun(shown) + 1);
        if (shown.Length == 0)
            return "` `";
        var room = shown[0] is '`' or ' ' || shown[^1] is '`' or ' ' ? " " : "";
        return $"{fence}{room}{shown}{room}{fence}";
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
