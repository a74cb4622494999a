namespace OcpiKit.Pricing;

/// <summary>What a driver used: a session, a reservation, or both.</summary>
/// <param name="Start">When the session began, or the reservation before it.</param>
/// <param name="End">When it was over; the last period ends here.</param>
/// <param name="Periods">A period ends where the next begins; they are put in order of their starts.</param>
/// <param name="TimeZone">Of the location: times, dates and days of a tariff are local.</param>
/// <param name="ReservationExpired">Whether a reservation ran out unused. Where it is not said, that is what it did when there is nothing
/// but reservation; a reservation that was cancelled has to be marked false.</param>
public sealed record Usage(
    DateTimeOffset Start,
    DateTimeOffset End,
    IReadOnlyList<ChargingPeriod> Periods,
    TimeZoneInfo TimeZone,
    bool? ReservationExpired = null);

/// <summary>A stretch of a session in which nothing changed that the price depends on (mod_cdrs, ChargingPeriod).</summary>
/// <param name="Start">When it began.</param>
/// <param name="TariffId">By which tariff it is priced; without one it costs nothing.</param>
/// <param name="Energy">kWh; negative where more went back to the grid.</param>
/// <param name="Time">Time charging.</param>
/// <param name="ParkingTime">Time in which the vehicle did not ask for energy.</param>
/// <param name="ReservationTime">Time reserved and not yet in use.</param>
/// <param name="MinCurrent">Least current, amperes over all phases.</param>
/// <param name="MaxCurrent">Most current.</param>
/// <param name="MinPower">Least power, kW.</param>
/// <param name="MaxPower">Most power.</param>
public sealed record ChargingPeriod(
    DateTimeOffset Start,
    string? TariffId,
    decimal Energy = 0,
    TimeSpan Time = default,
    TimeSpan ParkingTime = default,
    TimeSpan ReservationTime = default,
    decimal? MinCurrent = null,
    decimal? MaxCurrent = null,
    decimal? MinPower = null,
    decimal? MaxPower = null)
{
    internal bool IsReservation => ReservationTime > TimeSpan.Zero && ParkingTime == TimeSpan.Zero && IsIdle;

    internal bool IsIdle => Energy == 0 && Time == TimeSpan.Zero;

    /// <summary>The hours of a CDR as a span; what is finer than a tick of the clock (100 ns) is rounded.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Negative, or more than a century.</exception>
    public static TimeSpan Hours(decimal hours)
    {
        if (hours is < 0 or > 876_600)
            throw new ArgumentOutOfRangeException(nameof(hours), hours, "The time of a period is neither negative nor more than a century.");
        return TimeSpan.FromTicks((long)Math.Round(hours * TimeSpan.TicksPerHour));
    }
}
