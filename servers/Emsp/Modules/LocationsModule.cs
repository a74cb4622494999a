using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using OcpiKit.Ocpi.Answers;
using OcpiKit.Ocpi.Modules;
using OcpiKit.Ocpi.Pulling;
using OcpiKit.Ocpi.Storage;
using OcpiKit.Ocpi.Transport;
using OcpiKit.Ocpi.Types;

namespace OcpiKit.Emsp.Modules;

/// <summary>
/// The receiver's side of locations: a CPO sends a Location, an EVSE or a Connector, whole or in part, and looks at what we have
/// (mod_locations). Nothing is ever deleted: an EVSE that is gone has the status REMOVED (LOC-05).
/// </summary>
internal static class LocationsModule
{
    public static readonly PulledModule<Location> Pulled = new(EmspPlatform.Locations.Identifier, Identify) { ListsAllThatIsValid = true };

    public static readonly Receiver<Location> Receiver = new(
        EmspPlatform.Locations.Identifier,
        Identify,
        LocationEdit.Unknown(0));

    public static void MapLocations(this IEndpointRouteBuilder routes, Platform platform)
    {
        var locations = routes.MapOwned(platform.PathOf(EmspPlatform.Locations));
        foreach (var pattern in LocationPath.Patterns)
        {
            locations.MapRead(pattern, GetAsync);
            locations.MapPut(pattern, PutAsync);
            locations.MapPatch(pattern, PatchAsync);
        }
    }

    private static async Task<Answer> GetAsync(HttpContext context, IObjectStore store, CancellationToken stop)
    {
        var path = LocationPath.Of(context);
        if (await store.FindAsync(path.Location, stop) is not { } json)
            return LocationEdit.Unknown(0);
        if (path.IsLocation)
            return Answer.WithJson(json);

        var found = path.Walk(LocationEdit.Parse(json));
        return found.Count == path.Depth ? Answer.WithJson(LocationEdit.Write(found[^1])) : LocationEdit.Unknown(found.Count);
    }

    private static async Task<Answer> PutAsync(HttpContext context, IObjectStore store, CancellationToken stop)
    {
        var path = LocationPath.Of(context);
        var body = await RequestBody.ReadAsync(context.Request, stop);
        if (Refuse(path, body) is { } refusal)
            return refusal;

        return await Receiver.ChangeAsync(store, path.Location, before => path.IsLocation
            ? new Edit(body.Json, before is null ? Answer.Created : Answer.Done)
            : LocationEdit.Put(path, before, LocationEdit.Parse(body.Json)), stop);
    }

    private static async Task<Answer> PatchAsync(HttpContext context, IObjectStore store, CancellationToken stop)
    {
        var path = LocationPath.Of(context);
        var body = await RequestBody.ReadAsync(context.Request, stop);
        if (!body.TryReadPatch(out var fields, out var refusal))
            return refusal;

        return await Receiver.ChangeAsync(store, path.Location, before => LocationEdit.Patch(path, before, fields), stop);
    }

    // An object that lacks a required field may be turned down (LOC-27); ids that contradict the URL are (LOC-24, LOC-25; TRN-37).
    private static Answer? Refuse(LocationPath path, RequestBody body)
    {
        Answer? refusal;
        if (path.IsLocation)
            return body.TryRead<Location>(out _, out refusal) ? null : refusal; // its ids are looked at before it is stored
        if (path.IsEvse)
            return body.TryRead<Evse>(out var evse, out refusal) ? Ids.Refuse(("uid", path.EvseUid, evse.Uid)) : refusal;
        return body.TryRead<Connector>(out var connector, out refusal) ? Ids.Refuse(("id", path.ConnectorId, connector.Id)) : refusal;
    }

    private static Identity Identify(Location location) => new Identity(location.CountryCode, location.PartyId, location.Id, location.LastUpdated);
}
