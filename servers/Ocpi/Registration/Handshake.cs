using OcpiKit.Ocpi.Answers;
using OcpiKit.Ocpi.Calling;
using OcpiKit.Ocpi.Transport;
using OcpiKit.Ocpi.Types;

namespace OcpiKit.Ocpi.Registration;

/// <summary>
/// The exchange of credentials, from both ends (credentials, Registration). The one who begins holds a registration token (TOKEN_A),
/// sends a token for its own API (TOKEN_B), and gets one for the other's (TOKEN_C). Before the other answers it looks at the beginner's
/// API with TOKEN_B, so that both know that the connection works both ways.
/// </summary>
public sealed class Handshake(PeerBook peers, Discovery discovery, PeerClient client, RegistrationTerms terms)
{
    /// <summary>The receiver's end, for a new peer and for one that renews: looks at its API, and gives it a fresh token.</summary>
    /// <param name="peer">Who asks.</param>
    /// <param name="theirs">What it sent.</param>
    /// <param name="ownVersionsUrl">Where our API begins.</param>
    /// <param name="stop">Gives up.</param>
    /// <returns>Our credentials, with the peer's new token.</returns>
    /// <exception cref="RegistrationException">The peer's credentials, or its API, are not as they should be; nothing has changed.</exception>
    public async Task<Credentials> AcceptAsync(Peer peer, Credentials theirs, Uri ownVersionsUrl, CancellationToken stop)
    {
        Check(theirs);
        var endpoints = await discovery.FindAsync(theirs.Url, theirs.Token, terms.Needed, stop);

        var ours = new Credentials(CredentialsToken.Create(), ownVersionsUrl, terms.Roles);
        await EnterAsync(peer, new PeerContact(theirs.Token, theirs.Url, theirs.Roles, endpoints) { OwnVersionsUrl = ownVersionsUrl }, ours.Token, stop);
        return ours;
    }

    /// <summary>The beginner's end: registers us with a platform.</summary>
    /// <param name="versionsUrl">Where its API begins.</param>
    /// <param name="registrationToken">The token it gave us for that (TOKEN_A).</param>
    /// <param name="ownVersionsUrl">Where our API begins, as the platform reaches it.</param>
    /// <param name="stop">Gives up.</param>
    /// <returns>The platform as we know it from now on.</returns>
    /// <exception cref="RegistrationException">It came to nothing; nothing has changed.</exception>
    public async Task<Peer> BeginAsync(Uri versionsUrl, string registrationToken, Uri ownVersionsUrl, CancellationToken stop)
    {
        // First look, then ask: where an endpoint is missing nothing is sent (CRE-18).
        var endpoints = await discovery.FindAsync(versionsUrl, registrationToken, terms.Needed, stop);

        var ours = new Credentials(CredentialsToken.Create(), ownVersionsUrl, terms.Roles);
        var expected = await peers.ExpectAsync(ours.Token, stop);
        try
        {
            var theirs = await PostAsync(endpoints.First(endpoint => endpoint.Identifier == "credentials").Url, registrationToken, ours, stop);
            Check(theirs);
            await EnterAsync(expected, new PeerContact(theirs.Token, theirs.Url, theirs.Roles, endpoints) { OwnVersionsUrl = ownVersionsUrl }, ours.Token, stop);
            return peers.Registered.First(peer => peer.Id == expected.Id);
        }
        catch
        {
            await peers.ForgetAsync(expected, CancellationToken.None);
            throw;
        }
    }

    /// <summary>Ends the relation at the request of the peer; false where it had ended already.</summary>
    public Task<bool> EndAsync(Peer peer, CancellationToken stop) => peers.ForgetAsync(peer, stop);

    /// <summary>Ends the relation because we want to: tells the peer so, and lets it in no longer, whatever it answers (credentials, DELETE).</summary>
    /// <returns>What the peer answered, in words.</returns>
    public async Task<string> LeaveAsync(Peer peer, CancellationToken stop)
    {
        await peers.ForgetAsync(peer, stop);
        if (peer.Contact is not { } contact || contact.Endpoints.FirstOrDefault(endpoint => endpoint.Identifier == "credentials") is not { } credentials)
            return "It has told us no address to say so.";
        try
        {
            var answer = await client.SendAsync(new PeerRequest(HttpMethod.Delete, credentials.Url, contact.Token), stop);
            return answer.IsSuccess ? "It agreed." : $"It answered with HTTP {answer.HttpStatus} and {answer.StatusCode}.";
        }
        catch (PeerException fault)
        {
            return $"It could not be told: {fault.Message}.";
        }
    }

    private async Task<Credentials> PostAsync(Uri url, string registrationToken, Credentials ours, CancellationToken stop)
    {
        try
        {
            var answer = await client.SendAsync(new PeerRequest(HttpMethod.Post, url, registrationToken) { Body = ours }, stop);
            return answer.IsSuccess
                ? answer.DataAs<Credentials>()
                : throw new RegistrationException(answer.StatusCode, $"The other side refused with HTTP {answer.HttpStatus} and {answer.StatusCode}: {answer.Message}");
        }
        catch (PeerException fault)
        {
            throw new RegistrationException(StatusCode.UnusableClient, $"The other side did not take our credentials: {fault.Message}.");
        }
    }

    private async Task EnterAsync(Peer peer, PeerContact contact, string token, CancellationToken stop)
    {
        var mistake = await peers.RegisterAsync(peer, contact, token, stop) switch
        {
            PeerBook.Outcome.Entered => null,
            PeerBook.Outcome.PartyTaken => "Another platform is registered with one of your parties; it has to end its registration first.",
            _ => "Your registration changed while we looked at your API: begin again.",
        };
        if (mistake is not null)
            throw new RegistrationException(StatusCode.ClientError, mistake);
    }

    // What the types cannot say (credentials, Credentials object; CRE-31 to CRE-34).
    private static void Check(Credentials credentials)
    {
        Require(CredentialsToken.IsWellFormed(credentials.Token), "token has to be 1 to 64 printable ASCII characters without spaces.");
        var malformed = PeerUrls.WhyMalformed(credentials.Url);
        Require(malformed is null, $"url {malformed}");
        Require(credentials.Roles.Count is >= 1 and <= 1000, "roles has to have at least one role.");
        Require(
            credentials.Roles.All(role => new PartyKey(role.CountryCode, role.PartyId).IsWellFormed),
            "country_code has to be two letters, party_id three letters or digits.");
        Require(
            credentials.Roles.DistinctBy(role => (role.Role, role.PartyId.ToUpperInvariant(), role.CountryCode.ToUpperInvariant())).Count() == credentials.Roles.Count,
            "roles names the same role of a party twice.");

        static void Require(bool holds, string otherwise)
        {
            if (!holds)
                throw new RegistrationException(StatusCode.InvalidParameter, otherwise);
        }
    }
}
