using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Routing;
using OcpiKit.Ocpi.Answers;
using OcpiKit.Ocpi.Modules;
using OcpiKit.Ocpi.Transport;
using OcpiKit.Ocpi.Types;

namespace OcpiKit.Ocpi.Registration;

/// <summary>Where peers learn who we are, register, renew their registration and end it (credentials).</summary>
public static class CredentialsModule
{
    /// <summary>Maps the module.</summary>
    public static void MapCredentials(this IEndpointRouteBuilder routes, Platform platform)
    {
        var path = platform.PathOf(platform.Credentials);
        routes.MapRead(path, Get);
        routes.MapPost(path, PostAsync);
        routes.MapPut(path, PutAsync);
        routes.MapDelete(path, DeleteAsync);
    }

    // The token in the answer is the one to reach us with: the one the peer has just done so with. We could not tell it any other,
    // since we keep only digests.
    private static Answer Get(HttpRequest request, Platform platform, RegistrationTerms terms) => Answer.With(new Credentials(
        CredentialsToken.OfHeader(request.Headers.Authorization.ToString()), platform.VersionsUrlOf(request), terms.Roles));

    private static Task<Answer> PostAsync(HttpContext context, Platform platform, Handshake handshake, CancellationToken stop) =>
        PeerOf(context).Standing is Standing.Invited
            ? ExchangeAsync(context, platform, handshake, stop)
            : NotAllowed(context, "GET, HEAD, PUT, DELETE", "You are registered already: PUT renews your registration, DELETE ends it.");

    private static Task<Answer> PutAsync(HttpContext context, Platform platform, Handshake handshake, CancellationToken stop) =>
        PeerOf(context).Standing is Standing.Registered
            ? ExchangeAsync(context, platform, handshake, stop)
            : NotAllowed(context, "GET, HEAD, POST", "You are not registered yet: begin with POST.");

    private static async Task<Answer> DeleteAsync(HttpContext context, Handshake handshake, CancellationToken stop) =>
        PeerOf(context).Standing is Standing.Registered && await handshake.EndAsync(PeerOf(context), stop)
            ? Answer.Done
            : await NotAllowed(context, "GET, HEAD, POST", "You are not registered: there is nothing to end.");

    private static async Task<Answer> ExchangeAsync(HttpContext context, Platform platform, Handshake handshake, CancellationToken stop)
    {
        var body = await RequestBody.ReadAsync(context.Request, stop);
        if (!body.TryRead<Credentials>(out var theirs, out var refusal))
            return refusal;
        try
        {
            return Answer.With(await handshake.AcceptAsync(PeerOf(context), theirs, platform.VersionsUrlOf(context.Request), stop));
        }
        catch (RegistrationException mistake)
        {
            return Answer.Refusal(mistake.StatusCode, mistake.Message);
        }
    }

    private static Peer PeerOf(HttpContext context) => context.Features.GetRequiredFeature<Peer>();

    private static Task<Answer> NotAllowed(HttpContext context, string allowed, string because)
    {
        context.Response.Headers.Allow = allowed;
        return Task.FromResult(Answer.HttpError(StatusCodes.Status405MethodNotAllowed, StatusCode.ClientError, because));
    }
}
