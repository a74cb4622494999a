namespace OcpiKit.Pricing;

/// <summary>When an element holds: all that is given has to be true (mod_tariffs, TariffRestrictions).</summary>
/// <param name="StartTime">Time of day at the location, inclusive.</param>
/// <param name="EndTime">Exclusive. 00:00 is the end of the day; not later than the start, it is that time of the next day.</param>
/// <param name="StartDate">Day at the location, inclusive.</param>
/// <param name="EndDate">Exclusive.</param>
/// <param name="MinKwh">Energy of the session so far, inclusive.</param>
/// <param name="MaxKwh">Exclusive.</param>
/// <param name="MinCurrent">Amperes over all phases: holds while the current is this or more.</param>
/// <param name="MaxCurrent">Holds while the current is less.</param>
/// <param name="MinPower">Kilowatts: holds while the power is this or more.</param>
/// <param name="MaxPower">Holds while the power is less.</param>
/// <param name="MinDuration">Since the session began, inclusive.</param>
/// <param name="MaxDuration">Exclusive.</param>
/// <param name="Days">Days of the week at the location; none means every day.</param>
/// <param name="Reservation">With it the element prices reservations, and nothing else.</param>
public sealed record Restrictions(
    TimeOnly? StartTime = null,
    TimeOnly? EndTime = null,
    DateOnly? StartDate = null,
    DateOnly? EndDate = null,
    decimal? MinKwh = null,
    decimal? MaxKwh = null,
    decimal? MinCurrent = null,
    decimal? MaxCurrent = null,
    decimal? MinPower = null,
    decimal? MaxPower = null,
    TimeSpan? MinDuration = null,
    TimeSpan? MaxDuration = null,
    IReadOnlyCollection<DayOfWeek>? Days = null,
    ReservationKind? Reservation = null);

/// <summary>Which reservations an element prices.</summary>
public enum ReservationKind
{
    /// <summary>Any.</summary>
    Reservation,

    /// <summary>One that ran out without a charging session.</summary>
    Expires,
}
