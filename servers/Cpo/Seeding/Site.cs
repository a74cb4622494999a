using OcpiKit.Ocpi.Types;

namespace OcpiKit.Cpo.Seeding;

/// <summary>A kind of place where people charge: what stands there, and how many.</summary>
/// <param name="Suffix">Added to the street to name the location.</param>
/// <param name="Share">How often it occurs; all shares add to 1.</param>
internal sealed record Site(string Suffix, float Share)
{
    public ParkingType? Parking { get; init; }

    /// <summary>Up to so many EVSEs.</summary>
    public int MostEvses { get; init; } = 1;

    public Opening Opening { get; init; }

    public IReadOnlyList<Facility> Facilities { get; init; } = [];

    /// <summary>What may stand there.</summary>
    public required IReadOnlyList<StationKind> Stations { get; init; }

    /// <summary>Somebody's driveway: not for the public, and nobody else has to find it (mod_locations, private charge point).</summary>
    public bool IsPrivate { get; init; }

    public static IReadOnlyList<Site> All { get; } =
    [
        new("", 0.40f) { Parking = ParkingType.OnStreet, MostEvses = 2, Stations = [StationKind.Ac11, StationKind.Ac22] },
        new("P+R", 0.15f)
        {
            Parking = ParkingType.ParkingLot,
            MostEvses = 6,
            Opening = Opening.Always,
            Facilities = [Facility.ParkingLot, Facility.TrainStation, Facility.BikeSharing],
            Stations = [StationKind.Ac11, StationKind.Ac22],
        },
        new("Garage", 0.12f)
        {
            Parking = ParkingType.UndergroundGarage,
            MostEvses = 6,
            Opening = Opening.ByDay,
            Facilities = [Facility.Mall, Facility.Cafe, Facility.Wifi],
            Stations = [StationKind.Ac11],
        },
        new("Market", 0.12f)
        {
            Parking = ParkingType.ParkingLot,
            MostEvses = 4,
            Opening = Opening.ByDay,
            Facilities = [Facility.Supermarket],
            Stations = [StationKind.Ac22, StationKind.Dc50, StationKind.Dc150],
        },
        new("Hub", 0.10f)
        {
            Parking = ParkingType.AlongMotorway,
            MostEvses = 6,
            Opening = Opening.Always,
            Facilities = [Facility.Restaurant, Facility.FuelStation, Facility.Wifi],
            Stations = [StationKind.Dc50, StationKind.Dc150, StationKind.Dc400],
        },
        new("Hotel", 0.07f)
        {
            Parking = ParkingType.ParkingLot,
            MostEvses = 3,
            Opening = Opening.Always,
            Facilities = [Facility.Hotel, Facility.Restaurant],
            Stations = [StationKind.Ac11, StationKind.Ac22],
        },
        new("Home", 0.04f) { IsPrivate = true, Stations = [StationKind.Wallbox] },
    ];
}

/// <summary>What a location says of its opening hours.</summary>
internal enum Opening
{
    Unsaid,
    Always,
    ByDay,
}
