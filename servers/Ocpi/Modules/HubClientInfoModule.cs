using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Routing;
using OcpiKit.Ocpi.Answers;
using OcpiKit.Ocpi.Storage;
using OcpiKit.Ocpi.Transport;
using OcpiKit.Ocpi.Types;

namespace OcpiKit.Ocpi.Modules;

/// <summary>
/// The receiver's side of hubclientinfo: a hub tells which parties can be reached through it (mod_hub_client_info). The parties are not
/// the hub's own, so any may stand in the URL; but what one hub says is kept apart from what another says, and is shown to nobody else.
/// </summary>
public static class HubClientInfoModule
{
    /// <summary>The module, as every server of ours offers it.</summary>
    public static readonly Module Module = new("hubclientinfo", InterfaceRole.Receiver, "hubclientinfo");

    private static readonly Answer Unknown = Answer.NotFound(StatusCode.ClientError, "You have told us nothing about this party.");

    /// <summary>Maps the module.</summary>
    public static void MapHubClientInfo(this IEndpointRouteBuilder routes, Platform platform)
    {
        var path = platform.PathOf(Module) + "/{countryCode}/{partyId}";
        routes.MapRead(path, GetAsync);
        routes.MapPut(path, PutAsync);
    }

    private static async Task<Answer> GetAsync(
        HttpContext context, string countryCode, string partyId, IObjectStore store, CancellationToken stop) =>
        await store.FindAsync(Key(context, countryCode, partyId), stop) is { } known ? Answer.WithJson(known) : Unknown;

    private static async Task<Answer> PutAsync(
        HttpContext context, string countryCode, string partyId, IObjectStore store, CancellationToken stop)
    {
        var body = await RequestBody.ReadAsync(context.Request, stop);
        if (!body.TryRead<ClientInfo>(out var info, out var refusal))
            return refusal;
        if (!new PartyKey(countryCode, partyId).IsWellFormed)
            return Answer.Refusal(StatusCode.InvalidParameter, "The URL has to end with a country_code of two letters and a party_id of three letters or digits.");
        if (Ids.Refuse(("country_code", countryCode, info.CountryCode), ("party_id", partyId, info.PartyId)) is { } mismatch)
            return mismatch;

        var isNew = false;
        var key = Key(context, countryCode, partyId);
        await store.ChangeAsync(
            key,
            before =>
            {
                isNew = before is null;
                return new StoredObject(key, info.LastUpdated, body.Json);
            },
            stop);
        return isNew ? Answer.Created : Answer.Done;
    }

    // By the party that speaks, and not by the id of its registration, so that it finds what it said after it registered anew.
    private static ObjectKey Key(HttpContext context, string countryCode, string partyId)
    {
        var hub = context.Features.GetRequiredFeature<Peer>();
        return new ObjectKey(Module.Identifier, countryCode, partyId, hub.Parties.FirstOrDefault()?.ToString() ?? hub.Id);
    }
}
