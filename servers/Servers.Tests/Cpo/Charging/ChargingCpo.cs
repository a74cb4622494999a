using System.Text.Json;
using System.Text.Json.Nodes;
using System.Threading.Channels;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using OcpiKit.Cpo;
using OcpiKit.Cpo.Simulation;
using OcpiKit.Ocpi.Paging;
using OcpiKit.Ocpi.Storage;
using OcpiKit.Ocpi.Types;
using OcpiKit.Servers.Tests.Pushing;

namespace OcpiKit.Servers.Tests.Cpo.Charging;

/// <summary>A CPO whose time passes when a test says so, and the eMSP DE*OKM that it tells everything.</summary>
internal sealed class ChargingCpo : IAsyncDisposable
{
    public const string ResponseUrl = "https://okm.example/results/7?of=that";

    private readonly Channel<Received> _received = Channel.CreateUnbounded<Received>();
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 5, 4, 10, 0, 0, TimeSpan.Zero));
    private readonly Receivers _emsp = new();
    private CpoInProcess _cpo = null!;

    public CpoInProcess Cpo => _cpo;

    public DateTimeOffset Now => _time.GetUtcNow();

    /// <summary>What the eMSP answers when it is asked whether a driver may charge; null: it knows no such token.</summary>
    public Func<JsonObject?> Authorization { get; set; } = () => null;

    /// <summary>Set to let nobody reach the eMSP.</summary>
    public bool IsEmspDown { get; set; }

    public static async Task<ChargingCpo> StartAsync(string? database = null, int traffic = 0)
    {
        var made = new ChargingCpo();
        made._emsp.Answer = (received, _) =>
        {
            if (made.IsEmspDown)
                throw new HttpRequestException(HttpRequestError.ConnectionError);
            made._received.Writer.TryWrite(received);
            return Task.FromResult(received.Request.Contains("/authorize", StringComparison.Ordinal)
                ? made.Authorization() is { } info ? (200, Receivers.Data(info.ToJsonString())) : (404, Receivers.Refusal(2004))
                : (200, Receivers.Success));
        };
        made._cpo = await CpoInProcess.StartAsync(new CpoOptions { Locations = 60, History = 0, Database = database, Traffic = traffic }, builder =>
        {
            made._emsp.ServeTo(builder);
            builder.Services.AddSingleton<TimeProvider>(made._time);
        });
        await made._cpo.RegisterAsync(
            "OKM",
            "DE",
            ("locations", InterfaceRole.Receiver),
            ("sessions", InterfaceRole.Receiver),
            ("cdrs", InterfaceRole.Receiver),
            ("tokens", InterfaceRole.Sender),
            ("chargingprofiles", InterfaceRole.Sender));
        return made;
    }

    /// <summary>Time passes, and all that was to happen in it has happened.</summary>
    public async Task PassAsync(TimeSpan time)
    {
        _time.Advance(time);
        await _cpo.Server.Services.GetRequiredService<Simulator>().StepAsync(default);
    }

    /// <summary>Sends a command; gives the result of the response.</summary>
    public async Task<string?> CommandAsync(string command, JsonObject body)
    {
        body["response_url"] ??= ResponseUrl;
        var reply = await _cpo.SendAsync(HttpMethod.Post, $"{CpoInProcess.Root}/commands/{command}", body.ToJsonString());
        return reply.HasData ? reply.Data.GetProperty("result").GetString() : $"{reply.StatusCode}";
    }

    /// <summary>Starts a session at an EVSE, and lets the driver plug in; gives the session.</summary>
    public async Task<JsonNode> StartSessionAsync(Location location, Evse evse)
    {
        Assert.That(await CommandAsync("START_SESSION", StartSession(location, evse)), Is.EqualTo("ACCEPTED"));
        await PassAsync(TimeSpan.FromSeconds(10));
        return await ToldAsync("PUT https://okm.example/sessions/", session => (string?)session["status"] is "ACTIVE");
    }

    public static JsonObject StartSession(Location location, Evse evse) => new()
    {
        ["token"] = Token(),
        ["location_id"] = location.Id,
        ["evse_uid"] = evse.Uid,
        ["connector_id"] = evse.Connectors[0].Id,
        ["authorization_reference"] = "REF-1",
    };

    public static JsonObject Token(string uid = "CARD1", string whitelist = "ALLOWED", bool valid = true) => new()
    {
        ["country_code"] = "DE",
        ["party_id"] = "OKM",
        ["uid"] = uid,
        ["type"] = "RFID",
        ["contract_id"] = "DE-OKM-C00000001",
        ["issuer"] = "Okm",
        ["valid"] = valid,
        ["whitelist"] = whitelist,
        ["last_updated"] = "2026-03-01T08:00:00Z",
    };

    /// <summary>An EVSE that can do something, and is free.</summary>
    public async Task<(Location Location, Evse Evse)> FindAsync(Capability capability, Status status = Status.Available)
    {
        var locations = (await _cpo.WalkAsync(CpoInProcess.Locations)).Select(json => json.Deserialize<Location>(OcpiJson.Options)!);
        return locations
            .SelectMany(location => location.Evses!.Select(evse => (location, evse)))
            .First(pair => pair.location.Publish && pair.evse.Status == status && pair.evse.Capabilities!.Contains(capability));
    }

    /// <summary>Waits until the eMSP has received a message, and gives its body; what came before is passed over.</summary>
    public async Task<JsonNode> ToldAsync(string beginsWith, Func<JsonNode, bool>? fits = null)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        var passed = new List<string>();
        try
        {
            while (true)
            {
                var received = await _received.Reader.ReadAsync(patience.Token);
                if (received.Request.StartsWith(beginsWith, StringComparison.Ordinal) && (fits is null || fits(received.Json!)))
                    return received.Json!;
                passed.Add($"{received.Request} {received.Body}");
            }
        }
        catch (OperationCanceledException)
        {
            throw new AssertionException($"Nothing came that begins with {beginsWith}. What came:\n{string.Join('\n', passed)}");
        }
    }

    /// <summary>What the CPO has under a URL.</summary>
    public async Task<JsonElement> GetAsync(string url) => (await _cpo.GetAsync(url)).Data;

    /// <summary>What the store has of a module.</summary>
    public async Task<IReadOnlyList<JsonNode>> ListAsync(string module) =>
        [.. (await Store.ListAsync(new ObjectQuery(module, new PageRequest(null, null, 0, 1000)), default)).Objects.Select(json => JsonNode.Parse(json)!)];

    private IObjectStore Store => _cpo.Server.Services.GetRequiredService<IObjectStore>();

    public ValueTask DisposeAsync() => _cpo.DisposeAsync();
}
