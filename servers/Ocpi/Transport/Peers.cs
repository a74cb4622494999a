using OcpiKit.Ocpi.Types;

namespace OcpiKit.Ocpi.Transport;

/// <summary>Who may call us.</summary>
public interface IPeers
{
    /// <summary>The peer behind the value of an Authorization header, or null for a stranger.</summary>
    ValueTask<Peer?> RecogniseAsync(string authorization, CancellationToken stop);
}

/// <summary>How far the acquaintance with a platform has come.</summary>
public enum Standing
{
    /// <summary>It holds a registration token (TOKEN_A), and may look around and register.</summary>
    Invited,

    /// <summary>We are registering with it: with the token that we sent (TOKEN_B) it may look around while it makes up its mind.</summary>
    Expected,

    /// <summary>Both sides have each other's token: it may do everything.</summary>
    Registered,
}

/// <summary>A platform that calls us; its token names it (transport_and_format; TRN-06).</summary>
public sealed record Peer(string Id, Standing Standing = Standing.Registered)
{
    /// <summary>How we reach it; null as long as it has not told us.</summary>
    public PeerContact? Contact { get; init; }

    /// <summary>The party behind a token that was agreed upon without a registration; null for everybody else.</summary>
    public PartyKey? AgreedParty { get; init; }

    /// <summary>The parties that speak through the platform.</summary>
    public IEnumerable<PartyKey> Parties =>
        Contact?.Roles.Select(role => new PartyKey(role.CountryCode, role.PartyId)) ?? (AgreedParty is null ? [] : [AgreedParty]);

    /// <summary>Whether a party is one of them.</summary>
    public bool Speaks(string countryCode, string partyId) => Parties.Contains(new PartyKey(countryCode, partyId));

    /// <inheritdoc />
    public override string ToString() => $"peer {Id} ({Standing})";
}

/// <summary>What a platform told of itself when it registered (credentials).</summary>
/// <param name="Token">The token that we have to send it.</param>
/// <param name="VersionsUrl">Where its API begins.</param>
/// <param name="Roles">The parties that speak through it.</param>
/// <param name="Endpoints">Where its modules are, as its version details said.</param>
public sealed record PeerContact(
    string Token, Uri VersionsUrl, IReadOnlyList<CredentialsRole> Roles, IReadOnlyList<EndpointEntry> Endpoints)
{
    /// <summary>Where it found our API, which is how it reaches us; null where it registered before we took note of that.</summary>
    public Uri? OwnVersionsUrl { get; init; }

    /// <summary>Where one of its modules is, or null where it does not offer it.</summary>
    public Uri? EndpointOf(string module, InterfaceRole role) =>
        Endpoints.FirstOrDefault(endpoint => endpoint.Identifier == module && endpoint.Role == role)?.Url;

    /// <summary>Something beneath one of its modules; null where it does not offer it.</summary>
    /// <param name="module">The module.</param>
    /// <param name="role">On which of its sides.</param>
    /// <param name="path">What follows the endpoint, with a slash before it. Exactly one stands between them, however the endpoint ends (AMB-12).</param>
    public Uri? UrlOf(string module, InterfaceRole role, string path) =>
        EndpointOf(module, role) is { } endpoint ? new Uri(endpoint.AbsoluteUri.TrimEnd('/') + path) : null;

    /// <summary>Without the token: what is printed ends up in a log.</summary>
    public override string ToString() => VersionsUrl.ToString();
}
