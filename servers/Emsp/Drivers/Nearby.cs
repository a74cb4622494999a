using System.Globalization;
using System.Text.Json;
using OcpiKit.Emsp.Modules;
using OcpiKit.Ocpi.Storage;
using OcpiKit.Ocpi.Types;

namespace OcpiKit.Emsp.Drivers;

/// <summary>Finds places to charge for drivers.</summary>
internal sealed class Nearby(IObjectStore store)
{
    /// <summary>The places that fit, nearest first; without a point in the order in which we got to know them.</summary>
    /// <param name="from">Where the driver is; null where that does not matter.</param>
    /// <param name="text">A part of the name, the address, the city, the postal code or the id.</param>
    /// <param name="most">How many at most.</param>
    public async Task<IReadOnlyList<Place>> FindAsync(Circle? from, string? text, int most, CancellationToken stop)
    {
        var fitting = new List<(Location Location, double? Distance)>();
        await foreach (var json in store.ReadAllAsync(EmspPlatform.Locations.Identifier, stop))
        {
            var location = JsonSerializer.Deserialize<Location>(json, OcpiJson.Options)!;
            // What is not published is for those whom the CPO names, and an app shows the same to all (LOC-37).
            if (!location.Publish || (text is not null && !Mentions(location, text)))
                continue;
            var distance = from?.DistanceTo(location.Coordinates);
            if (from is null || distance <= from.Radius)
                fitting.Add((location, distance));
        }

        var places = new List<Place>();
        foreach (var (location, distance) in fitting.OrderBy(one => one.Distance).Take(most))
            places.Add(Place.Of(location, distance, await TariffsAsync(location, stop)));
        return places;
    }

    /// <summary>The tariffs that hold somewhere at a location, of those that we know.</summary>
    public async Task<IReadOnlyList<Tariff>> TariffsAsync(Location location, CancellationToken stop)
    {
        var ids = (location.Evses ?? []).SelectMany(evse => evse.Connectors).SelectMany(connector => connector.TariffIds ?? []);
        var tariffs = new List<Tariff>();
        foreach (var id in ids.Distinct(StringComparer.OrdinalIgnoreCase))
        {
            if (await store.FindAsync(TariffsModule.Receiver.Key(location.CountryCode, location.PartyId, id), stop) is { } json)
                tariffs.Add(JsonSerializer.Deserialize<Tariff>(json, OcpiJson.Options)!);
        }
        return tariffs;
    }

    private static bool Mentions(Location location, string text) =>
        new[] { location.Id, location.Name, location.Address, location.City, location.PostalCode }
            .Any(field => field?.Contains(text, StringComparison.OrdinalIgnoreCase) is true);
}

/// <summary>A point in WGS 84, and how far around it to look, in metres.</summary>
internal sealed record Circle(double Latitude, double Longitude, double Radius)
{
    private const double EarthRadius = 6_371_000;

    /// <summary>The way as the crow flies, in metres (haversine formula); null where the point is none.</summary>
    public double? DistanceTo(GeoLocation point)
    {
        if (!double.TryParse(point.Latitude, CultureInfo.InvariantCulture, out var latitude)
            || !double.TryParse(point.Longitude, CultureInfo.InvariantCulture, out var longitude))
            return null;
        var (north, east) = (Half(latitude - Latitude), Half(longitude - Longitude));
        var a = (north * north) + (Math.Cos(double.DegreesToRadians(Latitude)) * Math.Cos(double.DegreesToRadians(latitude)) * east * east);
        return 2 * EarthRadius * Math.Asin(Math.Min(1, Math.Sqrt(a)));

        static double Half(double degrees) => Math.Sin(double.DegreesToRadians(degrees) / 2);
    }
}
