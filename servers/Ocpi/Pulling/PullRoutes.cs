using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using OcpiKit.Ocpi.Answers;
using OcpiKit.Ocpi.Operating;

namespace OcpiKit.Ocpi.Pulling;

/// <summary>Pulls at once what would be pulled later, for whoever runs the server and does not want to wait. It is no OCPI.</summary>
internal static class PullRoutes
{
    /// <summary>Maps the route.</summary>
    public static void MapPulling(this IEndpointRouteBuilder routes) =>
        routes.MapOperator("/pull").MapPost("", (PullRounds rounds) => rounds.IsOn
            ? Answer.With(new { partners = rounds.PullNow() })
            : Answer.HttpError(StatusCodes.Status409Conflict, StatusCode.ClientError, "This server pulls nothing: start it with a pull interval other than 0."))
            .WithSummary("Read the lists of all partners now, and not only when it is time again.");
}
