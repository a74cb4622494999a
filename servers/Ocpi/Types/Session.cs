namespace OcpiKit.Ocpi.Types;

/// <summary>One charge, from the driver's identification to the end, as it stands now (mod_sessions, Session object).</summary>
/// <param name="CountryCode">Country of the CPO that owns the object, ISO 3166-1 alpha-2.</param>
/// <param name="PartyId">That CPO's three-character id.</param>
/// <param name="EndDateTime">Absent while the session runs.</param>
/// <param name="Kwh">Energy charged so far, in kWh.</param>
/// <param name="AuthorizationReference">What the eMSP gave when it authorized the driver, if it was asked.</param>
/// <param name="EvseUid">"#NA" where a reservation has no EVSE yet.</param>
/// <param name="ConnectorId">"#NA" as long as nobody has plugged in.</param>
/// <param name="Currency">ISO 4217.</param>
/// <param name="ChargingPeriods">From a PUT they are all there are; from a PATCH they are added to those that are known.</param>
/// <param name="TotalCost">The cost so far; no bill.</param>
public sealed record Session(
    string CountryCode,
    string PartyId,
    string Id,
    DateTimeOffset StartDateTime,
    DateTimeOffset? EndDateTime,
    decimal Kwh,
    CdrToken CdrToken,
    AuthMethod AuthMethod,
    string? AuthorizationReference,
    string LocationId,
    string EvseUid,
    string ConnectorId,
    string? MeterId,
    string Currency,
    IReadOnlyList<ChargingPeriod>? ChargingPeriods,
    Price? TotalCost,
    SessionStatus Status,
    DateTimeOffset LastUpdated);

/// <summary>The part of a Token by which sessions and bills name the driver (mod_cdrs, CdrToken class).</summary>
public sealed record CdrToken(string CountryCode, string PartyId, string Uid, TokenType Type, string ContractId);

/// <summary>A stretch of a session in which nothing that matters to the price changed; it lasts until the next one begins (mod_cdrs, ChargingPeriod class).</summary>
/// <param name="TariffId">The tariff by which it is priced.</param>
public sealed record ChargingPeriod(DateTimeOffset StartDateTime, IReadOnlyList<CdrDimension> Dimensions, string? TariffId = null);

/// <summary>How much of something: kWh, hours, amperes, kilowatts or percent, as the type says.</summary>
public sealed record CdrDimension(CdrDimensionType Type, decimal Volume);

/// <summary>How a driver wishes to charge (mod_sessions, ChargingPreferences object).</summary>
/// <param name="EnergyNeed">In kWh.</param>
/// <param name="DischargeAllowed">Absent means no.</param>
public sealed record ChargingPreferences(
    ProfileType ProfileType, DateTimeOffset? DepartureTime = null, decimal? EnergyNeed = null, bool? DischargeAllowed = null);
