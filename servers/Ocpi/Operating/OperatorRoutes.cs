using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using OcpiKit.Ocpi.Answers;

namespace OcpiKit.Ocpi.Operating;

/// <summary>
/// Routes for the people who run the server, which are no OCPI: its page and what that is made of. Peers have their tokens; these routes
/// are for whoever sits at the machine, and for nobody else: they show what partners send.
/// </summary>
public static class OperatorRoutes
{
    private static readonly Mark TheMark = new();

    private static readonly Answer NotHere = Answer.HttpError(
        StatusCodes.Status403Forbidden, StatusCode.ClientError, "This page is for the machine on which the server runs: open it there, at http://localhost.");

    /// <summary>A group of such routes.</summary>
    public static RouteGroupBuilder MapOperator(this IEndpointRouteBuilder routes, string path)
    {
        var group = routes.MapGroup(path).WithMetadata(TheMark);
        group.AddEndpointFilter(async (invocation, next) =>
            !IsAtTheMachine(invocation.HttpContext) ? NotHere
            : OtherSites.Refuse(invocation.HttpContext.Request) is { } refusal ? refusal
            : await next(invocation));
        return group;
    }

    /// <summary>Whether a request goes to one of them.</summary>
    internal static bool IsForOperators(HttpContext context) => context.GetEndpoint()?.Metadata.GetMetadata<Mark>() is not null;

    /// <summary>Whether a route is one of them.</summary>
    internal static bool IsForOperators(IEnumerable<object> metadata) => metadata.OfType<Mark>().Any();

    // The address tells where the request comes from, the host by which name: a web page elsewhere may have its own name lead to this
    // machine (DNS rebinding), and a proxy on this machine may speak for strangers; both come under another name than the machine's own.
    private static bool IsAtTheMachine(HttpContext context) =>
        (context.Connection.RemoteIpAddress is not { } sender || IPAddress.IsLoopback(sender))
        && (context.Request.Host.Host is "localhost" || (IPAddress.TryParse(context.Request.Host.Host.Trim('[', ']'), out var named) && IPAddress.IsLoopback(named)));

    private sealed class Mark;
}
