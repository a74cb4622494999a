namespace OcpiKit.Ocpi.Types;

/// <summary>What charging costs: for each dimension the first element whose restrictions hold decides (mod_tariffs).</summary>
/// <param name="Currency">ISO 4217.</param>
/// <param name="Type">Which sessions it is for; absent means all.</param>
/// <param name="TariffAltText">Words beside the elements, never instead of them (TAR-22).</param>
/// <param name="MinPrice">A session costs at least this.</param>
/// <param name="MaxPrice">A session costs at most this.</param>
public sealed record Tariff(
    string CountryCode,
    string PartyId,
    string Id,
    string Currency,
    TariffType? Type,
    IReadOnlyList<DisplayText>? TariffAltText,
    Uri? TariffAltUrl,
    Price? MinPrice,
    Price? MaxPrice,
    IReadOnlyList<TariffElement> Elements,
    DateTimeOffset? StartDateTime,
    DateTimeOffset? EndDateTime,
    EnergyMix? EnergyMix,
    DateTimeOffset LastUpdated);

/// <summary>Prices that share their restrictions; without restrictions they hold always.</summary>
public sealed record TariffElement(IReadOnlyList<PriceComponent> PriceComponents, TariffRestrictions? Restrictions = null);

/// <summary>The price of one dimension.</summary>
/// <param name="Price">Per kWh, per hour, or per session for FLAT; without VAT.</param>
/// <param name="Vat">Percent; absent means that no VAT applies, which is not the same as 0.</param>
/// <param name="StepSize">Amounts are rounded up to a multiple of it, in Wh or seconds; 1 avoids surprises (TAR-24).</param>
public sealed record PriceComponent(TariffDimensionType Type, decimal Price, decimal? Vat, int StepSize);

/// <summary>When an element holds: all that is given has to be true (TAR-27).</summary>
/// <param name="StartTime">Local time of the location, HH:MM; an end before the start runs over midnight.</param>
/// <param name="MinDuration">Seconds since the session began.</param>
/// <param name="MinCurrent">Amperes.</param>
/// <param name="MinPower">Kilowatts.</param>
public sealed record TariffRestrictions(
    string? StartTime = null,
    string? EndTime = null,
    string? StartDate = null,
    string? EndDate = null,
    decimal? MinKwh = null,
    decimal? MaxKwh = null,
    decimal? MinCurrent = null,
    decimal? MaxCurrent = null,
    decimal? MinPower = null,
    decimal? MaxPower = null,
    int? MinDuration = null,
    int? MaxDuration = null,
    IReadOnlyList<DayOfWeek>? DayOfWeek = null,
    ReservationRestrictionType? Reservation = null);

/// <summary>An amount of money; without <paramref name="InclVat"/> the VAT is not known.</summary>
public sealed record Price(decimal ExclVat, decimal? InclVat = null);
