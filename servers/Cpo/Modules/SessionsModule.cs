using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Routing;
using OcpiKit.Cpo.Charging;
using OcpiKit.Cpo.Requests;
using OcpiKit.Ocpi.Answers;
using OcpiKit.Ocpi.Modules;
using OcpiKit.Ocpi.Transport;
using OcpiKit.Ocpi.Types;

namespace OcpiKit.Cpo.Modules;

/// <summary>The sender's side of sessions: the list, and how a driver wishes to charge (mod_sessions).</summary>
internal static class SessionsModule
{
    private static readonly Answer Unknown = Answer.NotFound(StatusCode.ClientError, "We have no Session of yours with this id.");

    // The text asks for just this pair (SES-17).
    private static readonly Answer NotCapable = Answer.NotFound(
        StatusCode.InvalidParameter, "This EVSE takes no charging preferences: it is not CHARGING_PREFERENCES_CAPABLE.");

    public static void MapSessions(this IEndpointRouteBuilder routes, Platform platform)
    {
        // date_from is a required parameter of this list alone; who leaves it out gets everything, as elsewhere (SES-11, AMB-06).
        routes.MapDriversList(platform, CpoPlatform.Sessions);
        routes.MapPut(platform.PathOf(CpoPlatform.Sessions) + "/{sessionId}/charging_preferences", PreferAsync);
    }

    private static async Task<Answer> PreferAsync(HttpContext context, string sessionId, Sessions sessions, PreferencesDesk desk, CancellationToken stop)
    {
        var body = await RequestBody.ReadAsync(context.Request, stop);
        if (!body.TryRead<ChargingPreferences>(out var wanted, out var refusal))
            return refusal;
        if (await sessions.FindAsync(sessionId, context.Features.GetRequiredFeature<Peer>(), stop) is not { } session)
            return Unknown;
        return await desk.IsCapableAsync(session, stop) ? Answer.With(await desk.TakeAsync(session, wanted, stop)) : NotCapable;
    }
}
