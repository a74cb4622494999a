using Microsoft.AspNetCore.Http;
using OcpiKit.Ocpi.Answers;

namespace OcpiKit.Ocpi.Transport;

/// <summary>Lets known peers in; a stranger gets HTTP 401 and learns nothing more, not even which paths exist (TRN-07, TRN-08).</summary>
internal sealed class TokenGate(RequestDelegate next, IPeers peers)
{
    private static readonly Answer Unauthorized = Answer.HttpError(
        StatusCodes.Status401Unauthorized,
        StatusCode.ClientError,
        "Send the header 'Authorization: Token <Base64 of your token>' with a token we know.");

    public Task InvokeAsync(HttpContext context)
    {
        var header = context.Request.Headers.Authorization;
        if (header.Count == 1 && peers.Recognise(header.ToString()) is { } peer)
        {
            context.Features.Set(peer);
            return next(context);
        }

        context.Response.Headers.WWWAuthenticate = "Token";
        return Unauthorized.ExecuteAsync(context);
    }
}
