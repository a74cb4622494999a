using OcpiKit.Cpo.Charging;
using OcpiKit.Ocpi.Types;

namespace OcpiKit.Cpo.Billing;

/// <summary>Writes readings of the meter as charging periods of the wire.</summary>
internal static class Periods
{
    // Hours with four decimals are exact to a third of a second.
    private const int Decimals = 4;

    /// <summary>A period for each reading, which lasts until the next one begins (CDR-41).</summary>
    public static IReadOnlyList<ChargingPeriod> Of(IReadOnlyList<Reading> readings) =>
        [.. readings.Select((reading, index) => new ChargingPeriod(reading.Start, Dimensions(reading, HoursOf(readings, index)), reading.TariffId))];

    /// <summary>The hours of some of the readings together, as their periods have them.</summary>
    public static decimal Hours(IReadOnlyList<Reading> readings, params ReadOnlySpan<Use> uses)
    {
        var sum = 0m;
        for (var index = 0; index < readings.Count; index++)
            sum += uses.Contains(readings[index].Use) ? HoursOf(readings, index) : 0;
        return sum;
    }

    // Differences of rounded totals, so that the periods add up.
    private static decimal HoursOf(IReadOnlyList<Reading> readings, int index) =>
        Rounded(readings[index].End - readings[0].Start) - Rounded(readings[index].Start - readings[0].Start);

    private static decimal Rounded(TimeSpan time) => decimal.Round((decimal)time.Ticks / TimeSpan.TicksPerHour, Decimals);

    private static List<CdrDimension> Dimensions(Reading reading, decimal hours) => reading.Use switch
    {
        Use.Charging => [new(CdrDimensionType.Energy, reading.Kwh), new(CdrDimensionType.Time, hours)],
        Use.Parking => [new(CdrDimensionType.ParkingTime, hours)],
        _ => [new(CdrDimensionType.ReservationTime, hours)],
    };
}
