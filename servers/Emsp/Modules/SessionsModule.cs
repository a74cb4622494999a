using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Routing;
using OcpiKit.Ocpi.Answers;
using OcpiKit.Ocpi.Modules;
using OcpiKit.Ocpi.Pulling;
using OcpiKit.Ocpi.Types;

namespace OcpiKit.Emsp.Modules;

/// <summary>
/// The receiver's side of sessions: a CPO tells how the charging of our drivers goes on (mod_sessions). Nothing is deleted (SES-03), and
/// no part of a Session has a URL of its own (SES-28).
/// </summary>
internal static class SessionsModule
{
    public static readonly PulledModule<Session> Pulled = new(EmspPlatform.Sessions.Identifier, Identify);

    public static readonly Receiver<Session> Receiver = new(
        EmspPlatform.Sessions.Identifier,
        Identify,
        Answer.NotFound(StatusCode.ClientError, "We have no Session with this id."),
        Merge);

    public static void MapSessions(this IEndpointRouteBuilder routes, Platform platform)
    {
        var sessions = routes.MapOwned(platform.PathOf(EmspPlatform.Sessions));
        Receiver.MapWhole(sessions);
        Receiver.MapPart(sessions);
    }

    // The periods of a PATCH come on top of those that we have; without any nothing is said about them (SES-29, SES-30).
    private static void Merge(JsonObject session, JsonObject fields)
    {
        var known = session["charging_periods"] as JsonArray ?? [];
        Edit.Replace(session, fields);
        if (fields["charging_periods"] is not (null or JsonArray))
            return; // no list: the Session is none any more, and is refused

        var added = fields["charging_periods"] as JsonArray ?? [];
        session["charging_periods"] = new JsonArray([.. known.Concat(added).Select(period => period?.DeepClone())]);
    }

    private static Identity Identify(Session session) => new Identity(session.CountryCode, session.PartyId, session.Id, session.LastUpdated);
}
