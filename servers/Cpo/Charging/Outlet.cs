using OcpiKit.Ocpi.Types;

namespace OcpiKit.Cpo.Charging;

/// <summary>A connector as a charge needs it.</summary>
/// <param name="Place">Where it is, as bills say it.</param>
/// <param name="TimeZone">Of the place: tariffs are in local time.</param>
/// <param name="Watts">What it gives at most.</param>
/// <param name="VoltsPerAmpere">Watts for each ampere of a phase: volts times phases.</param>
/// <param name="Tariffs">At most one for each type.</param>
internal sealed record Outlet(CdrLocation Place, string TimeZone, int Watts, int VoltsPerAmpere, IReadOnlyList<Tariff> Tariffs)
{
    // A CdrLocation has room for less than a Location (mod_cdrs, CdrLocation).
    private const int LongestAddress = 45;
    private const int LongestState = 20;

    /// <summary>A connector of a Location.</summary>
    /// <param name="location">Where it is.</param>
    /// <param name="evse">The EVSE.</param>
    /// <param name="connector">Its connector.</param>
    /// <param name="tariffs">The tariffs that the connector names, and maybe others.</param>
    public static Outlet Of(Location location, Evse evse, Connector connector, IReadOnlyDictionary<string, Tariff> tariffs)
    {
        var voltsPerAmpere = connector.MaxVoltage * Phases(connector.PowerType);
        return new Outlet(
            new CdrLocation(
                location.Id,
                location.Name,
                Cut(location.Address, LongestAddress),
                location.City,
                location.PostalCode,
                location.State is { } state ? Cut(state, LongestState) : null,
                location.Country,
                location.Coordinates,
                evse.Uid,
                evse.EvseId ?? evse.Uid,
                connector.Id,
                connector.Standard,
                connector.Format,
                connector.PowerType),
            location.TimeZone,
            connector.MaxElectricPower ?? connector.MaxAmperage * voltsPerAmpere,
            voltsPerAmpere,
            [.. (connector.TariffIds ?? []).Select(id => tariffs.GetValueOrDefault(id)).OfType<Tariff>()]);
    }

    private static int Phases(PowerType type) => type switch
    {
        PowerType.Ac3Phase => 3,
        PowerType.Ac2Phase or PowerType.Ac2PhaseSplit => 2,
        _ => 1,
    };

    private static string Cut(string text, int longest) => text.Length <= longest ? text : text[..longest];
}
