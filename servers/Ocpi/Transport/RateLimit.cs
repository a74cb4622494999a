using System.Globalization;
using Microsoft.AspNetCore.Http;
using OcpiKit.Ocpi.Answers;
using OcpiKit.Ocpi.Operating;

namespace OcpiKit.Ocpi.Transport;

/// <summary>
/// Tells who calls too often when to come back (RFC 6585, 429 Too Many Requests). Strangers are told apart by their address, so that one
/// who guesses tokens takes nothing away from those who have one.
/// </summary>
internal sealed class RateLimit(RequestDelegate next, IPeers peers, RequestRates rates)
{
    private readonly Answer _tooMany = Answer.HttpError(
        StatusCodes.Status429TooManyRequests, StatusCode.ClientError, $"You may make {rates.Most} requests in a minute: wait as long as Retry-After says.");

    public async Task InvokeAsync(HttpContext context)
    {
        if (OperatorRoutes.IsForOperators(context) || rates.Count(await CallerOfAsync(context)) is not { } wait)
        {
            await next(context);
            return;
        }
        context.Response.Headers.RetryAfter = Math.Max(1, Math.Ceiling(wait.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
        await _tooMany.ExecuteAsync(context);
    }

    private async ValueTask<string> CallerOfAsync(HttpContext context) =>
        (await peers.RecogniseAsync(context.Request.Headers.Authorization.ToString(), context.RequestAborted))?.Id ?? $"from {context.Connection.RemoteIpAddress}";
}
