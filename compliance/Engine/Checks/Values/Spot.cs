using System.Text.Json;
using OcpiKit.Engine.Evidence;

namespace OcpiKit.Engine.Checks.Values;

/// <summary>A value and where it stands in the body of an answer.</summary>
internal readonly record struct Spot(string Pointer, JsonElement Value)
{
    /// <summary>A property of it, or null where there is none.</summary>
    public Spot? Field(string name) => Value.Field(name) is { } value ? new Spot(At(name), value) : null;

    /// <summary>The elements of a property that is a list; none where it is no list.</summary>
    public IEnumerable<Spot> List(string name)
    {
        var at = At(name);
        return Value.List(name).Select((value, index) => new Spot($"{at}/{index}", value));
    }

    /// <summary>A property that is text, or null.</summary>
    public string? Text(string name) => Value.Text(name);

    /// <summary>A property that is an OCPI DateTime, or null.</summary>
    public DateTimeOffset? Instant(string name) => OcpiDateTime.Parse(Value.Text(name));

    /// <summary>The pointer of a property of it.</summary>
    public string At(string name) => $"{Pointer}/{Escape(name)}";

    /// <summary>A name as a segment of a JSON Pointer (RFC 6901).</summary>
    public static string Escape(string name) => JsonReading.Segment(name);
}
