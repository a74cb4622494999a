namespace OcpiKit.Ocpi.Types;

/// <summary>
/// The bill for one session between CPO and eMSP (mod_cdrs, CDR object). It never changes: what was wrong is taken back by a credit CDR
/// and billed anew.
/// </summary>
/// <param name="Id">At most 39 characters, three more than elsewhere, so that a credit CDR can append to it.</param>
/// <param name="Tariffs">Every tariff that a charging period names, as it stood then.</param>
/// <param name="TotalCost">All costs together, after min_price and max_price.</param>
/// <param name="TotalFixedCost">The FLAT part.</param>
/// <param name="TotalEnergy">In kWh.</param>
/// <param name="TotalTime">From start to end in hours, idle time included.</param>
/// <param name="TotalParkingTime">The part of it in which the car did not charge, in hours.</param>
/// <param name="Credit">True where this takes back another CDR, <paramref name="CreditReferenceId"/>; then total_cost is negative.</param>
public sealed record Cdr(
    string CountryCode,
    string PartyId,
    string Id,
    DateTimeOffset StartDateTime,
    DateTimeOffset EndDateTime,
    string? SessionId,
    CdrToken CdrToken,
    AuthMethod AuthMethod,
    string? AuthorizationReference,
    CdrLocation CdrLocation,
    string? MeterId,
    string Currency,
    IReadOnlyList<Tariff>? Tariffs,
    IReadOnlyList<ChargingPeriod> ChargingPeriods,
    SignedData? SignedData,
    Price TotalCost,
    Price? TotalFixedCost,
    decimal TotalEnergy,
    Price? TotalEnergyCost,
    decimal TotalTime,
    Price? TotalTimeCost,
    decimal? TotalParkingTime,
    Price? TotalParkingCost,
    Price? TotalReservationCost,
    string? Remark,
    string? InvoiceReferenceId,
    bool? Credit,
    string? CreditReferenceId,
    bool? HomeChargingCompensation,
    DateTimeOffset LastUpdated);

/// <summary>Where it was charged: what a bill needs to know of a Location, its EVSE and its Connector (mod_cdrs, CdrLocation class).</summary>
/// <param name="Address">At most 45 characters, fewer than a Location may have.</param>
/// <param name="State">At most 20 characters, fewer than a Location may have.</param>
public sealed record CdrLocation(
    string Id,
    string? Name,
    string Address,
    string City,
    string? PostalCode,
    string? State,
    string Country,
    GeoLocation Coordinates,
    string EvseUid,
    string EvseId,
    string ConnectorId,
    ConnectorType ConnectorStandard,
    ConnectorFormat ConnectorFormat,
    PowerType ConnectorPowerType);

/// <summary>What the meter signed, so that a driver can check the bill (mod_cdrs, SignedData class).</summary>
public sealed record SignedData(
    string EncodingMethod, int? EncodingMethodVersion, string? PublicKey, IReadOnlyList<SignedValue> SignedValues, string? Url);

/// <summary>One signed reading: what it is (such as Start or End), in plain text and signed.</summary>
public sealed record SignedValue(string Nature, string PlainData, string SignedData);
