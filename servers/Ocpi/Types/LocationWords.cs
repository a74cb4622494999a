using System.Text.Json.Serialization;

namespace OcpiKit.Ocpi.Types;

#pragma warning disable CS1591 // The values are the protocol's own words, and say what they mean.

/// <summary>What an EVSE can do.</summary>
public enum Capability
{
    ChargingProfileCapable,
    ChargingPreferencesCapable,
    ChipCardSupport,
    ContactlessCardSupport,
    CreditCardPayable,
    DebitCardPayable,
    PedTerminal,
    RemoteStartStopCapable,
    Reservable,
    RfidReader,
    StartSessionConnectorRequired,
    TokenGroupCapable,
    UnlockCapable,
}

/// <summary>Whether the driver brings the cable or finds one.</summary>
public enum ConnectorFormat
{
    Socket,
    Cable,
}

/// <summary>The standard of a plug or socket.</summary>
public enum ConnectorType
{
    Chademo,
    Chaoji,
    [JsonStringEnumMemberName("DOMESTIC_A")] DomesticA,
    [JsonStringEnumMemberName("DOMESTIC_B")] DomesticB,
    [JsonStringEnumMemberName("DOMESTIC_C")] DomesticC,
    [JsonStringEnumMemberName("DOMESTIC_D")] DomesticD,
    [JsonStringEnumMemberName("DOMESTIC_E")] DomesticE,
    [JsonStringEnumMemberName("DOMESTIC_F")] DomesticF,
    [JsonStringEnumMemberName("DOMESTIC_G")] DomesticG,
    [JsonStringEnumMemberName("DOMESTIC_H")] DomesticH,
    [JsonStringEnumMemberName("DOMESTIC_I")] DomesticI,
    [JsonStringEnumMemberName("DOMESTIC_J")] DomesticJ,
    [JsonStringEnumMemberName("DOMESTIC_K")] DomesticK,
    [JsonStringEnumMemberName("DOMESTIC_L")] DomesticL,
    [JsonStringEnumMemberName("DOMESTIC_M")] DomesticM,
    [JsonStringEnumMemberName("DOMESTIC_N")] DomesticN,
    [JsonStringEnumMemberName("DOMESTIC_O")] DomesticO,
    GbtAc,
    GbtDc,
    [JsonStringEnumMemberName("IEC_60309_2_single_16")] Iec603092Single16,
    [JsonStringEnumMemberName("IEC_60309_2_three_16")] Iec603092Three16,
    [JsonStringEnumMemberName("IEC_60309_2_three_32")] Iec603092Three32,
    [JsonStringEnumMemberName("IEC_60309_2_three_64")] Iec603092Three64,
    [JsonStringEnumMemberName("IEC_62196_T1")] Iec62196T1,
    [JsonStringEnumMemberName("IEC_62196_T1_COMBO")] Iec62196T1Combo,
    [JsonStringEnumMemberName("IEC_62196_T2")] Iec62196T2,
    [JsonStringEnumMemberName("IEC_62196_T2_COMBO")] Iec62196T2Combo,
    [JsonStringEnumMemberName("IEC_62196_T3A")] Iec62196T3a,
    [JsonStringEnumMemberName("IEC_62196_T3C")] Iec62196T3c,
    [JsonStringEnumMemberName("NEMA_5_20")] Nema520,
    [JsonStringEnumMemberName("NEMA_6_30")] Nema630,
    [JsonStringEnumMemberName("NEMA_6_50")] Nema650,
    [JsonStringEnumMemberName("NEMA_10_30")] Nema1030,
    [JsonStringEnumMemberName("NEMA_10_50")] Nema1050,
    [JsonStringEnumMemberName("NEMA_14_30")] Nema1430,
    [JsonStringEnumMemberName("NEMA_14_50")] Nema1450,
    PantographBottomUp,
    PantographTopDown,
    [JsonStringEnumMemberName("TESLA_R")] TeslaR,
    [JsonStringEnumMemberName("TESLA_S")] TeslaS,
}

/// <summary>What a driver finds next to a location.</summary>
public enum Facility
{
    Hotel,
    Restaurant,
    Cafe,
    Mall,
    Supermarket,
    Sport,
    RecreationArea,
    Nature,
    Museum,
    BikeSharing,
    BusStop,
    TaxiStand,
    TramStop,
    MetroStation,
    TrainStation,
    Airport,
    ParkingLot,
    CarpoolParking,
    FuelStation,
    Wifi,
}

/// <summary>What a picture shows.</summary>
public enum ImageCategory
{
    Charger,
    Entrance,
    Location,
    Network,
    Operator,
    Other,
    Owner,
}

/// <summary>Who may park in front of an EVSE.</summary>
public enum ParkingRestriction
{
    EvOnly,
    Plugged,
    Disabled,
    Customers,
    Motorcycles,
}

/// <summary>The kind of place a location is.</summary>
public enum ParkingType
{
    AlongMotorway,
    ParkingGarage,
    ParkingLot,
    OnDriveway,
    OnStreet,
    UndergroundGarage,
}

/// <summary>Alternating (with its phases) or direct current.</summary>
public enum PowerType
{
    [JsonStringEnumMemberName("AC_1_PHASE")] Ac1Phase,
    [JsonStringEnumMemberName("AC_2_PHASE")] Ac2Phase,
    [JsonStringEnumMemberName("AC_2_PHASE_SPLIT")] Ac2PhaseSplit,
    [JsonStringEnumMemberName("AC_3_PHASE")] Ac3Phase,
    Dc,
}

/// <summary>What an EVSE is doing.</summary>
public enum Status
{
    Available,
    Blocked,
    Charging,
    Inoperative,
    [JsonStringEnumMemberName("OUTOFORDER")] OutOfOrder,
    Planned,
    Removed,
    Reserved,
    Unknown,
}
