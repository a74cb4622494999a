namespace OcpiKit.Emsp.Ordering;

/// <summary>What a station may be asked to do: the five commands of mod_commands, and the three requests of mod_charging_profiles.</summary>
internal enum OrderType
{
    StartSession,
    StopSession,
    ReserveNow,
    CancelReservation,
    UnlockConnector,
    SetChargingProfile,
    GetActiveChargingProfile,
    ClearChargingProfile,
}

/// <summary>How far an order has come.</summary>
internal enum OrderState
{
    /// <summary>The CPO has been asked, or passes the order on; what the station says is still to come.</summary>
    Pending,

    /// <summary>The station accepted it.</summary>
    Accepted,

    /// <summary>The CPO did not pass it on.</summary>
    Refused,

    /// <summary>The station did not accept it, or could not do it.</summary>
    Failed,

    /// <summary>Nothing was heard of the station in time. Its word may come late, and counts then.</summary>
    Timeout,

    /// <summary>The CPO gave no answer that can be understood: nobody knows whether the station was asked.</summary>
    NoAnswer,

    /// <summary>A reservation that was accepted, and that the CPO took back later (CMD-05).</summary>
    Canceled,
}
