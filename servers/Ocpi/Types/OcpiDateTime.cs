using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;

namespace OcpiKit.Ocpi.Types;

/// <summary>OCPI's DateTime: RFC 3339 in UTC, with a Z or without a zone, never with an offset (types; TYP-03 to TYP-06).</summary>
public static partial class OcpiDateTime
{
    private const string ToTheSecond = "yyyy-MM-dd'T'HH:mm:ss";

    /// <summary>Writes an instant with a Z and at most milliseconds, which keeps it within 25 characters.</summary>
    public static string Format(DateTimeOffset instant) =>
        instant.UtcDateTime.ToString(ToTheSecond + ".FFF'Z'", CultureInfo.InvariantCulture);

    /// <summary>Reads what a peer sent. False for another zone, a day that does not exist, or anything else.</summary>
    public static bool TryParse(string text, out DateTimeOffset instant)
    {
        instant = default;
        if (Pattern().Match(text) is not { Success: true } match
            || !DateTimeOffset.TryParseExact(
                match.Groups["second"].Value, ToTheSecond, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out instant))
            return false;

        // A fraction may be finer than our clock (100 ns): what lies beyond its seven digits is cut off.
        var fraction = match.Groups["fraction"].Value.PadRight(7, '0')[..7];
        instant = instant.AddTicks(long.Parse(fraction, CultureInfo.InvariantCulture));
        return true;
    }

    [GeneratedRegex(@"\A(?<second>[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2})(\.(?<fraction>[0-9]{1,20}))?Z?\z")]
    private static partial Regex Pattern();
}

/// <summary>Lets records carry <see cref="DateTimeOffset"/> while the wire carries OCPI's DateTime.</summary>
public sealed class OcpiDateTimeConverter : JsonConverter<DateTimeOffset>
{
    /// <inheritdoc />
    public override DateTimeOffset Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        OcpiDateTime.TryParse(reader.GetString() ?? "", out var instant)
            ? instant
            : throw new JsonException("A DateTime looks like 2026-01-31T12:00:00Z: UTC, with a Z or without a zone.");

    /// <inheritdoc />
    public override void Write(Utf8JsonWriter writer, DateTimeOffset value, JsonSerializerOptions options) =>
        writer.WriteStringValue(OcpiDateTime.Format(value));
}
