using System.Text.Json;

namespace OcpiKit.Engine.Evidence;

/// <summary>Reads JSON that the other side wrote. A name or text may hold half of a surrogate pair as an escape: JSON allows it, a string cannot hold it, and .NET throws.</summary>
public static class JsonReading
{
    private const int LongestName = 100;

    /// <summary>A property of an object; null where there is none, or this is no object.</summary>
    public static JsonElement? Field(this JsonElement of, string name)
    {
        try
        {
            return of.ValueKind == JsonValueKind.Object && of.TryGetProperty(name, out var value) ? value : null;
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    /// <summary>A string; null where it is none, or no text can hold it.</summary>
    public static string? Text(this JsonElement value)
    {
        try
        {
            return value.ValueKind == JsonValueKind.String ? value.GetString() : null;
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    /// <summary>A property that is a string; null where it is none.</summary>
    public static string? Text(this JsonElement of, string name) => of.Field(name)?.Text();

    /// <summary>The elements of a property that is a list; none where it is no list.</summary>
    public static IEnumerable<JsonElement> List(this JsonElement of, string name) =>
        of.Field(name) is { ValueKind: JsonValueKind.Array } list ? list.EnumerateArray() : [];

    /// <summary>A name as a segment of a JSON Pointer (RFC 6901). A name longer than any of OCPI's is cut: it would stand in the pointer of each value below it.</summary>
    public static string Segment(string name) =>
        (name.Length > LongestName ? name[..LongestName] + "…" : name).Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal);

    /// <summary>The name of a property; a name that no text can hold is shown as <c>?</c>.</summary>
    public static string SafeName(this JsonProperty property)
    {
        try
        {
            return property.Name;
        }
        catch (InvalidOperationException)
        {
            return "?";
        }
    }
}
