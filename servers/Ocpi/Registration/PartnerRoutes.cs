using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using OcpiKit.Ocpi.Answers;
using OcpiKit.Ocpi.Calling;
using OcpiKit.Ocpi.Modules;
using OcpiKit.Ocpi.Operating;
using OcpiKit.Ocpi.Transport;

namespace OcpiKit.Ocpi.Registration;

/// <summary>With whom the server is connected, decided by whoever runs it: who begins a registration is agreed upon outside of OCPI (credentials, Registration). It is no OCPI.</summary>
internal static class PartnerRoutes
{
    private const string Root = "/partners";

    /// <summary>Maps the routes.</summary>
    public static void MapPartners(this IEndpointRouteBuilder routes)
    {
        var partners = routes.MapOperator(Root);
        partners.MapPost("", RegisterAsync).WithSummary("Register with another platform: its versions URL, and the token that it gave for that.");
        partners.MapPost("/invitations", Invite).WithSummary("Make a token with which another platform may register, once and until the server stops; it is passed on by a safe way, outside of OCPI.");
        partners.MapDelete("/{country_code}/{party_id}", LeaveAsync).WithSummary("End the registration with the platform of a party.");
    }

    private static async Task<Answer> RegisterAsync(HttpRequest request, Platform platform, Handshake handshake, CancellationToken stop)
    {
        var body = await RequestBody.ReadAsync(request, stop);
        if (!body.TryRead<Invitation>(out var theirs, out var refusal))
            return refusal;
        if (!CredentialsToken.IsWellFormed(theirs.Token) || PeerUrls.WhyMalformed(theirs.VersionsUrl) is not null)
            return Answer.Refusal(StatusCode.InvalidParameter, "versions_url has to be an absolute http or https URL, token 1 to 64 printable ASCII characters without spaces.");
        try
        {
            var peer = await handshake.BeginAsync(theirs.VersionsUrl, theirs.Token, platform.VersionsUrlOf(request), stop);
            return Answer.With(new { parties = peer.Parties.Select(party => party.ToString()).ToList() });
        }
        catch (RegistrationException mistake)
        {
            return Answer.Refusal(mistake.StatusCode, mistake.Message);
        }
    }

    private static Answer Invite(PeerBook peers)
    {
        var token = CredentialsToken.Create();
        peers.Admit(token, Standing.Invited);
        return Answer.With(new { token });
    }

    private static async Task<Answer> LeaveAsync(HttpRequest request, PeerBook peers, Handshake handshake, CancellationToken stop) =>
        peers.Registered.FirstOrDefault(peer => peer.Speaks($"{request.RouteValues["country_code"]}", $"{request.RouteValues["party_id"]}")) is { } peer
            ? Answer.With(new { told = await handshake.LeaveAsync(peer, stop) })
            : Answer.NotFound(StatusCode.ClientError, "No platform of this party is registered.");

    private sealed record Invitation(Uri VersionsUrl, string Token);
}
