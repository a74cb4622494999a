using System.Text.Json;
using OcpiKit.Engine.Evidence;
using OcpiKit.Engine.Parties;
using OcpiKit.Protocol;

namespace OcpiKit.Engine.Listening.Outward;

/// <summary>Looks at the target's versions and details with a token that it gave: what a party does before it answers a registration (credentials, CRE-17).</summary>
internal sealed class Discovery(Edition edition, string role, Errands errands)
{
    /// <summary>Looks.</summary>
    /// <returns>What was found; or the status code and the reason why nothing was.</returns>
    public async Task<(Registration? Found, int Status, string Why)> FindAsync(Uri versions, string token, IReadOnlyList<RoleOfParty> roles, CancellationToken stop)
    {
        if (versions.Scheme is not ("http" or "https"))
            return (null, 2001, "The url of the credentials is no http or https URL.");
        var list = await DataAsync("versions.symmetric.list", versions, token, stop);
        var offered = list is { } data ? edition.Dialect.ReadVersions(data) : [];
        if (offered.Count == 0)
            return (null, 3001, "No versions could be had from the url of the credentials.");
        if (offered.FirstOrDefault(version => version.Version == edition.Version) is not { } entry)
            return (null, 3002, $"OCPI {edition.Version} is not among the versions.");
        if (UrlOf(versions, entry.Url) is not { } details || await DataAsync("versions.symmetric.get", details, token, stop) is not { } answer)
            return (null, 3001, $"The details of {edition.Version} could not be had.");
        var endpoints = edition.Dialect.ReadDetails(answer)
            .Select(endpoint => UrlOf(versions, endpoint.Url) is { } url ? new OfferedEndpoint(endpoint.Identifier, endpoint.Role, url) : null)
            .OfType<OfferedEndpoint>().ToList();
        return endpoints.Exists(IsOfUse)
            ? (new(versions, details, token, roles, endpoints), 1000, "")
            : (null, 3003, $"None of the endpoints is of use to a {role}.");
    }

    private async Task<JsonElement?> DataAsync(string operation, Uri url, string token, CancellationToken stop)
    {
        var delivery = await errands.SendAsync(edition.Operations[operation], url, token, false, null, null, stop);
        return delivery is { Fault: null, Received: { Status: 200 } answer } && ParsedBody.Of(answer.Body).Envelope is { Code: 1000, Data: { } data } ? data : null;
    }

    /// <summary>From https nothing leads down to http: the token would be readable on its way.</summary>
    private static Uri? UrlOf(Uri versions, string text) =>
        Uri.TryCreate(versions, text, out var url) && url.Scheme is "http" or "https" && (versions.Scheme == "http" || url.Scheme == "https") ? url : null;

    /// <summary>The other side of an interface of ours.</summary>
    private bool IsOfUse(OfferedEndpoint endpoint) => Interfaces.Of(role).Any(ours =>
        ours.Module == endpoint.Module && endpoint.Role.Equals(ours.Side == Interface.Sender ? "RECEIVER" : "SENDER", StringComparison.OrdinalIgnoreCase));
}
