namespace OcpiKit.Ocpi.Types;

/// <summary>The part of a station that charges one car at a time, through one of its connectors (mod_locations, EVSE object).</summary>
/// <param name="Uid">Technical id, unique on the whole platform and never used again (LOC-44).</param>
/// <param name="EvseId">The id printed for people, in the eMI3 form (LOC-45).</param>
/// <param name="FloorLevel">As the building names its floors; at most four characters.</param>
/// <param name="PhysicalReference">What is printed on the housing; at most 16 characters.</param>
/// <param name="LastUpdated">Never older than that of its connectors (LOC-10).</param>
public sealed record Evse(
    string Uid,
    string? EvseId,
    Status Status,
    IReadOnlyList<StatusSchedule>? StatusSchedule,
    IReadOnlyList<Capability>? Capabilities,
    IReadOnlyList<Connector> Connectors,
    string? FloorLevel,
    GeoLocation? Coordinates,
    string? PhysicalReference,
    IReadOnlyList<DisplayText>? Directions,
    IReadOnlyList<ParkingRestriction>? ParkingRestrictions,
    IReadOnlyList<Image>? Images,
    DateTimeOffset LastUpdated);

/// <summary>A status that is planned; without an end it stays.</summary>
public sealed record StatusSchedule(DateTimeOffset PeriodBegin, DateTimeOffset? PeriodEnd, Status Status);

/// <summary>A socket or a cable with a plug (mod_locations, Connector object).</summary>
/// <param name="Id">Unique within its EVSE (LOC-48).</param>
/// <param name="MaxVoltage">Volts; between line and neutral where there are three phases.</param>
/// <param name="MaxAmperage">Amperes.</param>
/// <param name="MaxElectricPower">Watts; says more than volts times amperes wherever the station limits power.</param>
/// <param name="TariffIds">The tariffs that hold now, at most one per type (LOC-49).</param>
public sealed record Connector(
    string Id,
    ConnectorType Standard,
    ConnectorFormat Format,
    PowerType PowerType,
    int MaxVoltage,
    int MaxAmperage,
    int? MaxElectricPower,
    IReadOnlyList<string>? TariffIds,
    Uri? TermsAndConditions,
    DateTimeOffset LastUpdated);
