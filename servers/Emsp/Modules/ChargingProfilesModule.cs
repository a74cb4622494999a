using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Routing;
using OcpiKit.Emsp.Ordering;
using OcpiKit.Ocpi.Answers;
using OcpiKit.Ocpi.Modules;
using OcpiKit.Ocpi.Storage;
using OcpiKit.Ocpi.Transport;
using OcpiKit.Ocpi.Types;

namespace OcpiKit.Emsp.Modules;

/// <summary>
/// The sender's side of chargingprofiles: what stations said to our requests, and how a session is going to charge now that something
/// has changed that (mod_charging_profiles, Sender Interface).
/// </summary>
internal static class ChargingProfilesModule
{
    /// <summary>Under this name the store has the profiles that we were told of, by the id of their session.</summary>
    public const string Told = "profiles of sessions";

    private static readonly Answer UnknownSession = Answer.NotFound(StatusCode.ClientError, "You have told us of no Session with this id.");

    public static void MapChargingProfiles(this IEndpointRouteBuilder routes, Platform platform)
    {
        var path = platform.PathOf(EmspPlatform.ChargingProfiles);
        // Two of the three kinds of result are the third one without a profile.
        routes.MapResponses<ActiveChargingProfileResult>(path, (result, at) => new StationAnswer(at, OcpiJson.Word(result.Result), Profile: result.Profile));
        routes.MapPut(path + "/{sessionId}", PutAsync);
    }

    private static async Task<Answer> PutAsync(
        HttpContext context, string sessionId, IObjectStore store, TimeProvider time, CancellationToken stop)
    {
        var body = await RequestBody.ReadAsync(context.Request, stop);
        if (!body.TryRead<ActiveChargingProfile>(out _, out var refusal))
            return refusal;

        foreach (var party in context.Features.GetRequiredFeature<Peer>().Parties)
        {
            if (await store.FindAsync(new ObjectKey(EmspPlatform.Sessions.Identifier, party.CountryCode, party.PartyId, sessionId), stop) is null)
                continue;
            await store.PutAsync([new StoredObject(new ObjectKey(Told, party.CountryCode, party.PartyId, sessionId), time.GetUtcNow(), body.Json)], stop);
            return Answer.Done;
        }
        return UnknownSession;
    }
}
