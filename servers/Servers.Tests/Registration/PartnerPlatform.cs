using System.Collections.Concurrent;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using OcpiKit.Ocpi.Calling;
using OcpiKit.Ocpi.Transport;

namespace OcpiKit.Servers.Tests.Registration;

/// <summary>The other side of a registration: answers for versions and details like a good platform, or as a test wants it.</summary>
internal sealed class PartnerPlatform : HttpMessageHandler
{
    public const string VersionsUrl = "https://partner.example/ocpi/versions";
    public const string DetailsUrl = "https://partner.example/ocpi/2.2.1";
    public const string CredentialsUrl = "https://partner.example/ocpi/2.2.1/credentials";

    /// <summary>What came in: the method and URL, and the token.</summary>
    public ConcurrentQueue<(string Request, string Token)> Calls { get; } = [];

    public string Versions { get; set; } = Envelope($$"""[{ "version": "2.1.1", "url": "https://partner.example/old" }, { "version": "2.2.1", "url": "{{DetailsUrl}}" }]""");

    public string Details { get; set; } = DetailsWith(("credentials", "SENDER"), ("tokens", "SENDER"), ("locations", "SENDER"));

    /// <summary>What it answers when we register with it.</summary>
    public Func<Task<string>> Credentials { get; set; } = () => Task.FromResult(Envelope(CredentialsJson("their-token-c")));

    public HttpStatusCode Status { get; set; } = HttpStatusCode.OK;

    /// <summary>The token that came in credentials; null as long as none did.</summary>
    public string? SentToken { get; private set; }

    /// <summary>How it answers for all other URLs; as long as a test wants nothing, there is nothing.</summary>
    public Func<HttpRequestMessage, CancellationToken, Task<HttpResponseMessage>>? Others { get; set; }

    /// <summary>Set to let it never answer.</summary>
    public bool IsDead { get; set; }

    public static string Envelope(string data) => $$"""{ "data": {{data}}, "status_code": 1000, "timestamp": "2026-05-01T10:00:00Z" }""";

    public static string DetailsWith(params (string Module, string Role)[] endpoints) => Envelope(new JsonObject
    {
        ["version"] = "2.2.1",
        ["endpoints"] = new JsonArray([.. endpoints.Select(e => new JsonObject
        {
            ["identifier"] = e.Module,
            ["role"] = e.Role,
            ["url"] = $"{DetailsUrl}/{e.Module}",
        })]),
    }.ToJsonString());

    public static string CredentialsJson(string token, string partyId = "PAR", string role = "EMSP", string url = VersionsUrl) => new JsonObject
    {
        ["token"] = token,
        ["url"] = url,
        ["roles"] = new JsonArray(new JsonObject
        {
            ["role"] = role,
            ["country_code"] = "NL",
            ["party_id"] = partyId,
            ["business_details"] = new JsonObject { ["name"] = "Partner" },
        }),
    }.ToJsonString();

    /// <summary>Lets a server reach this platform, and nobody else.</summary>
    public void ServeTo(IHostApplicationBuilder builder)
    {
        builder.Services.AddSingleton<HttpMessageHandler>(this);
        builder.Services.AddSingleton(new PeerLimits(TimeSpan.FromMilliseconds(IsDead ? 50 : 10_000), 4096));
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        Calls.Enqueue(($"{request.Method} {request.RequestUri}", CredentialsToken.OfHeader(request.Headers.Authorization!.ToString())));
        if (IsDead)
            await Task.Delay(Timeout.Infinite, cancellationToken);

        if (Others is not null && request.RequestUri!.AbsoluteUri is not (VersionsUrl or DetailsUrl or CredentialsUrl))
            return await Others(request, cancellationToken);
        if (request.Content is not null)
            SentToken = (string?)JsonNode.Parse(await request.Content.ReadAsStringAsync(cancellationToken))!["token"];

        var body = request.RequestUri!.AbsoluteUri switch
        {
            VersionsUrl => Versions,
            DetailsUrl => Details,
            CredentialsUrl => await Credentials(),
            _ => throw new HttpRequestException(HttpRequestError.NameResolutionError),
        };
        return new HttpResponseMessage(Status) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
    }
}
