using Microsoft.AspNetCore.Routing;
using OcpiKit.Ocpi.Modules;

namespace OcpiKit.Cpo.Modules;

/// <summary>The sender's side of sessions: the list, and how a driver wishes to charge (mod_sessions).</summary>
internal static class SessionsModule
{
    // date_from is a required parameter of this list alone; who leaves it out gets everything, as elsewhere (SES-11, AMB-06).
    public static void MapSessions(this IEndpointRouteBuilder routes, Platform platform) => routes.MapDriversList(platform, CpoPlatform.Sessions);
}
