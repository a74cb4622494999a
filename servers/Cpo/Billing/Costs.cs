using OcpiKit.Cpo.Charging;
using OcpiKit.Ocpi.Types;
using OcpiKit.Pricing;

namespace OcpiKit.Cpo.Billing;

/// <summary>What a charge costs, by what the meter read.</summary>
internal static class Costs
{
    // Sub-totals are sent as exact as the protocol sends money, so that they add up to what was rounded once (types, number).
    private const int Decimals = 4;

    /// <summary>The account of a charge; null as long as nothing has been used.</summary>
    public static Account? Of(Charge charge, IReadOnlyList<Reading> readings) => readings.Count is 0 ? null : Pricer.Price(
        new Usage(
            readings[0].Start,
            readings[^1].End,
            [.. readings.Select(Period)],
            TimeZoneInfo.FindSystemTimeZoneById(charge.Outlet.TimeZone),
            charge.Reservation?.Expired ?? false),
        charge.Outlet.Tariffs.ToDictionary(tariff => tariff.Id, TariffReading.Read));

    /// <summary>An amount that was rounded already.</summary>
    public static Price Exactly(Money money) => new(money.ExclVat, money.InclVat);

    /// <summary>A sub-total; null where there is nothing of its kind.</summary>
    public static Price? SubTotal(Account account, CostKind kind) => account.Lines.Any(line => line.Kind == kind)
        ? Exactly(new Rounding(Decimals).Of(account.SubTotals[kind]))
        : null;

    private static Pricing.ChargingPeriod Period(Reading reading) => new(
        reading.Start,
        reading.TariffId,
        reading.Kwh,
        Time: reading.Use is Use.Charging ? reading.Length : default,
        ParkingTime: reading.Use is Use.Parking ? reading.Length : default,
        ReservationTime: reading.Use is Use.Reserved ? reading.Length : default);
}
