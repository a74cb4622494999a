using System.Globalization;
using System.Text.Json;
using OcpiKit.Engine.Evidence;
using OcpiKit.Engine.Results;

namespace OcpiKit.Engine.Checks.Values;

/// <summary>
/// Whether two objects are the same as OCPI means it (LOC-19): null, absent and [] are one, as are absent and a default; instants and numbers by value; text without
/// regard to case, as CiString compares, because a value alone does not tell whether it is one; the order of lists counts.
/// </summary>
public static class Sameness
{
    // Absent and true are one (mod_locations, Location).
    private static readonly HashSet<string> TrueByDefault = new(StringComparer.Ordinal) { "charging_when_closed" };

    /// <summary>The first place where they differ, and rather one where another value stands than one where a value is missing; null where they are the same. Never throws.</summary>
    public static Unlikeness? Of(JsonElement wanted, JsonElement received) => Compare(wanted, received, "");

    private static Unlikeness? Compare(JsonElement? wanted, JsonElement? received, string pointer)
    {
        if (Absent(wanted) && Absent(received))
            return null;
        if (wanted is not { } a || received is not { } b || a.ValueKind != b.ValueKind)
            return Boolean(wanted, received) ? null : Differ(wanted, received, pointer);
        return a.ValueKind switch
        {
            JsonValueKind.Object => Objects(a, b, pointer),
            JsonValueKind.Array => Lists(a, b, pointer),
            JsonValueKind.String => SameText(a, b) ? null : Differ(a, b, pointer),
            JsonValueKind.Number => SameNumber(a, b) ? null : Differ(a, b, pointer),
            _ => null,
        };
    }

    private static Unlikeness? Objects(JsonElement wanted, JsonElement received, string pointer)
    {
        var (left, right) = (Fields(wanted), Fields(received));
        Unlikeness? dropped = null;
        foreach (var name in left.Keys.Concat(right.Keys).Distinct(StringComparer.Ordinal))
        {
            JsonElement? a = left.TryGetValue(name, out var inWanted) ? inWanted : null;
            JsonElement? b = right.TryGetValue(name, out var inReceived) ? inReceived : null;
            if (TrueByDefault.Contains(name) && TrueOrAbsent(a) && TrueOrAbsent(b))
                continue;
            if (Compare(a, b, $"{pointer}/{Spot.Escape(name)}") is not { } seen)
                continue;
            if (!seen.Dropped)
                return seen;
            dropped ??= seen;
        }

        return dropped;
    }

    private static Unlikeness? Lists(JsonElement wanted, JsonElement received, string pointer)
    {
        if (wanted.GetArrayLength() != received.GetArrayLength())
            return Differ(wanted, received, pointer);
        var index = 0;
        Unlikeness? dropped = null;
        foreach (var (a, b) in wanted.EnumerateArray().Zip(received.EnumerateArray()))
        {
            if (Compare(a, b, $"{pointer}/{index++}") is not { } seen)
                continue;
            if (!seen.Dropped)
                return seen;
            dropped ??= seen;
        }

        return dropped;
    }

    // Of a name that stands twice the last counts, as System.Text.Json has it.
    private static Dictionary<string, JsonElement> Fields(JsonElement value)
    {
        var fields = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        foreach (var property in value.EnumerateObject())
            fields[property.SafeName()] = property.Value;
        return fields;
    }

    private static bool Absent(JsonElement? value) => value?.ValueKind switch
    {
        null or JsonValueKind.Null or JsonValueKind.Undefined => true,
        JsonValueKind.Array => value.Value.GetArrayLength() == 0,
        _ => false,
    };

    private static bool TrueOrAbsent(JsonElement? value) => Absent(value) || value?.ValueKind == JsonValueKind.True;

    private static bool Boolean(JsonElement? wanted, JsonElement? received) =>
        wanted?.ValueKind is JsonValueKind.True or JsonValueKind.False && wanted?.ValueKind == received?.ValueKind;

    private static bool SameText(JsonElement a, JsonElement b)
    {
        var (left, right) = (a.Text(), b.Text());
        if (left is null || right is null)
            return a.GetRawText() == b.GetRawText();
        return left.Equals(right, StringComparison.OrdinalIgnoreCase)
            || (OcpiDateTime.Parse(left) is { } instant && instant == OcpiDateTime.Parse(right));
    }

    /// <summary>Whether two numbers are equal by value, exact where decimals can hold them.</summary>
    internal static bool SameNumber(JsonElement a, JsonElement b) =>
        a.TryGetDecimal(out var x) && b.TryGetDecimal(out var y)
            ? x == y
            : a.TryGetDouble(out var left) && b.TryGetDouble(out var right) && left.Equals(right);

    private static Unlikeness Differ(JsonElement? wanted, JsonElement? received, string pointer) =>
        new(pointer, new Difference(Say(wanted), Say(received))) { Dropped = Absent(received) };

    private static string Say(JsonElement? value) => value?.ValueKind == JsonValueKind.Null ? "nothing" : Showing.Of(value);
}

/// <summary>The first place where two values differ.</summary>
/// <param name="Pointer">JSON Pointer from the values that were compared.</param>
/// <param name="Difference">Wanted and received.</param>
public sealed record Unlikeness(string Pointer, Difference Difference)
{
    /// <summary>Whether a value is merely missing, so that it depends on the field how bad that is.</summary>
    public bool Dropped { get; init; }

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Pointer}: wanted {Difference.Wanted}, received {Difference.Received}");
}
