namespace OcpiKit.Ocpi.Types;

/// <summary>A place where cars charge: its address, its EVSEs and what a driver finds there (mod_locations, Location object).</summary>
/// <param name="CountryCode">Country of the party that owns the object, ISO 3166-1 alpha-2.</param>
/// <param name="PartyId">That party's three-character id (ISO 15118).</param>
/// <param name="Id">Never changes; at most 36 characters, compared without case.</param>
/// <param name="Publish">False hides the location from the public.</param>
/// <param name="PublishAllowedTo">Who may see it all the same; only with <paramref name="Publish"/> false (LOC-37).</param>
/// <param name="Country">Where the place is, ISO 3166-1 alpha-3 (LOC-40).</param>
/// <param name="TimeZone">IANA name such as Europe/Berlin (LOC-39).</param>
/// <param name="ChargingWhenClosed">Whether cars go on charging outside the opening hours; absent means yes.</param>
/// <param name="LastUpdated">Never older than that of an EVSE or Connector in it (LOC-10).</param>
public sealed record Location(
    string CountryCode,
    string PartyId,
    string Id,
    bool Publish,
    IReadOnlyList<PublishToken>? PublishAllowedTo,
    string? Name,
    string Address,
    string City,
    string? PostalCode,
    string? State,
    string Country,
    GeoLocation Coordinates,
    IReadOnlyList<AdditionalGeoLocation>? RelatedLocations,
    ParkingType? ParkingType,
    IReadOnlyList<Evse>? Evses,
    IReadOnlyList<DisplayText>? Directions,
    BusinessDetails? Operator,
    BusinessDetails? Suboperator,
    BusinessDetails? Owner,
    IReadOnlyList<Facility>? Facilities,
    string TimeZone,
    Hours? OpeningTimes,
    bool? ChargingWhenClosed,
    IReadOnlyList<Image>? Images,
    EnergyMix? EnergyMix,
    DateTimeOffset LastUpdated);

/// <summary>Names a driver's token that may see an unpublished location; at least uid, visual number or group (LOC-59 to LOC-61).</summary>
public sealed record PublishToken(string? Uid, TokenType? Type, string? VisualNumber, string? Issuer, string? GroupId);

/// <summary>A point in WGS 84, as text with five to seven decimals so that no parser rounds it (LOC-52).</summary>
public sealed record GeoLocation(string Latitude, string Longitude);

/// <summary>A further point of interest, such as the entrance of a garage.</summary>
public sealed record AdditionalGeoLocation(string Latitude, string Longitude, DisplayText? Name);

/// <summary>A picture: where it is, what it shows, its file type and its size in pixels.</summary>
public sealed record Image(Uri Url, Uri? Thumbnail, ImageCategory Category, string Type, int? Width, int? Height);
