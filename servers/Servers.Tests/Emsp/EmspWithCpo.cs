using System.Collections.Concurrent;
using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Threading.Channels;
using Microsoft.Extensions.DependencyInjection;
using OcpiKit.Emsp;
using OcpiKit.Ocpi.Calling;
using OcpiKit.Ocpi.Pushing;
using OcpiKit.Servers.Tests.Pushing;
using OcpiKit.Servers.Tests.Registration;

namespace OcpiKit.Servers.Tests.Emsp;

/// <summary>An eMSP, and the CPO NL*PAR that has registered with it: takes what it is asked, and answers as a test wants.</summary>
internal sealed class EmspWithCpo : IAsyncDisposable
{
    private readonly PartnerPlatform _platform;

    private readonly Channel<PushOutcome> _pushed = Channel.CreateUnbounded<PushOutcome>();

    private EmspWithCpo(PartnerPlatform platform, EmspInProcess emsp)
    {
        (_platform, Emsp) = (platform, emsp);
        emsp.Server.Services.GetRequiredService<PushLog>().Noted += outcome => _pushed.Writer.TryWrite(outcome);
    }

    public EmspInProcess Emsp { get; }

    /// <summary>What the CPO was asked, but for what belongs to the registration.</summary>
    public ConcurrentQueue<Received> Asked { get; } = [];

    /// <summary>How the CPO answers; it accepts everything, as long as a test wants nothing else.</summary>
    public Func<Received, Task<(int Http, string Body)>> Answer { get; set; } = _ => Task.FromResult((200, Accepted(30)));

    /// <summary>The header Link of an answer; null where it has none.</summary>
    public Func<Received, string?> Link { get; set; } = _ => null;

    public static string Accepted(int timeout) => PartnerPlatform.Envelope($$"""{ "result": "ACCEPTED", "timeout": {{timeout}} }""");

    public static async Task<EmspWithCpo> StartAsync(
        TimeProvider? time = null, EmspOptions? options = null, Action<IServiceCollection>? add = null)
    {
        var platform = new PartnerPlatform
        {
            Details = PartnerPlatform.DetailsWith(
                ("credentials", "SENDER"), ("locations", "SENDER"), ("tariffs", "SENDER"), ("sessions", "SENDER"), ("cdrs", "SENDER"),
                ("tokens", "RECEIVER"), ("commands", "RECEIVER"), ("chargingprofiles", "RECEIVER")),
        };
        var emsp = await EmspInProcess.RegisteredAsync(options, builder =>
        {
            platform.ServeTo(builder);
            builder.Services.AddSingleton(new PeerLimits(TimeSpan.FromSeconds(10), 256 * 1024));
            if (time is not null)
                builder.Services.AddSingleton(time);
            add?.Invoke(builder.Services);
        });
        var both = new EmspWithCpo(platform, emsp);
        platform.Others = both.TakeAsync;
        await emsp.PutAsync(EmspInProcess.Locations + "/L1", Made.Location().ToJsonString());
        return both;
    }

    /// <summary>Asks the eMSP for something as a driver's app.</summary>
    public Task<Reply> DriveAsync(HttpMethod method, string path, string? json = null) => Emsp.SendAsync(method, "/driver" + path, json);

    /// <summary>Gives an order as a driver's app.</summary>
    public Task<Reply> OrderAsync(string path, string json) => DriveAsync(HttpMethod.Post, path, json);

    /// <summary>Tells the eMSP what the station said, as the CPO.</summary>
    public Task<Reply> ReportAsync(string url, string json) => Emsp.SendAsync(HttpMethod.Post, url, json);

    /// <summary>The state of an order, as the app sees it.</summary>
    public async Task<JsonElement> OrderAsync(string id) => (await DriveAsync(HttpMethod.Get, "/orders/" + id)).Data;

    /// <summary>Waits for what becomes of the next push.</summary>
    public async Task<PushOutcome> PushedAsync()
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        return await _pushed.Reader.ReadAsync(patience.Token);
    }

    /// <summary>The response_url of the last order.</summary>
    public string ResponseUrl => (string)Asked.Last().Json!["response_url"]!;

    /// <summary>The token of a driver who may charge, or may not.</summary>
    public async Task<JsonObject> TokenAsync(bool valid = true, string type = "RFID") =>
        (await Emsp.WalkAsync(EmspInProcess.Tokens)).Select(token => JsonNode.Parse(token.GetRawText())!.AsObject())
            .First(token => (bool)token["valid"]! == valid && (string)token["type"]! == type);

    public async Task<string> StartRequestAsync(bool valid = true) =>
        $$"""{ "token": "{{(await TokenAsync(valid))["uid"]}}", "location_id": "L1", "evse_uid": "E1", "connector_id": "1" }""";

    public async ValueTask DisposeAsync()
    {
        await Emsp.DisposeAsync();
        _platform.Dispose();
    }

    private async Task<HttpResponseMessage> TakeAsync(HttpRequestMessage request, CancellationToken stop)
    {
        var received = await Receivers.ReadAsync(request, stop);
        Asked.Enqueue(received);
        var (http, body) = await Answer(received);
        var response = new HttpResponseMessage((HttpStatusCode)http) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        if (Link(received) is { } link)
            response.Headers.TryAddWithoutValidation("Link", link);
        return response;
    }
}
