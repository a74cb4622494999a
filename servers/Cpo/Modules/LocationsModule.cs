using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using OcpiKit.Ocpi.Answers;
using OcpiKit.Ocpi.Modules;
using OcpiKit.Ocpi.Paging;
using OcpiKit.Ocpi.Storage;

namespace OcpiKit.Cpo.Modules;

/// <summary>The sender's side of locations: the list, one Location, one EVSE in it, one Connector in that (mod_locations).</summary>
internal static class LocationsModule
{
    public static void MapLocations(this IEndpointRouteBuilder routes, Platform platform)
    {
        var path = platform.PathOf(CpoPlatform.Locations);
        routes.MapRead(path, ListAsync);
        routes.MapRead(path + "/{locationId}", GetLocationAsync);
        routes.MapRead(path + "/{locationId}/{evseUid}", GetEvseAsync);
        routes.MapRead(path + "/{locationId}/{evseUid}/{connectorId}", GetConnectorAsync);
    }

    private static Task<IResult> ListAsync(HttpContext context, IObjectStore store, PagedList list) =>
        list.AnswerAsync(context, (page, stop) => store.ListAsync(new ObjectQuery(CpoPlatform.Locations.Identifier, page), stop));

    private static async Task<Answer> GetLocationAsync(
        string locationId, IObjectStore store, CpoOptions options, CancellationToken stop) =>
        await store.FindAsync(Key(options, locationId), stop) is { } location ? Answer.WithJson(location) : UnknownLocation;

    private static async Task<Answer> GetEvseAsync(
        string locationId, string evseUid, IObjectStore store, CpoOptions options, CancellationToken stop)
    {
        if (await store.FindAsync(Key(options, locationId), stop) is not { } json)
            return UnknownLocation;

        return LocationPart.Find(json, evseUid) is { } evse ? Answer.WithJson(evse) : UnknownEvse;
    }

    private static async Task<Answer> GetConnectorAsync(
        string locationId, string evseUid, string connectorId, IObjectStore store, CpoOptions options, CancellationToken stop)
    {
        if (await store.FindAsync(Key(options, locationId), stop) is not { } json)
            return UnknownLocation;

        if (LocationPart.Find(json, evseUid) is null)
            return UnknownEvse;

        return LocationPart.Find(json, evseUid, connectorId) is { } connector ? Answer.WithJson(connector) : UnknownConnector;
    }

    // 2003 is the code for Locations; below them there is only the general one (status_codes).
    private static Answer UnknownLocation => Answer.NotFound(StatusCode.UnknownLocation, "We have no Location with this id.");

    private static Answer UnknownEvse => Answer.NotFound(StatusCode.ClientError, "The Location has no EVSE with this uid.");

    private static Answer UnknownConnector => Answer.NotFound(StatusCode.ClientError, "The EVSE has no Connector with this id.");

    private static ObjectKey Key(CpoOptions options, string id) =>
        new(CpoPlatform.Locations.Identifier, options.CountryCode, options.PartyId, id);
}
