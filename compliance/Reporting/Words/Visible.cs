using System.Buffers;
using System.Globalization;
using System.Text;

namespace OcpiKit.Reporting.Words;

/// <summary>Makes the other side's text safe to look at: what a reader could not see, or what would steer the terminal, the reading direction or an XML parser, is written as its code.</summary>
public static class Visible
{
    private static readonly SearchValues<char> Harmless = SearchValues.Create(
        [.. Enumerable.Range(0x20, 0x5F).Select(code => (char)code)]);

    /// <summary>Text for one line: line breaks and tabs are written as codes too.</summary>
    /// <param name="text">Any text.</param>
    /// <param name="atMost">Longer text is cut here and ends in an ellipsis.</param>
    public static string Line(string? text, int atMost = 500) => Write(text, atMost, breaks: false);

    /// <summary>Text that may have lines.</summary>
    /// <inheritdoc cref="Line"/>
    public static string Block(string? text, int atMost = int.MaxValue) => Write(text, atMost, breaks: true);

    /// <summary>Whether a text holds nothing that would have to be written as its code; JSON escapes the controls of ASCII by itself.</summary>
    internal static bool IsSeen(string text) => !text.AsSpan().ContainsAnyExceptInRange('\0', '\x7E') || text.EnumerateRunes().All(rune => rune.Value < 0x7F || !IsUnseen(rune));

    private static string Write(string? text, int atMost, bool breaks)
    {
        if (string.IsNullOrEmpty(text))
            return "";
        if (text.Length <= atMost && !text.AsSpan().ContainsAnyExcept(Harmless))
            return text;
        var written = new StringBuilder(Math.Min(text.Length, atMost) + 16);
        for (var at = 0; at < text.Length;)
        {
            if (written.Length >= atMost)
                return written.Append('…').ToString();
            if (Rune.TryGetRuneAt(text, at, out var rune))
            {
                Append(written, rune, breaks);
                at += rune.Utf16SequenceLength;
            }
            else
            {
                Code(written, text[at++]);
            }
        }

        return written.ToString();
    }

    private static void Append(StringBuilder written, Rune rune, bool breaks)
    {
        if (breaks && rune.Value is '\n' or '\t')
            written.Append((char)rune.Value);
        else if (breaks && rune.Value is '\r')
            return;
        else if (IsUnseen(rune))
            Code(written, rune.Value);
        else
            written.Append(rune.ToString());
    }

    /// <summary>Controls, format characters (bidirectional ones among them), line separators, and the code points that are no characters.</summary>
    internal static bool IsUnseen(Rune rune) =>
        Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator
            or UnicodeCategory.ParagraphSeparator or UnicodeCategory.OtherNotAssigned or UnicodeCategory.PrivateUse;

    private static void Code(StringBuilder written, int code) => written.Append(CultureInfo.InvariantCulture, $"\\u{code:X4}");
}
