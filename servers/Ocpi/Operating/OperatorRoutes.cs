using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace OcpiKit.Ocpi.Operating;

/// <summary>
/// Routes for the people who run the server, which are no OCPI: its page and what that is made of. Peers have their tokens; these routes
/// are for whoever sits at the machine or has the key, and for nobody else: they show what partners send (<see cref="OperatorDoor"/>).
/// </summary>
public static class OperatorRoutes
{
    private static readonly Mark TheMark = new();

    /// <summary>A group of such routes.</summary>
    public static RouteGroupBuilder MapOperator(this IEndpointRouteBuilder routes, string path)
    {
        var group = routes.MapGroup(path).WithMetadata(TheMark);
        group.AddEndpointFilter(async (invocation, next) =>
            invocation.HttpContext.RequestServices.GetRequiredService<OperatorDoor>().Refuse(invocation.HttpContext)
            ?? OtherSites.Refuse(invocation.HttpContext.Request)
            ?? await next(invocation));
        return group;
    }

    /// <summary>Whether a request goes to one of them.</summary>
    internal static bool IsForOperators(HttpContext context) => context.GetEndpoint()?.Metadata.GetMetadata<Mark>() is not null;

    /// <summary>Whether a route is one of them.</summary>
    internal static bool IsForOperators(IEnumerable<object> metadata) => metadata.OfType<Mark>().Any();

    private sealed class Mark;
}
