using System.Text.RegularExpressions;

namespace Json.Pointer;

/// <summary>A relative JSON Pointer: so many levels up, perhaps some items along, then a pointer or <c>#</c> for the name.</summary>
/// <remarks>JsonSchema.Net only asks whether a text is one (format <c>relative-json-pointer</c>).</remarks>
public readonly partial record struct RelativeJsonPointer
{
    private readonly string? _text;

    private RelativeJsonPointer(string text) => _text = text;

    /// <summary>Reads the text of a relative pointer.</summary>
    /// <returns>Whether it is one.</returns>
    public static bool TryParse(string? text, out RelativeJsonPointer pointer)
    {
        pointer = default;
        if (text is null || Form().Match(text) is not { Success: true } match) return false;
        var rest = text[match.Length..];
        if (rest is not "#" && (rest.StartsWith('#') || !JsonPointer.TryParse(rest, out _))) return false;
        pointer = new RelativeJsonPointer(text);
        return true;
    }

    /// <summary>The pointer as text.</summary>
    public override string ToString() => _text ?? "0";

    [GeneratedRegex("^(0|[1-9][0-9]*)([+-](0|[1-9][0-9]*))?", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex Form();
}
