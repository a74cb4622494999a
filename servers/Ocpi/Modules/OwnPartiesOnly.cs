using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Routing;
using OcpiKit.Ocpi.Answers;
using OcpiKit.Ocpi.Transport;

namespace OcpiKit.Ocpi.Modules;

/// <summary>
/// Routes for objects that peers own and send to us: their URLs begin with the party that owns them, and a peer gets to those of its own
/// parties only. To all others there is nothing (transport_and_format, Client Owned Object Push; TRN-34, TRN-36).
/// </summary>
public static class OwnPartiesOnly
{
    private static readonly Answer NotYours = Answer.NotFound(
        StatusCode.ClientError, "You are not registered with this country_code and party_id, so there is nothing for you here.");

    /// <summary>A group of routes beneath a module, with the owner in their path.</summary>
    public static RouteGroupBuilder MapOwned(this IEndpointRouteBuilder routes, string path)
    {
        var group = routes.MapGroup(path + "/{countryCode}/{partyId}");
        group.AddEndpointFilter(async (invocation, next) =>
        {
            var context = invocation.HttpContext;
            return context.Features.GetRequiredFeature<Peer>().Speaks(context.RouteText("countryCode"), context.RouteText("partyId"))
                ? await next(invocation)
                : NotYours;
        });
        return group;
    }

    /// <summary>A segment of the path; empty where the route has none of this name.</summary>
    public static string RouteText(this HttpContext context, string name) => context.GetRouteValue(name) as string ?? "";
}
