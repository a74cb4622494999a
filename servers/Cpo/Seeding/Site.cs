using OcpiKit.Ocpi.Types;

namespace OcpiKit.Cpo.Seeding;

/// <summary>A kind of place where people charge: what stands there, and how many.</summary>
/// <param name="Suffix">Added to the street to name the location.</param>
/// <param name="Weight">How often it occurs.</param>
/// <param name="MostEvses">Up to so many EVSEs.</param>
/// <param name="Stations">What may stand there.</param>
internal sealed record Site(
    string Suffix, float Weight, ParkingType? Parking, int MostEvses, Opening Opening, IReadOnlyList<Facility> Facilities, IReadOnlyList<Station> Stations)
{
    public static IReadOnlyList<Site> All { get; } =
    [
        new("", 0.40f, ParkingType.OnStreet, 2, Opening.Unsaid, [], [Station.Ac11, Station.Ac22]),
        new("P+R", 0.15f, ParkingType.ParkingLot, 6, Opening.Always, [Facility.ParkingLot, Facility.TrainStation, Facility.BikeSharing], [Station.Ac11, Station.Ac22]),
        new("Garage", 0.12f, ParkingType.UndergroundGarage, 6, Opening.ByDay, [Facility.Mall, Facility.Cafe, Facility.Wifi], [Station.Ac11]),
        new("Market", 0.12f, ParkingType.ParkingLot, 4, Opening.ByDay, [Facility.Supermarket], [Station.Ac22, Station.Dc150, Station.Dc50]),
        new("Hub", 0.10f, ParkingType.AlongMotorway, 6, Opening.Always, [Facility.Restaurant, Facility.FuelStation, Facility.Wifi], [Station.Dc150, Station.Dc400, Station.Dc50]),
        new("Hotel", 0.07f, ParkingType.ParkingLot, 3, Opening.Always, [Facility.Hotel, Facility.Restaurant], [Station.Ac11, Station.Ac22]),
        // Somebody's driveway: not for the public, and nobody else has to find it (mod_locations, private charge point).
        new("Home", 0.04f, null, 1, Opening.Unsaid, [], [Station.Wallbox]),
    ];

    public bool IsPrivate => Suffix is "Home";
}

/// <summary>What a location says of its opening hours.</summary>
internal enum Opening
{
    Unsaid,
    Always,
    ByDay,
}

/// <summary>A kind of EVSE: its connectors and what it can do.</summary>
internal sealed record Station(IReadOnlyList<Outlet> Outlets, IReadOnlyList<Capability> Capabilities)
{
    private static readonly Outlet Socket11 = new(ConnectorType.Iec62196T2, ConnectorFormat.Socket, PowerType.Ac3Phase, 230, 16, 11_000);
    private static readonly Outlet Socket22 = new(ConnectorType.Iec62196T2, ConnectorFormat.Socket, PowerType.Ac3Phase, 230, 32, 22_000);
    private static readonly Outlet Cable11 = new(ConnectorType.Iec62196T2, ConnectorFormat.Cable, PowerType.Ac3Phase, 230, 16, 11_000);

    public static readonly Station Wallbox = new([Cable11], [Capability.RemoteStartStopCapable, Capability.RfidReader]);

    public static readonly Station Ac11 = new([Socket11], [Capability.RemoteStartStopCapable, Capability.RfidReader, Capability.UnlockCapable]);

    public static readonly Station Ac22 = new(
        [Socket22], [Capability.RemoteStartStopCapable, Capability.RfidReader, Capability.UnlockCapable, Capability.ChargingProfileCapable]);

    // Two cables, one car at a time: whoever starts remotely has to say which (mod_locations, Capability).
    public static readonly Station Dc50 = new(
        [Ccs(500, 125, 50_000), new(ConnectorType.Chademo, ConnectorFormat.Cable, PowerType.Dc, 500, 125, 50_000)],
        [Capability.RemoteStartStopCapable, Capability.RfidReader, Capability.StartSessionConnectorRequired]);

    public static readonly Station Dc150 = new(
        [Ccs(920, 300, 150_000)], [Capability.RemoteStartStopCapable, Capability.RfidReader, Capability.ContactlessCardSupport, Capability.DebitCardPayable]);

    public static readonly Station Dc400 = new(
        [Ccs(1000, 500, 400_000)],
        [Capability.RemoteStartStopCapable, Capability.RfidReader, Capability.ContactlessCardSupport, Capability.CreditCardPayable, Capability.Reservable]);

    private static Outlet Ccs(int volts, int amperes, int watts) => new(ConnectorType.Iec62196T2Combo, ConnectorFormat.Cable, PowerType.Dc, volts, amperes, watts);
}

/// <summary>A kind of connector. Volts are between line and neutral where there are phases; watts are what it really gives.</summary>
internal sealed record Outlet(ConnectorType Standard, ConnectorFormat Format, PowerType Power, int Volts, int Amperes, int Watts);
