using OcpiKit.Ocpi.Types;

namespace OcpiKit.Emsp.Drivers;

/// <summary>A location as an app shows it in a list.</summary>
/// <param name="Distance">Metres as the crow flies; null where nobody said from where.</param>
/// <param name="Available">How many EVSEs are free.</param>
/// <param name="Prices">What charging costs there; each connector names the tariffs that hold for it.</param>
internal sealed record Place(
    string CountryCode,
    string PartyId,
    string Id,
    string? Name,
    string Address,
    string City,
    string Country,
    GeoLocation Coordinates,
    long? Distance,
    int Available,
    IReadOnlyList<EvseOfPlace> Evses,
    IReadOnlyList<PriceTag> Prices)
{
    public static Place Of(Location location, double? distance, IEnumerable<Tariff> tariffs)
    {
        var evses = (location.Evses ?? []).Where(evse => evse.Status is not Status.Removed).ToList();
        return new Place(
            location.CountryCode,
            location.PartyId,
            location.Id,
            location.Name,
            location.Address,
            location.City,
            location.Country,
            location.Coordinates,
            distance is { } metres ? (long)Math.Round(metres) : null,
            evses.Count(evse => evse.Status is Status.Available),
            evses.ConvertAll(EvseOfPlace.Of),
            [.. tariffs.Select(PriceTag.Of)]);
    }
}

/// <summary>An EVSE in a list.</summary>
internal sealed record EvseOfPlace(string Uid, string? EvseId, Status Status, IReadOnlyList<ConnectorOfPlace> Connectors)
{
    public static EvseOfPlace Of(Evse evse) => new(evse.Uid, evse.EvseId, evse.Status, [.. evse.Connectors.Select(ConnectorOfPlace.Of)]);
}

/// <summary>A connector in a list.</summary>
/// <param name="Kilowatts">What it gives at most.</param>
internal sealed record ConnectorOfPlace(string Id, ConnectorType Standard, ConnectorFormat Format, decimal Kilowatts, IReadOnlyList<string>? TariffIds)
{
    public static ConnectorOfPlace Of(Connector connector) => new(
        connector.Id,
        connector.Standard,
        connector.Format,
        Math.Round((connector.MaxElectricPower ?? ((long)connector.MaxVoltage * connector.MaxAmperage * Phases(connector.PowerType))) / 1000m, 1),
        connector.TariffIds);

    // The voltage of a connector with three phases is that between line and neutral (mod_locations, Connector object).
    private static int Phases(PowerType type) => type switch
    {
        PowerType.Ac3Phase => 3,
        PowerType.Ac2Phase or PowerType.Ac2PhaseSplit => 2,
        _ => 1,
    };
}

/// <summary>A tariff in a few words.</summary>
/// <param name="Words">What each dimension costs. Prices that hold at some times only are marked with "sometimes"; the tariff says when.</param>
internal sealed record PriceTag(string TariffId, string Currency, IReadOnlyList<string> Words)
{
    public static PriceTag Of(Tariff tariff) => new(
        tariff.Id,
        tariff.Currency,
        [.. tariff.Elements.SelectMany(element => element.PriceComponents.Select(price => Phrase(price, tariff.Currency, element.Restrictions is not null)))]);

    private static string Phrase(PriceComponent component, string currency, bool isRestricted)
    {
        var price = FormattableString.Invariant($"{component.Price:0.00##} {currency} {Per(component.Type)}");
        var vat = component.Vat is { } percent ? FormattableString.Invariant($" plus {percent:0.##} % VAT") : "";
        return $"{(isRestricted ? "sometimes " : "")}{price}{vat}";
    }

    private static string Per(TariffDimensionType type) => type switch
    {
        TariffDimensionType.Energy => "per kWh",
        TariffDimensionType.Time => "per hour of charging",
        TariffDimensionType.ParkingTime => "per hour of parking",
        _ => "per session",
    };
}
