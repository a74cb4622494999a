using System.Globalization;
using OcpiKit.Ocpi.Types;
using OcpiKit.Pricing;
using PriceComponent = OcpiKit.Pricing.PriceComponent;
using TariffElement = OcpiKit.Pricing.TariffElement;

namespace OcpiKit.Cpo.Billing;

/// <summary>Reads a Tariff of the wire as one that can be priced by.</summary>
internal static class TariffReading
{
    public static Pricing.Tariff Read(Ocpi.Types.Tariff tariff) => new(
        tariff.Id,
        tariff.Currency,
        [.. tariff.Elements.Select(element => new TariffElement([.. element.PriceComponents.Select(Read)], Read(element.Restrictions)))],
        Read(tariff.MinPrice),
        Read(tariff.MaxPrice));

    private static Money? Read(Price? price) => price is null ? null : new Money(price.ExclVat, price.InclVat);

    private static PriceComponent Read(Ocpi.Types.PriceComponent component) =>
        new(Read(component.Type), component.Price, component.Vat, component.StepSize);

    private static TariffDimension Read(TariffDimensionType type) => type switch
    {
        TariffDimensionType.Flat => TariffDimension.Flat,
        TariffDimensionType.Energy => TariffDimension.Energy,
        TariffDimensionType.Time => TariffDimension.Time,
        _ => TariffDimension.ParkingTime,
    };

    private static Restrictions? Read(TariffRestrictions? wire) => wire is null ? null : new Restrictions(
        Time(wire.StartTime),
        Time(wire.EndTime),
        Date(wire.StartDate),
        Date(wire.EndDate),
        wire.MinKwh,
        wire.MaxKwh,
        wire.MinCurrent,
        wire.MaxCurrent,
        wire.MinPower,
        wire.MaxPower,
        Seconds(wire.MinDuration),
        Seconds(wire.MaxDuration),
        wire.DayOfWeek?.Select(day => Enum.Parse<System.DayOfWeek>(day.ToString())).ToList(),
        wire.Reservation switch
        {
            ReservationRestrictionType.Reservation => ReservationKind.Reservation,
            ReservationRestrictionType.ReservationExpires => ReservationKind.Expires,
            _ => null,
        });

    private static TimeOnly? Time(string? text) => text is null ? null : TimeOnly.ParseExact(text, "HH:mm", CultureInfo.InvariantCulture);

    private static DateOnly? Date(string? text) => text is null ? null : DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static TimeSpan? Seconds(int? seconds) => seconds is { } number ? TimeSpan.FromSeconds(number) : null;
}
