using System.Globalization;
using System.Net;
using System.Text;

namespace OcpiKit.Engine.Secrecy;

/// <summary>
/// A text with one layer of escapes undone (percent, JSON, HTML), each character with the place in the source that it came from:
/// so a secret is found however it was written, and what stood there can be taken out.
/// </summary>
internal sealed class Undone
{
    /// <summary>Escapes in escapes, such as JSON in a URL, are undone this deep.</summary>
    private const int Deepest = 3;

    private readonly List<int>? _starts;

    private Undone(string text, List<int>? starts) => (Text, _starts) = (text, starts);

    /// <summary>The readable text.</summary>
    public string Text { get; }

    /// <summary>Where a character of the text begins in the source; given the length of the text, where the source ends.</summary>
    public int Source(int at) => _starts is null ? at : _starts[at];

    /// <summary>The text as it is, then as long as that changes anything with one more layer undone.</summary>
    public static IEnumerable<Undone> Layers(string text)
    {
        var layer = new Undone(text, null);
        for (var depth = 0; layer is not null; depth++)
        {
            yield return layer;
            layer = depth < Deepest ? layer.Next() : null;
        }
    }

    private Undone? Next()
    {
        if (!Text.AsSpan().ContainsAny('%', '\\', '&'))
            return null;
        var text = new StringBuilder(Text.Length);
        var starts = new List<int>(Text.Length + 1);
        for (var at = 0; at < Text.Length;)
        {
            var (character, length) = At(Text.AsSpan(at));
            text.Append(character);
            starts.Add(Source(at));
            at += length;
        }

        starts.Add(Source(Text.Length));
        return text.Length == Text.Length ? null : new(text.ToString(), starts);
    }

    private static (char Character, int Length) At(ReadOnlySpan<char> text) => text switch
    {
        ['%', var high, var low, ..] when Code([high, low]) is { } code && code < 0x80 => ((char)code, 3),
        ['\\', 'u' or 'U', var a, var b, var c, var d, ..] when Code([a, b, c, d]) is { } code => ((char)code, 6),
        ['\\', 'x', var high, var low, ..] when Code([high, low]) is { } code => ((char)code, 4),
        ['\\', '/' or '"' or '\\' or '\'', ..] => (text[1], 2),
        ['&', ..] => Entity(text),
        _ => (text[0], 1),
    };

    private static (char, int) Entity(ReadOnlySpan<char> text)
    {
        var end = text[..Math.Min(text.Length, 12)].IndexOf(';');
        return end > 1 && WebUtility.HtmlDecode(text[..(end + 1)].ToString()) is [var character] ? (character, end + 1) : ('&', 1);
    }

    private static int? Code(ReadOnlySpan<char> hex) =>
        int.TryParse(hex, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code) ? code : null;
}
