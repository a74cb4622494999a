using System.Globalization;
using System.Text;
using System.Text.Json;
using OcpiKit.Engine.Evidence;

namespace OcpiKit.Engine.Checks.Values;

/// <summary>Puts what was received into words a person can compare; never longer than a line, whatever the other side sent.</summary>
internal static class Showing
{
    private const int Longest = 120;

    /// <summary>A value, short; "nothing" where there is none.</summary>
    public static string Of(JsonElement? value) => value switch
    {
        null => "nothing",
        { ValueKind: JsonValueKind.String } text => text.Text() is { } readable ? Quoted(readable) : "text with half of a surrogate pair",
        { ValueKind: JsonValueKind.Array } list => list.GetArrayLength() == 0 ? "an empty list" : $"a list of {Count(list.GetArrayLength(), "element")}",
        { ValueKind: JsonValueKind.Object } => "an object",
        { } other => Cut(other.GetRawText()),
    };

    /// <summary>The elements of a list, as far as a line holds them.</summary>
    public static string Elements(JsonElement list) =>
        list.GetArrayLength() == 0 ? Of(list) : Cut(string.Join(", ", list.EnumerateArray().Take(20).Select(element => Of(element))));

    /// <summary>Text in quotes, short; "nothing" where there is none.</summary>
    public static string Of(string? text) => text is null ? "nothing" : Quoted(text);

    /// <summary>Which kind of value it is, such as "a list".</summary>
    public static string Kind(JsonElement? value) => value?.ValueKind switch
    {
        null or JsonValueKind.Undefined => "nothing",
        JsonValueKind.Object => "an object",
        JsonValueKind.Array => "a list",
        JsonValueKind.String => "text",
        JsonValueKind.Number => "a number",
        JsonValueKind.Null => "null",
        _ => "a boolean",
    };

    /// <summary>"1 object", "3 objects".</summary>
    public static string Count(int number, string thing) =>
        string.Create(CultureInfo.InvariantCulture, $"{number} {thing}{(number == 1 ? "" : "s")}");

    /// <summary>An instant as OCPI writes it.</summary>
    public static string Of(DateTimeOffset instant) =>
        instant.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", CultureInfo.InvariantCulture);

    /// <summary>At most a line of text, control characters taken out.</summary>
    public static string Cut(string text)
    {
        var line = new StringBuilder(Math.Min(text.Length, Longest) + 1);
        foreach (var rune in text.EnumerateRunes())
        {
            if (line.Length >= Longest)
                return line.Append('…').ToString();
            line.Append(Rune.IsControl(rune) ? new Rune('�') : rune);
        }

        return line.ToString();
    }

    private static string Quoted(string text) => $"\"{Cut(text)}\"";
}
