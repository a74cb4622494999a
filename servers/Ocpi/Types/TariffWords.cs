namespace OcpiKit.Ocpi.Types;

#pragma warning disable CS1591 // The values are the protocol's own words, and say what they mean.

/// <summary>A day of the week, as tariffs name it.</summary>
public enum DayOfWeek
{
    Monday,
    Tuesday,
    Wednesday,
    Thursday,
    Friday,
    Saturday,
    Sunday,
}

/// <summary>Whether an element prices a reservation, or one that was never used.</summary>
public enum ReservationRestrictionType
{
    Reservation,
    ReservationExpires,
}

/// <summary>What is priced: energy, time, idle time or the session as such.</summary>
public enum TariffDimensionType
{
    Energy,
    Flat,
    ParkingTime,
    Time,
}

/// <summary>The kind of session a tariff is for.</summary>
public enum TariffType
{
    AdHocPayment,
    ProfileCheap,
    ProfileFast,
    ProfileGreen,
    Regular,
}
