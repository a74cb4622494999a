using Microsoft.AspNetCore.Http;
using OcpiKit.Ocpi.Answers;
using OcpiKit.Ocpi.Modules;
using OcpiKit.Ocpi.Operating;

namespace OcpiKit.Ocpi.Transport;

/// <summary>
/// Lets known peers in; a stranger gets HTTP 401 and learns nothing more, not even which paths exist (TRN-07, TRN-08). Whoever is not
/// registered yet gets to versions and credentials, and is a stranger everywhere else (TRN-09).
/// </summary>
internal sealed class TokenGate(RequestDelegate next, IPeers peers, Platform platform)
{
    private static readonly Answer Unauthorized = Answer.HttpError(
        StatusCodes.Status401Unauthorized,
        StatusCode.ClientError,
        "Send the header 'Authorization: Token <Base64 of your token>' with a token we know.");

    private static readonly Answer NotYetRegistered = Answer.HttpError(
        StatusCodes.Status401Unauthorized,
        StatusCode.ClientError,
        "This token is for versions and credentials only: register first (POST credentials), and use the token from the answer.");

    public async Task InvokeAsync(HttpContext context)
    {
        if (!OperatorRoutes.IsForOperators(context))
        {
            var header = context.Request.Headers.Authorization;
            if (header.Count != 1 || await peers.RecogniseAsync(header.ToString(), context.RequestAborted) is not { } peer)
            {
                await RefuseAsync(context, Unauthorized);
                return;
            }
            if (peer.Standing is not Standing.Registered && !platform.IsOpenBeforeRegistration(context.Request.Path))
            {
                await RefuseAsync(context, NotYetRegistered);
                return;
            }
            context.Features.Set(peer);
        }
        await next(context);
    }

    private static Task RefuseAsync(HttpContext context, Answer answer)
    {
        context.Response.Headers.WWWAuthenticate = "Token";
        return answer.ExecuteAsync(context);
    }
}
