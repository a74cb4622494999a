using System.Globalization;
using System.Text.Json;
using OcpiKit.Pricing;

namespace OcpiKit.Engine.Money;

/// <summary>Reads a Tariff (mod_tariffs, Tariff object) that fits its schema as one that can be priced by.</summary>
internal static class TariffReading
{
    public static Tariff Read(JsonElement tariff) => new(
        tariff.GetProperty("id").GetString()!,
        tariff.GetProperty("currency").GetString()!,
        [.. tariff.GetProperty("elements").EnumerateArray().Select(ReadElement)],
        Price(tariff, "min_price"),
        Price(tariff, "max_price"));

    private static TariffElement ReadElement(JsonElement element) => new(
        [.. element.GetProperty("price_components").EnumerateArray().Select(ReadComponent)],
        Optional(element, "restrictions") is { } restrictions ? ReadRestrictions(restrictions) : null);

    private static PriceComponent ReadComponent(JsonElement component) => new(
        component.GetProperty("type").GetString() switch
        {
            "FLAT" => TariffDimension.Flat,
            "ENERGY" => TariffDimension.Energy,
            "TIME" => TariffDimension.Time,
            "PARKING_TIME" => TariffDimension.ParkingTime,
            var other => throw new FormatException($"{other} is no dimension of a tariff."),
        },
        component.GetProperty("price").GetDecimal(),
        Number(component, "vat"),
        component.GetProperty("step_size").GetInt32());

    private static Restrictions ReadRestrictions(JsonElement from) => new(
        Text(from, "start_time") is { } start ? TimeOnly.ParseExact(start, "HH:mm", CultureInfo.InvariantCulture) : null,
        Text(from, "end_time") is { } end ? TimeOnly.ParseExact(end, "HH:mm", CultureInfo.InvariantCulture) : null,
        Text(from, "start_date") is { } first ? DateOnly.ParseExact(first, "yyyy-MM-dd", CultureInfo.InvariantCulture) : null,
        Text(from, "end_date") is { } last ? DateOnly.ParseExact(last, "yyyy-MM-dd", CultureInfo.InvariantCulture) : null,
        Number(from, "min_kwh"),
        Number(from, "max_kwh"),
        Number(from, "min_current"),
        Number(from, "max_current"),
        Number(from, "min_power"),
        Number(from, "max_power"),
        Seconds(from, "min_duration"),
        Seconds(from, "max_duration"),
        Optional(from, "day_of_week") is { } days ? [.. days.EnumerateArray().Select(day => Enum.Parse<DayOfWeek>(day.GetString()!, ignoreCase: true))] : null,
        Text(from, "reservation") switch
        {
            null => null,
            "RESERVATION" => ReservationKind.Reservation,
            "RESERVATION_EXPIRES" => ReservationKind.Expires,
            var other => throw new FormatException($"{other} is no restriction of reservations."),
        });

    private static Pricing.Money? Price(JsonElement from, string name) =>
        Optional(from, name) is { } price ? new Pricing.Money(price.GetProperty("excl_vat").GetDecimal(), Number(price, "incl_vat")) : null;

    private static TimeSpan? Seconds(JsonElement from, string name) => Number(from, name) is { } seconds ? TimeSpan.FromSeconds((double)seconds) : null;

    private static decimal? Number(JsonElement from, string name) => Optional(from, name)?.GetDecimal();

    private static string? Text(JsonElement from, string name) => Optional(from, name)?.GetString();

    private static JsonElement? Optional(JsonElement from, string name) =>
        from.TryGetProperty(name, out var value) && value.ValueKind is not JsonValueKind.Null ? value : null;
}
