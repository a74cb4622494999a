using OcpiKit.Ocpi.Answers;
using OcpiKit.Ocpi.Calling;
using OcpiKit.Ocpi.Types;

namespace OcpiKit.Ocpi.Registration;

/// <summary>Finds the endpoints of a peer: its versions, then the details of the one we both speak (version_information_endpoint).</summary>
public sealed class Discovery(PeerClient client, PeerUrls urls)
{
    private const string Version = "2.2.1";

    /// <summary>Asks the peer where its endpoints are.</summary>
    /// <exception cref="RegistrationException">
    /// 3001: it cannot be asked, 3002: it does not speak our version, 3003: an endpoint is missing (credentials; CRE-17, CRE-19).
    /// </exception>
    public async Task<IReadOnlyList<EndpointEntry>> FindAsync(
        Uri versionsUrl, string token, IReadOnlyList<NeededEndpoint> needed, CancellationToken stop)
    {
        var versions = await ReadAsync<IReadOnlyList<VersionEntry>>("versions", versionsUrl, null, token, stop);
        var ours = versions.FirstOrDefault(entry => entry.Version == Version)
            ?? throw new RegistrationException(StatusCode.UnsupportedVersion, $"Your versions do not list {Version}, which is the one we speak.");

        var details = await ReadAsync<VersionDetails>("version details", ours.Url, versionsUrl, token, stop);
        if (details.Version != Version)
            throw new RegistrationException(StatusCode.UnusableClient, $"Behind the URL that your versions give for {Version} there is another version.");

        // Credentials has no sides: either role will do (VER-08).
        if (details.Endpoints.All(endpoint => endpoint.Identifier != "credentials"))
            throw Missing("credentials");
        foreach (var (module, role) in needed)
        {
            if (!details.Endpoints.Any(endpoint => endpoint.Identifier == module && endpoint.Role == role))
                throw Missing($"{module} ({role.ToString().ToUpperInvariant()})");
        }
        foreach (var endpoint in details.Endpoints)
            Require(endpoint.Url, versionsUrl, $"{endpoint.Identifier} endpoint");
        return details.Endpoints;
    }

    private async Task<T> ReadAsync<T>(string what, Uri url, Uri? before, string token, CancellationToken stop)
        where T : class
    {
        Require(url, before, what);
        try
        {
            var answer = await client.SendAsync(new PeerRequest(HttpMethod.Get, url, token), stop);
            return answer.DataAs<T>();
        }
        catch (PeerException fault)
        {
            throw new RegistrationException(StatusCode.UnusableClient, $"We could not read your {what}: {fault.Message}.");
        }
    }

    private void Require(Uri url, Uri? before, string what)
    {
        if (urls.WhyNot(url, before) is { } why)
            throw new RegistrationException(StatusCode.UnusableClient, $"The URL of your {what} {why}");
    }

    private static RegistrationException Missing(string endpoint) =>
        new(StatusCode.MissingEndpoint, $"Your version details do not list an endpoint that we need: {endpoint}.");
}
