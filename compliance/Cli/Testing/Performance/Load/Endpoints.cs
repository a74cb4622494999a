using System.Net.Http.Headers;
using System.Net.Mime;
using System.Text;
using System.Text.Json;
using OcpiKit.Cli.Shell;

namespace OcpiKit.Cli.Testing.Performance.Load;

/// <summary>Where a server takes requests, and with which token.</summary>
/// <param name="token">The credentials token that it gave.</param>
/// <param name="endpoints">Its endpoints, by module and role.</param>
internal sealed class Endpoints(string token, IReadOnlyDictionary<(string Module, string Role), Uri> endpoints)
{
    private const string Version = "2.2.1";
    private readonly AuthenticationHeaderValue _authorization = Authorization(token);

    /// <summary>Finds its endpoints from its versions URL on. What is no OCPI is an exception of who reads JSON or addresses.</summary>
    /// <exception cref="UsageException">It refuses, or leads away.</exception>
    public static async Task<Endpoints> FindAsync(HttpClient client, Uri versions, string token, CancellationToken stop)
    {
        var details = (await DataAsync(client, versions, token, stop)).EnumerateArray()
            .FirstOrDefault(version => version.GetProperty("version").GetString() == Version) is { ValueKind: JsonValueKind.Object } found
            ? new Uri(versions, found.GetProperty("url").GetString())
            : throw new UsageException($"{Shown(versions)} does not offer OCPI {Version}.", ExitCode.Unreachable);
        if (!Stays(versions, details))
            throw new UsageException($"{Shown(versions)} leads to {details.Scheme}://{details.Authority}: name the versions URL of that one.", ExitCode.Unreachable);
        var endpoints = (await DataAsync(client, details, token, stop)).GetProperty("endpoints").EnumerateArray()
            .Select(endpoint => (Module: endpoint.GetProperty("identifier").GetString()!, Role: endpoint.GetProperty("role").GetString()!, Url: new Uri(details, endpoint.GetProperty("url").GetString())))
            .Where(endpoint => Stays(versions, endpoint.Url))
            .DistinctBy(endpoint => (endpoint.Module, endpoint.Role))
            .ToDictionary(endpoint => (endpoint.Module, endpoint.Role), endpoint => endpoint.Url);
        return new(token, endpoints);
    }

    /// <summary>Whether an address that a server gave may have the token: it goes to the host that the user named, and not in the clear where the user wrote https.</summary>
    public static bool Stays(Uri named, Uri given) => given.Host == named.Host && (given.Scheme == named.Scheme || given.Scheme == Uri.UriSchemeHttps);

    /// <summary>An address as it may be shown: what stands behind a question mark may be a secret.</summary>
    public static string Shown(Uri url) => url.GetComponents(UriComponents.SchemeAndServer | UriComponents.Path, UriFormat.UriEscaped);

    /// <summary>Whether it has an interface.</summary>
    public bool Has(string module, string role) => endpoints.ContainsKey((module, role));

    /// <summary>The address of something behind an interface.</summary>
    public Uri At(string module, string role, string rest = "") => new(endpoints[(module, role)].AbsoluteUri.TrimEnd('/') + rest);

    /// <summary>A request that reads.</summary>
    public HttpRequestMessage Get(Uri url) => Numbered(new(HttpMethod.Get, url));

    /// <summary>A request that writes.</summary>
    public HttpRequestMessage Send(HttpMethod method, Uri url, byte[] json) => Numbered(new(method, url)
    {
        Content = new ByteArrayContent(json) { Headers = { ContentType = new(MediaTypeNames.Application.Json) } },
    });

    // Every request of OCPI has ids of its own (transport_and_format, Message routing).
    private HttpRequestMessage Numbered(HttpRequestMessage request)
    {
        request.Headers.Authorization = _authorization;
        request.Headers.Add("X-Request-ID", Guid.NewGuid().ToString());
        request.Headers.Add("X-Correlation-ID", Guid.NewGuid().ToString());
        return request;
    }

    private static async Task<JsonElement> DataAsync(HttpClient client, Uri url, string token, CancellationToken stop)
    {
        using var request = new Endpoints(token, new Dictionary<(string, string), Uri>()).Get(url);
        using var response = await client.SendAsync(request, stop);
        var body = await response.Content.ReadAsByteArrayAsync(stop);
        return response.IsSuccessStatusCode
            ? JsonSerializer.Deserialize<JsonElement>(body).GetProperty("data")
            : throw new UsageException($"{Shown(url)} answers with HTTP {(int)response.StatusCode}: is this its versions URL, and the token that it gave you?", ExitCode.Unreachable);
    }

    // Tokens travel in Base64 (TRN-03).
    private static AuthenticationHeaderValue Authorization(string token) => new("Token", Convert.ToBase64String(Encoding.UTF8.GetBytes(token)));
}
