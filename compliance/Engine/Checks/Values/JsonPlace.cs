using System.Globalization;
using System.Text.Json;

namespace OcpiKit.Engine.Checks.Values;

/// <summary>Finds values by JSON Pointer (RFC 6901); the segment <c>*</c> stands for every element of a list.</summary>
internal static class JsonPlace
{
    /// <summary>The one value at a pointer; null where there is none.</summary>
    public static JsonElement? At(JsonElement root, string pointer) =>
        Find(new Spot("", root), Segments(pointer), 0, wild: false).Select(spot => (JsonElement?)spot.Value).FirstOrDefault();

    /// <summary>All values at a pointer that may hold <c>*</c>, in order, each with its own pointer.</summary>
    public static IEnumerable<Spot> All(JsonElement root, string pointer) => Find(new Spot("", root), Segments(pointer), 0, wild: true);

    /// <summary>Whether a pointer may find more than one value.</summary>
    public static bool IsWild(string pointer) => Segments(pointer).Contains("*", StringComparer.Ordinal);

    private static string[] Segments(string pointer) =>
        pointer.Length == 0 ? [] : [.. pointer.TrimStart('/').Split('/').Select(Unescape)];

    private static string Unescape(string segment) =>
        segment.Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal);

    private static IEnumerable<Spot> Find(Spot spot, string[] segments, int depth, bool wild)
    {
        if (depth == segments.Length)
            return [spot];
        var segment = segments[depth];
        return spot.Value.ValueKind switch
        {
            JsonValueKind.Array when wild && segment == "*" => spot.Value.EnumerateArray()
                .SelectMany((value, index) => Find(new Spot($"{spot.Pointer}/{index}", value), segments, depth + 1, wild)),
            JsonValueKind.Array when int.TryParse(segment, NumberStyles.None, CultureInfo.InvariantCulture, out var index)
                && index < spot.Value.GetArrayLength() => Find(new Spot($"{spot.Pointer}/{index}", spot.Value[index]), segments, depth + 1, wild),
            JsonValueKind.Object when spot.Field(segment) is { } field => Find(field, segments, depth + 1, wild),
            _ => [],
        };
    }
}
