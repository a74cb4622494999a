using OcpiKit.Protocol;

namespace OcpiKit.Engine.Parties;

/// <summary>What a target offers: read from its versions and version details by the preflight.</summary>
/// <param name="Versions">The versions URL.</param>
/// <param name="Details">The URL of the version under test.</param>
/// <param name="Endpoints">The endpoints of that version.</param>
/// <param name="Plain">Endpoints that are not called: plain http, though the versions URL is https.</param>
/// <param name="RawToken">Whether the target takes the token only as it is, not in Base64.</param>
/// <param name="Role">The role under test.</param>
public sealed record Offer(
    Uri Versions, Uri Details, IReadOnlyList<OfferedEndpoint> Endpoints, IReadOnlyList<OfferedEndpoint> Plain, bool RawToken, string Role = "CPO")
{
    /// <summary>The URL that an operation's template begins with, or null where the target does not offer it.</summary>
    public Uri? BaseOf(Operation operation) => operation.Id switch
    {
        "versions.symmetric.list" => Versions,
        "versions.symmetric.get" => Details,
        _ => Endpoints.FirstOrDefault(endpoint => endpoint.Serves(operation))?.Url,
    };
}

/// <summary>One endpoint of the version details whose URL can be used.</summary>
public sealed record OfferedEndpoint(string Module, string Role, Uri Url)
{
    /// <summary>Whether an operation is called here. The role of a credentials endpoint says nothing (version_information_endpoint, VER-09).</summary>
    public bool Serves(Operation operation) =>
        Module == operation.Module && (operation.Interface == Interface.Symmetric || Role.Equals(operation.Interface.ToString(), StringComparison.OrdinalIgnoreCase));
}

/// <summary>Where our token may go, and what the target is.</summary>
/// <param name="Hosts">Authorities (host and port) that the profile, versions, details or credentials named; grows as the run learns of others.</param>
/// <param name="Loopback">Whether the target is on this machine.</param>
public sealed record Neighbourhood(HashSet<string> Hosts, bool Loopback)
{
    /// <summary>Whether our token may go to this URL: a known host and port (another port is another program), and never from https down to http.</summary>
    public bool Trusts(Uri url, Uri from) =>
        url.Scheme is "http" or "https" && (from.Scheme == "http" || url.Scheme == "https") && Hosts.Contains(url.Authority);
}
