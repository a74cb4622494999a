using System.Globalization;
using System.Text.Json;
using OcpiKit.Engine.Evidence;

namespace OcpiKit.Engine.Checks.Values;

/// <summary>OCPI's DateTime: UTC as <c>YYYY-MM-DDThh:mm:ss</c>, a fraction of any length, <c>Z</c> or nothing; never an offset (types, TYP-03 to TYP-06).</summary>
public static class OcpiDateTime
{
    private const string Seconds = "yyyy-MM-dd'T'HH:mm:ss";

    /// <summary>The longest that the type allows.</summary>
    public const int MaxLength = 25;

    /// <summary>The instant, exact to 100 ns; null where the text is no OCPI DateTime.</summary>
    public static DateTimeOffset? Parse(string? text)
    {
        if (text is null || text.Length < 19 || text[10] != 'T')
            return null;
        var rest = text.AsSpan(19);
        if (rest.EndsWith("Z"))
            rest = rest[..^1];
        if (rest.Length == 1 || (rest.Length > 1 && (rest[0] != '.' || rest[1..].ContainsAnyExceptInRange('0', '9'))))
            return null;
        var leapSecond = text.AsSpan(11, 8).SequenceEqual("23:59:60");
        var head = leapSecond ? string.Concat(text.AsSpan(0, 17), "59") : text[..19];
        if (!DateTimeOffset.TryParseExact(head, Seconds, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var instant))
            return null;
        var ticks = Ticks(rest) + (leapSecond ? TimeSpan.TicksPerSecond : 0);
        return instant.Ticks > DateTimeOffset.MaxValue.Ticks - ticks ? null : instant.AddTicks(ticks);
    }

    /// <summary>The instant of a JSON value; null where it is no OCPI DateTime.</summary>
    public static DateTimeOffset? Parse(JsonElement? value) => value is { } given ? Parse(given.Text()) : null;

    private static long Ticks(ReadOnlySpan<char> fraction)
    {
        long ticks = 0;
        for (var digit = 1; digit <= 7; digit++)
            ticks = (ticks * 10) + (digit < fraction.Length ? fraction[digit] - '0' : 0);
        return ticks;
    }
}
