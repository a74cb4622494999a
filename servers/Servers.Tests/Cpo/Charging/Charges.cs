using OcpiKit.Cpo.Charging;
using OcpiKit.Ocpi.Types;

namespace OcpiKit.Servers.Tests.Cpo.Charging;

/// <summary>Charges to calculate with: a driver of DE*OKM at an outlet of 11 kW in Berlin.</summary>
internal static class Charges
{
    public static readonly DateTimeOffset Noon = new(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);

    public static readonly CdrToken Driver = new("DE", "OKM", "0412345678", TokenType.Rfid, "DE-OKM-C00000001");

    /// <summary>Energy at 0.50 per kWh, and 19 percent VAT.</summary>
    public static readonly Tariff Simple = Tariff("T1", TariffType.Regular, new TariffElement([new PriceComponent(TariffDimensionType.Energy, 0.50m, 19, 1)]));

    public static Tariff Tariff(string id, TariffType type, params TariffElement[] elements) => new(
        "DE", "OKC", id, "EUR", type, null, null, null, null, elements, null, null, null, Noon.AddYears(-1));

    public static Outlet Outlet(params Tariff[] tariffs) => new(
        new CdrLocation(
            "L1", null, "Weg 1", "Berlin", "10115", null, "DEU", new GeoLocation("52.500000", "13.400000"),
            "L1-E1", "DE*OKC*E00001*1", "1", ConnectorType.Iec62196T2, ConnectorFormat.Socket, PowerType.Ac3Phase),
        "Europe/Berlin",
        Watts: 11_000,
        VoltsPerAmpere: 690,
        tariffs.Length > 0 ? tariffs : [Simple]);

    /// <summary>A charge that began at noon; the car takes 22 kWh, 11 kW at most.</summary>
    public static Charge AtNoon(params Tariff[] tariffs) =>
        new("S1", Driver, AuthMethod.Whitelist, null, Outlet(tariffs), new Vehicle(22, 11_000), Noon.AddSeconds(-20)) { Connected = Noon };

    public static PowerRule Limit(RuleSource source, DateTimeOffset from, ChargingRateUnit unit, params (int Start, decimal Limit)[] periods) =>
        new(source, from, new ChargingProfile(from, null, unit, null, [.. periods.Select(period => new ChargingProfilePeriod(period.Start, period.Limit))]));
}
