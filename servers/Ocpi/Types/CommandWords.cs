namespace OcpiKit.Ocpi.Types;

#pragma warning disable CS1591 // The values are the protocol's own words, and say what they mean.

/// <summary>The five commands.</summary>
public enum CommandType
{
    CancelReservation,
    ReserveNow,
    StartSession,
    StopSession,
    UnlockConnector,
}

/// <summary>What the CPO says to a command at once.</summary>
public enum CommandResponseType
{
    NotSupported,
    Rejected,
    Accepted,
    UnknownSession,
}

/// <summary>What the station says to it afterwards.</summary>
public enum CommandResultType
{
    Accepted,
    CanceledReservation,
    EvseOccupied,
    EvseInoperative,
    Failed,
    NotSupported,
    Rejected,
    Timeout,
    UnknownReservation,
}
