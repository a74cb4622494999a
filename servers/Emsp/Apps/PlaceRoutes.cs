using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using OcpiKit.Emsp.Drivers;
using OcpiKit.Emsp.Modules;
using OcpiKit.Ocpi.Answers;
using OcpiKit.Ocpi.Modules;
using OcpiKit.Ocpi.Types;

namespace OcpiKit.Emsp.Apps;

/// <summary>Shows where to charge, whether there is a place, and what it costs.</summary>
internal static class PlaceRoutes
{
    private const double UsualRadius = 5000;
    private const int Most = 50;

    public static void MapPlaces(this IEndpointRouteBuilder app)
    {
        app.MapRead("/locations", FindAsync).WithSummary("Where to charge: around a point with ?lat=52.5&lon=13.4&radius=2000 (metres), or by a part of name or address with ?text=; the nearest 50.");
        app.MapRead("/locations/{id}", ShowAsync).WithSummary("A location as its CPO describes it, with its tariffs.");
    }

    private static async Task<Answer> FindAsync(HttpRequest request, Nearby nearby, CancellationToken stop)
    {
        var text = request.Query["text"].ToString();
        return Answer.With(await nearby.FindAsync(Around(request.Query), text.Length > 0 ? text : null, Most, stop));
    }

    private static async Task<Answer> ShowAsync(string id, HttpRequest request, Surroundings surroundings, Nearby nearby, CancellationToken stop)
    {
        var (_, owner, location) = await surroundings.FindAsync<Location>(EmspPlatform.Locations.Identifier, id, request.Owner(), stop);
        if (location is null)
            throw DriverMistake.Unknown($"{owner} has told us of no location {id}: look for the right id with GET /driver/locations?text=.");
        return Answer.With(new Shown(location, await nearby.TariffsAsync(location, stop)));
    }

    private static Circle? Around(IQueryCollection query)
    {
        var (latitude, longitude, radius) = (Number(query, "lat", 90), Number(query, "lon", 180), Number(query, "radius", 50_000_000));
        return (latitude, longitude) switch
        {
            (null, null) when radius is null => null,
            ({ } lat, { } lon) when radius is not < 0 => new Circle(lat, lon, radius ?? UsualRadius),
            _ => throw DriverMistake.Invalid("lat and lon go together, in degrees; radius, in metres, goes with them."),
        };
    }

    private static double? Number(IQueryCollection query, string name, double most)
    {
        if (query[name].ToString() is not { Length: > 0 } text)
            return null;
        return double.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) && Math.Abs(number) <= most
            ? number
            : throw DriverMistake.Invalid($"{name} has to be a number such as 52.5, {most} at most.");
    }

    private sealed record Shown(Location Location, IReadOnlyList<Tariff> Tariffs);
}
