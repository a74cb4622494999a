namespace OcpiKit.Ocpi.Types;

/// <summary>How fast a session may charge, over time (mod_charging_profiles, ChargingProfile class).</summary>
/// <param name="StartDateTime">Absent: from the start of charging.</param>
/// <param name="Duration">Seconds; absent: until the session ends.</param>
/// <param name="MinChargingRate">Below this the EVSE need not go, with one decimal.</param>
/// <param name="ChargingProfilePeriods">Each limit holds until the next one begins.</param>
public sealed record ChargingProfile(
    DateTimeOffset? StartDateTime,
    int? Duration,
    ChargingRateUnit ChargingRateUnit,
    decimal? MinChargingRate,
    [property: System.Text.Json.Serialization.JsonPropertyName("charging_profile_period")] IReadOnlyList<ChargingProfilePeriod>? ChargingProfilePeriods);

/// <summary>A limit from some second of the profile on, in W or A, with one decimal.</summary>
public sealed record ChargingProfilePeriod(int StartPeriod, decimal Limit);

/// <summary>Asks for a profile to be set (mod_charging_profiles, SetChargingProfile object).</summary>
public sealed record SetChargingProfile(ChargingProfile ChargingProfile, Uri ResponseUrl);

/// <summary>What an EVSE plans to do, calculated from all limits it knows.</summary>
public sealed record ActiveChargingProfile(DateTimeOffset StartDateTime, ChargingProfile ChargingProfile);

/// <summary>What the CPO says at once to a request for, with or against a profile.</summary>
/// <param name="Timeout">Within so many seconds the result comes.</param>
public sealed record ChargingProfileResponse(ChargingProfileResponseType Result, int Timeout);

/// <summary>The result of setting a profile, sent to the response_url.</summary>
public sealed record ChargingProfileResult(ChargingProfileResultType Result);

/// <summary>The result of taking one away.</summary>
public sealed record ClearProfileResult(ChargingProfileResultType Result);

/// <summary>The result of asking for the active one.</summary>
public sealed record ActiveChargingProfileResult(ChargingProfileResultType Result, ActiveChargingProfile? Profile = null);

#pragma warning disable CS1591 // The values are the protocol's own words, and say what they mean.

/// <summary>The unit of a charging rate: watts in all, or amperes per phase.</summary>
public enum ChargingRateUnit
{
    W,
    A,
}

/// <summary>What the CPO says to a request about a profile at once.</summary>
public enum ChargingProfileResponseType
{
    Accepted,
    NotSupported,
    Rejected,
    TooOften,
    UnknownSession,
}

/// <summary>What the EVSE says to it afterwards.</summary>
public enum ChargingProfileResultType
{
    Accepted,
    Rejected,
    Unknown,
}
