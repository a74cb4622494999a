using OcpiKit.Pricing;

namespace OcpiKit.Servers.Tests.Pricing;

/// <summary>Short words for tariffs.</summary>
internal static class Tariffs
{
    public static Tariff Tariff(params TariffElement[] elements) => new("T", "EUR", elements);

    public static TariffElement Always(params PriceComponent[] components) => new(components);

    public static TariffElement When(Restrictions restrictions, params PriceComponent[] components) => new(components, restrictions);

    public static PriceComponent Flat(decimal price, decimal? vat = null) => new(TariffDimension.Flat, price, vat);

    public static PriceComponent Energy(decimal price, decimal? vat = null, int step = 1) => new(TariffDimension.Energy, price, vat, step);

    public static PriceComponent Time(decimal price, decimal? vat = null, int step = 1) => new(TariffDimension.Time, price, vat, step);

    public static PriceComponent Parking(decimal price, decimal? vat = null, int step = 1) => new(TariffDimension.ParkingTime, price, vat, step);

    public static Restrictions Hours(string? start, string? end, params DayOfWeek[] days) =>
        new(StartTime: start is null ? null : TimeOnly.Parse(start, null), EndTime: end is null ? null : TimeOnly.Parse(end, null), Days: days);

    public static Account Price(this Tariff tariff, Driver driver, Readings? readings = null) =>
        Price([tariff], driver.Leaves, new() { Readings = readings ?? new() });

    public static Account Price(IEnumerable<Tariff> tariffs, Usage usage, PricingTerms? terms = null) =>
        Pricer.Price(usage, tariffs.ToDictionary(tariff => tariff.Id), terms);

    /// <summary>The cost without VAT, to the cent.</summary>
    public static decimal Cost(this Tariff tariff, Driver driver, Readings? readings = null) => tariff.Price(driver, readings).Total.ExclVat;
}
