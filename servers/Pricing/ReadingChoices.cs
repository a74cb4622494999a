namespace OcpiKit.Pricing;

/// <summary>Which time is rounded up where a session has both charging and parking (mod_cdrs, step_size).</summary>
public enum TimeStep
{
    /// <summary>That which was priced last, its total over the session.</summary>
    LastInUse,

    /// <summary>Parking, even if charging went on after it.</summary>
    ParkingWhenBoth,

    /// <summary>
    /// The total of both, the rest at the last price. Two examples of mod_tariffs read it so before they were corrected, and
    /// whoever built on that edition still does; the text of today says otherwise.
    /// </summary>
    Together,
}

/// <summary>Whether reserved time, which is priced as TIME, shares the one rounding of TIME and PARKING_TIME.</summary>
public enum ReservationStep
{
    /// <summary>It is rounded by itself.</summary>
    OnItsOwn,

    /// <summary>It is rounded only where no priced charging or parking time follows.</summary>
    WithTime,
}

/// <summary>Of which total the steps of the last component are counted where a session changed its tariff.</summary>
public enum StepTotal
{
    /// <summary>Of all that the session used.</summary>
    WholeSession,

    /// <summary>Of what it used under the last tariff.</summary>
    LastTariff,
}

/// <summary>How often flat fees are due where several elements of a tariff have one.</summary>
public enum FlatFees
{
    /// <summary>Each that is in force in some period, once: a start fee, and the fee for blocking after four hours.</summary>
    EachInForce,

    /// <summary>Only the first that came into force.</summary>
    FirstInForce,
}

/// <summary>Whether an expired reservation pays both flat fees; for its time the text settles it (TAR-26).</summary>
public enum ExpiredFee
{
    /// <summary>The fee for expiry stands in place of that for the reservation.</summary>
    Instead,

    /// <summary>It comes on top.</summary>
    Besides,
}

/// <summary>Where the flat fee of an element goes that prices parking, and neither charging time nor energy.</summary>
public enum ParkingFee
{
    /// <summary>To the cost of parking: it includes its fixed components (mod_cdrs, total_parking_cost).</summary>
    Parking,

    /// <summary>To the fixed cost.</summary>
    Fixed,
}

/// <summary>From when min_duration and max_duration count; for reserved time it is always the reservation's start.</summary>
public enum DurationFrom
{
    /// <summary>When the session began, after a reservation.</summary>
    SessionStart,

    /// <summary>When the reservation before it began.</summary>
    ReservationStart,

    /// <summary>For parking only parking counts, for charging only charging: "the first hour of parking is free".</summary>
    SameDimension,
}

/// <summary>To which day the hours after midnight belong where 22:00 to 06:00 is restricted to days or dates.</summary>
public enum NightDay
{
    /// <summary>The day that it is: each restriction is asked by itself.</summary>
    OfTheMoment,

    /// <summary>The day on whose evening the night began.</summary>
    OfTheEvening,
}

/// <summary>Whether a restriction of current or power holds in a period that charges and tells nothing of it.</summary>
public enum Unmeasured
{
    /// <summary>It does not, and another element decides.</summary>
    DoesNotHold,

    /// <summary>It does.</summary>
    Holds,
}

/// <summary>What a component without VAT adds to a total with VAT.</summary>
public enum AbsentVat
{
    /// <summary>Its price: no VAT applies to it (mod_tariffs, PriceComponent).</summary>
    NotApplicable,

    /// <summary>It is not known, and so is the total, unless the component cost nothing.</summary>
    Unknown,
}

/// <summary>What min_price and max_price bound where several tariffs priced a session.</summary>
public enum LimitScope
{
    /// <summary>That part of the cost that this tariff priced.</summary>
    EachTariff,

    /// <summary>The total, with the limits of every tariff used.</summary>
    WholeSession,
}

/// <summary>What becomes of the total with VAT where a limit that is given without VAT moved the total without.</summary>
public enum LimitVat
{
    /// <summary>It moves in proportion, so that the mean VAT stays.</summary>
    Proportional,

    /// <summary>It stays: nothing bounds it.</summary>
    Unbounded,
}
