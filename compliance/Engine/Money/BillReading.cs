using System.Globalization;
using System.Text.Json;
using OcpiKit.Pricing;

namespace OcpiKit.Engine.Money;

/// <summary>What a CDR says was used, and by which tariffs it is priced: all that is needed to price it anew.</summary>
/// <param name="Usage">What was used.</param>
/// <param name="Tariffs">The tariffs that came with it, by their ids.</param>
public sealed record BillReading(Usage Usage, IReadOnlyDictionary<string, Tariff> Tariffs)
{
    // Hours come with four decimals or more: what differs by less from the clock is the clock.
    private const decimal Blur = 0.0002m;

    /// <summary>Reads a CDR (mod_cdrs, CDR object) that fits its schema.</summary>
    /// <param name="cdr">The JSON of it.</param>
    /// <param name="zone">The time zone of the location, which no CDR tells.</param>
    /// <param name="other">A tariff to price by instead of those that came with it.</param>
    /// <param name="silent">Whether periods that name no tariff are priced by the only one that there is; else they are free, as the text has it (mod_cdrs, ChargingPeriod class).</param>
    /// <exception cref="BillReadingException">It cannot be read; the message says where.</exception>
    public static BillReading Read(JsonElement cdr, TimeZoneInfo zone, JsonElement? other = null, bool silent = true)
    {
        try
        {
            var end = Instant(cdr, "end_date_time");
            var periods = cdr.GetProperty("charging_periods").EnumerateArray().OrderBy(period => Instant(period, "start_date_time")).ToList();
            var starts = periods.Select(period => Instant(period, "start_date_time")).Append(end).ToList();
            var tariffs = (other is { } given ? [given] : List(cdr, "tariffs").ToList()).Select(TariffReading.Read).ToDictionary(tariff => tariff.Id, StringComparer.OrdinalIgnoreCase);
            // Where there is one tariff only, many do not name it in the periods.
            var usual = silent && tariffs.Count is 1 ? tariffs.Keys.Single() : null;
            var always = other is null ? null : tariffs.Keys.Single();
            return new BillReading(
                new Usage(Instant(cdr, "start_date_time"), end, [.. periods.Select((period, index) => Read(period, starts[index + 1] - starts[index], usual, always))], zone),
                tariffs);
        }
        catch (Exception fault) when (fault is KeyNotFoundException or InvalidOperationException or FormatException or OverflowException or ArgumentException)
        {
            throw new BillReadingException($"The CDR cannot be priced: {fault.Message}", fault);
        }
    }

    private static ChargingPeriod Read(JsonElement period, TimeSpan length, string? usualTariff, string? always)
    {
        var volumes = period.GetProperty("dimensions").EnumerateArray()
            .ToLookup(dimension => dimension.GetProperty("type").GetString(), dimension => dimension.GetProperty("volume").GetDecimal());
        return new ChargingPeriod(
            Instant(period, "start_date_time"),
            always ?? (period.TryGetProperty("tariff_id", out var tariff) && tariff.ValueKind is JsonValueKind.String ? tariff.GetString() : usualTariff),
            volumes["ENERGY"].Sum(),
            Time(volumes["TIME"].Sum(), length),
            Time(volumes["PARKING_TIME"].Sum(), length),
            Time(volumes["RESERVATION_TIME"].Sum(), length),
            Single(volumes["MIN_CURRENT"]),
            Single(volumes["MAX_CURRENT"]),
            Single(volumes["MIN_POWER"]),
            Single(volumes["MAX_POWER"]));
    }

    private static TimeSpan Time(decimal hours, TimeSpan length) =>
        Math.Abs(hours - ((decimal)length.Ticks / TimeSpan.TicksPerHour)) <= Blur ? length : ChargingPeriod.Hours(hours);

    private static decimal? Single(IEnumerable<decimal> volumes) => volumes.Select(volume => (decimal?)volume).FirstOrDefault();

    private static DateTimeOffset Instant(JsonElement from, string name) =>
        DateTimeOffset.Parse(from.GetProperty(name).GetString()!, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);

    private static JsonElement.ArrayEnumerator List(JsonElement from, string name) =>
        from.TryGetProperty(name, out var list) && list.ValueKind is JsonValueKind.Array ? list.EnumerateArray() : default;
}

/// <summary>A CDR does not say what is needed to price it.</summary>
public sealed class BillReadingException(string message, Exception cause) : Exception(message, cause);
