using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Routing;
using OcpiKit.Ocpi.Answers;
using OcpiKit.Ocpi.Modules;
using OcpiKit.Ocpi.Operating;
using OcpiKit.Ocpi.Transport;

namespace OcpiKit.Emsp.Apps;

/// <summary>
/// What drivers' apps call. It is no OCPI, but answers in the same envelope, so that whoever reads the one can read the other. An eMSP
/// with real drivers would let each of them log in; here whoever runs the server acts for all of them.
/// </summary>
internal static class DriverApi
{
    public const string Root = "/driver";

    // Longer than the usual timeout of a command, and shorter than the patience of most proxies.
    private const int LongestWait = 60;

    public static void MapDriverApi(this IEndpointRouteBuilder routes)
    {
        var app = routes.MapOperator(Root).WithTags("driver");
        app.AddEndpointFilter(TellMistakes);
        app.MapRead("", (EndpointDataSource endpoints) => Answer.With(Offers(endpoints).ToList())).WithSummary("This list.");
        app.MapPlaces();
        app.MapWallet();
        app.MapOrders();
        app.MapAccounts();
        app.MapCharging();
        app.Map("/{**rest}", (HttpRequest request) =>
            DriverMistake.Unknown($"There is nothing at {request.Method} {request.Path}: GET {Root} lists what there is.").Answer).ExcludeFromDescription();
    }

    /// <summary>Reads what an app asks for.</summary>
    /// <exception cref="DriverMistake">It makes no sense.</exception>
    public static async Task<T> ReadAsync<T>(this HttpRequest request, CancellationToken stop)
        where T : DriverRequest
    {
        var body = await RequestBody.ReadAsync(request, stop);
        if (!body.TryRead<T>(out var wanted, out var refusal))
            throw new DriverMistake(refusal.As(StatusCodes.Status400BadRequest));

        wanted.Check();
        return wanted;
    }

    /// <summary>How long the app is ready to wait for an answer, as it says with ?wait=.</summary>
    /// <exception cref="DriverMistake">That is no number of seconds.</exception>
    public static TimeSpan Patience(this HttpRequest request)
    {
        if (request.Query["wait"].ToString() is not { Length: > 0 } text)
            return TimeSpan.Zero;
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) && seconds <= LongestWait
            ? TimeSpan.FromSeconds(seconds)
            : throw DriverMistake.Invalid($"wait has to be a number of seconds, {LongestWait} at most.");
    }

    private static async ValueTask<object?> TellMistakes(EndpointFilterInvocationContext invocation, EndpointFilterDelegate next)
    {
        try
        {
            return await next(invocation);
        }
        catch (DriverMistake mistake)
        {
            return mistake.Answer;
        }
    }

    private static IEnumerable<Offer> Offers(EndpointDataSource endpoints) =>
        from endpoint in endpoints.Endpoints.OfType<RouteEndpoint>()
        let path = endpoint.RoutePattern.RawText?.TrimEnd('/') ?? ""
        where path.StartsWith(Root, StringComparison.Ordinal)
        let summary = endpoint.Metadata.GetMetadata<IEndpointSummaryMetadata>()?.Summary
        where !string.IsNullOrEmpty(summary)
        select new Offer(endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods[0] ?? "", path, summary);

    private sealed record Offer(string Method, string Path, string Does);
}
