using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;

namespace OcpiKit.Protocol.Wording;

/// <summary>What came, short enough to be read. It was written by the other side: nothing here grows with it.</summary>
internal static class Received
{
    internal const int Longest = 80;
    internal const string Nothing = "nothing";

    /// <summary>The value as JSON, cut where it is long.</summary>
    internal static string Value(JsonElement? value) => value is { } given ? Cut(given, Longest) : Nothing;

    /// <summary>A string and how long it is.</summary>
    internal static string Text(JsonElement text, int characters) => Measured(text, $" ({Count(characters, "character")})");

    /// <summary>A list and how many it holds.</summary>
    internal static string List(JsonElement list, int items) =>
        items == 0 ? "an empty list" : Measured(list, $" ({Count(items, "item")})");

    internal static string Count(int number, string thing) =>
        string.Create(CultureInfo.InvariantCulture, $"{number} {thing}{(number == 1 ? "" : "s")}");

    private static string Measured(JsonElement value, string measure) => Cut(value, Longest - measure.Length) + measure;

    private static string Cut(JsonElement value, int longest)
    {
        var raw = JsonMarshal.GetRawUtf8Value(value);
        // Four bytes are the most that one character takes.
        var text = Encoding.UTF8.GetString(raw[..Math.Min(raw.Length, longest * 4)]);
        if (raw.Length <= longest * 4 && text.Length <= longest) return OneLine(text);

        var end = Math.Min(longest - 1, text.Length);
        if (char.IsHighSurrogate(text[end - 1])) end--;
        return OneLine(text[..end]) + "…";
    }

    private static string OneLine(string text) => text.AsSpan().ContainsAny('\r', '\n') ? text.ReplaceLineEndings(" ") : text;
}
