using OcpiKit.Ocpi.Documentation;
using OcpiKit.Ocpi.Registration;
using OcpiKit.Ocpi.Transport;
using OcpiKit.Ocpi.Types;

namespace OcpiKit.Ocpi.Watching;

/// <summary>The other side of a message, as people know it.</summary>
/// <param name="Id">The peer's id; empty for whoever is no partner yet.</param>
/// <param name="Name">Company and party, or what else is known.</param>
/// <param name="Role">What it does in roaming, if it said so.</param>
/// <param name="Spoken">What a sentence calls it.</param>
internal sealed record Partner(string Id, string Name, Role? Role, string Spoken);

/// <summary>Knows partners by their requests, and by the addresses at which we call them.</summary>
internal sealed class Partners(PeerBook book)
{
    // The words with which addresses of versions and credentials usually end; before a registration there is nothing else to go by.
    private static readonly (string Ending, string Module, string Path)[] Usual =
    [
        ("/versions", "versions", ""), ("/credentials", "credentials", ""), ("/2.2.1", "versions", "/details"), ("/details", "versions", "/details"),
    ];

    /// <summary>Whoever sent a request.</summary>
    public static Partner Of(Peer? peer) => peer switch
    {
        null => new Partner("", "somebody unknown", null, "somebody"),
        { Contact: { Roles: [var role, ..] } } =>
            new Partner(peer.Id, $"{role.BusinessDetails.Name} ({role.CountryCode}*{role.PartyId})", role.Role, Telling.Name(role.Role)),
        { AgreedParty: { } party } => new Partner(peer.Id, $"{party}, with an agreed token", null, "the partner"),
        _ => new Partner("", "a platform that is not registered yet", null, "a new partner"),
    };

    /// <summary>Whoever is called at an address, and which operation that is.</summary>
    public (Partner Partner, Operation? Operation) At(HttpMethod method, Uri url)
    {
        foreach (var peer in book.Registered)
        {
            var endpoint = peer.Contact!.Endpoints.Where(endpoint => IsBeneath(endpoint.Url, url)).MaxBy(endpoint => endpoint.Url.AbsolutePath.Length);
            if (endpoint is not null)
                return (Of(peer), Operations.Find(endpoint.Identifier, endpoint.Role, method.Method, Rest(endpoint.Url, url)));
            if (peer.Contact.VersionsUrl.Authority == url.Authority)
                return (Of(peer), Guess(method, url));
        }
        return (new Partner("", url.Authority, null, "a new partner"), Guess(method, url));
    }

    private static Operation? Guess(HttpMethod method, Uri url)
    {
        var path = url.AbsolutePath.TrimEnd('/');
        var (_, module, rest) = Usual.FirstOrDefault(usual => path.EndsWith(usual.Ending, StringComparison.OrdinalIgnoreCase));
        return module is null ? null : Operations.Find(module, default, method.Method, rest);
    }

    private static bool IsBeneath(Uri endpoint, Uri url) =>
        endpoint.Authority == url.Authority && (url.AbsolutePath + "/").StartsWith(endpoint.AbsolutePath.TrimEnd('/') + "/", StringComparison.Ordinal);

    private static string Rest(Uri endpoint, Uri url) => url.AbsolutePath[endpoint.AbsolutePath.TrimEnd('/').Length..];
}
