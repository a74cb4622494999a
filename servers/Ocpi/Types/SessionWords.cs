namespace OcpiKit.Ocpi.Types;

#pragma warning disable CS1591 // The values are the protocol's own words, and say what they mean.

/// <summary>How a driver was let in.</summary>
public enum AuthMethod
{
    AuthRequest,
    Command,
    Whitelist,
}

/// <summary>Where a session stands; COMPLETED and INVALID are final.</summary>
public enum SessionStatus
{
    Active,
    Completed,
    Invalid,
    Pending,
    Reservation,
}

/// <summary>What a charging period counts or records. Some are for sessions only, and never stand in a CDR.</summary>
public enum CdrDimensionType
{
    Current,
    Energy,
    EnergyExport,
    EnergyImport,
    MaxCurrent,
    MinCurrent,
    MaxPower,
    MinPower,
    ParkingTime,
    Power,
    ReservationTime,
    StateOfCharge,
    Time,
}

/// <summary>Whether an EVSE will charge as the driver wishes.</summary>
public enum ChargingPreferencesResponse
{
    Accepted,
    DepartureRequired,
    EnergyNeedRequired,
    NotPossible,
    ProfileTypeNotSupported,
}
