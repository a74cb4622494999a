using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace OcpiKit.Ocpi.Operating;

/// <summary>
/// Routes for the people who run the server, which are no OCPI: its page, its documentation, the app of its drivers. Peers have their
/// tokens; these routes are for whoever sits at the machine.
/// </summary>
public static class OperatorRoutes
{
    private static readonly Mark TheMark = new();

    /// <summary>A group of such routes.</summary>
    public static RouteGroupBuilder MapOperator(this IEndpointRouteBuilder routes, string path) => routes.MapGroup(path).WithMetadata(TheMark);

    /// <summary>Whether a request goes to one of them.</summary>
    internal static bool IsForOperators(HttpContext context) => context.GetEndpoint()?.Metadata.GetMetadata<Mark>() is not null;

    private sealed class Mark;
}
