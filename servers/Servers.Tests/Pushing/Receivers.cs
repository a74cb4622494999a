using System.Collections.Concurrent;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using OcpiKit.Ocpi.Calling;
using OcpiKit.Ocpi.Transport;

namespace OcpiKit.Servers.Tests.Pushing;

/// <summary>A request as a peer received it.</summary>
internal sealed record Received(string Request, string Token, string Body, IReadOnlyDictionary<string, string> Headers)
{
    public JsonNode? Json => Body.Length is 0 ? null : JsonNode.Parse(Body);
}

/// <summary>All the peers to whom a server pushes: takes what comes in, and answers as a test wants it.</summary>
internal sealed class Receivers : HttpMessageHandler
{
    public const string Success = """{ "status_code": 1000, "timestamp": "2026-05-01T10:00:00Z" }""";

    /// <summary>What came in, in that order.</summary>
    public ConcurrentQueue<Received> All { get; } = [];

    /// <summary>How a request is answered; success, as long as a test wants nothing else.</summary>
    public Func<Received, CancellationToken, Task<(int Http, string Body)>> Answer { get; set; } = (_, _) => Task.FromResult((200, Success));

    public IEnumerable<string> Requests => All.Select(received => received.Request);

    public static string Refusal(int statusCode) => $$"""{ "status_code": {{statusCode}}, "status_message": "no", "timestamp": "2026-05-01T10:00:00Z" }""";

    public static string Data(string json) => $$"""{ "data": {{json}}, "status_code": 1000, "timestamp": "2026-05-01T10:00:00Z" }""";

    public void ServeTo(IHostApplicationBuilder builder)
    {
        builder.Services.AddSingleton<HttpMessageHandler>(this);
        builder.Services.AddSingleton(new PeerLimits(TimeSpan.FromSeconds(30), 64 * 1024));
    }

    public static async Task<Received> ReadAsync(HttpRequestMessage request, CancellationToken stop) => new(
        $"{request.Method} {request.RequestUri}",
        CredentialsToken.OfHeader(request.Headers.Authorization!.ToString()),
        request.Content is null ? "" : await request.Content.ReadAsStringAsync(stop),
        request.Headers.ToDictionary(header => header.Key, header => string.Join(",", header.Value), StringComparer.OrdinalIgnoreCase));

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var received = await ReadAsync(request, cancellationToken);
        All.Enqueue(received);
        var (http, body) = await Answer(received, cancellationToken);
        return new HttpResponseMessage((HttpStatusCode)http) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
    }
}
