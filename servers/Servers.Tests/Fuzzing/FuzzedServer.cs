using System.Data.Common;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using OcpiKit.Cpo;
using OcpiKit.Cpo.Simulation;
using OcpiKit.Emsp;
using OcpiKit.Ocpi.Documentation;
using OcpiKit.Ocpi.Hosting;
using OcpiKit.Ocpi.Modules;
using OcpiKit.Ocpi.Paging;
using OcpiKit.Ocpi.Registration;
using OcpiKit.Ocpi.Storage;
using OcpiKit.Ocpi.Transport;
using OcpiKit.Ocpi.Types;
using OcpiKit.Servers.Tests.Registration;

namespace OcpiKit.Servers.Tests.Fuzzing;

/// <summary>
/// A server with sockets whose clock stands still, so that nothing in it changes but by what is sent; and a registered partner of the other
/// role, who is the one that the examples of the API reference are about.
/// </summary>
internal sealed partial class FuzzedServer : IAsyncDisposable
{
    private const string SessionOfExamples = "SESSION-1";

    private readonly OcpiServer _server;
    private readonly PartnerPlatform _partner;
    private readonly HttpClient _client;
    private readonly IDatabase _database;
    private readonly FakeTimeProvider _time;
    private readonly Failures _failures;
    private readonly Dictionary<Standing, string> _others = [];
    private int _number;

    private FuzzedServer(OcpiServer server, PartnerPlatform partner, FakeTimeProvider time, Failures failures, string token, IReadOnlyList<Door> doors)
    {
        (_server, _partner, _time, _failures, Doors) = (server, partner, time, failures, doors);
        _client = new HttpClient { BaseAddress = server.BaseUrl, Timeout = TimeSpan.FromSeconds(20) };
        _database = server.Services.GetRequiredService<IDatabase>();
        Authorization = CredentialsToken.ToHeader(token);
    }

    /// <summary>What the server logged as a failure of its own.</summary>
    public IReadOnlyCollection<string> Complaints => _failures.Lines;

    /// <summary>The header of the partner.</summary>
    public string Authorization { get; }

    /// <summary>Everything one can knock at.</summary>
    public IReadOnlyList<Door> Doors { get; private set; }

    public static async Task<FuzzedServer> StartAsync(string role)
    {
        var partner = new PartnerPlatform();
        var time = new FakeTimeProvider(new DateTimeOffset(2026, 5, 4, 12, 0, 0, TimeSpan.Zero));
        var failures = new Failures();
        void Alter(IHostApplicationBuilder builder)
        {
            partner.ServeTo(builder);
            builder.Services.AddSingleton<TimeProvider>(time);
            builder.Logging.AddProvider(failures);
        }
        OcpiServer server = role is "cpo"
            ? await CpoServer.StartAsync(new CpoOptions { Port = 0, Locations = 8, History = 0, PullInterval = 0 }, Alter)
            : await EmspServer.StartAsync(new EmspOptions { Port = 0, Tokens = 3, PullInterval = 0 }, Alter);
        var token = await BefriendAsync(server, role is "cpo" ? Role.Emsp : Role.Cpo, role is "cpo" ? "OKM" : "OKC");
        var fuzzed = new FuzzedServer(server, partner, time, failures, token, await DoorsAsync(server));
        return role is "cpo" ? await fuzzed.WithSessionAsync() : fuzzed;
    }

    /// <summary>The header for an operation: registrations are made and ended by somebody of whom nothing else is wanted.</summary>
    public async Task<string> AuthorizationForAsync(Door door)
    {
        if (door.Operation is not { Module: "credentials", Method: not "GET" })
            return Authorization;
        var standing = door.Operation.Method is "POST" ? Standing.Invited : Standing.Registered;
        if (!_others.TryGetValue(standing, out var known) || _server.Services.GetRequiredService<PeerBook>().Recognise(known)?.Standing != standing)
        {
            var token = standing is Standing.Invited ? _server.Invite() : await BefriendAsync(_server, Role.Nap, string.Create(CultureInfo.InvariantCulture, $"{_number++:D3}"));
            _others[standing] = known = CredentialsToken.ToHeader(token);
        }
        return known;
    }

    /// <summary>Sends a request, and looks at what always has to be so.</summary>
    public async Task<(Reply? Reply, string? Allow)> SendAsync(Attack attack)
    {
        using var request = new HttpRequestMessage(new HttpMethod(attack.Method), new Uri(_server.BaseUrl.AbsoluteUri.TrimEnd('/') + attack.Target, new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true }));
        if (attack.Authorization is not null)
            request.Headers.TryAddWithoutValidation("Authorization", attack.Authorization);
        if (attack.Body is not null)
            request.Content = new ByteArrayContent(attack.Body) { Headers = { ContentType = new("application/json") } };
        using var response = await _client.SendAsync(request);
        var allow = response.Content.Headers.Allow.Count > 0 ? string.Join(", ", response.Content.Headers.Allow) : null;
        Assert.That((int)response.StatusCode, Is.LessThan(500), $"a failure of ours\n{attack}");
        if (attack.Method is "HEAD")
            return (null, allow);
        try
        {
            return (await Reply.ReadAsync(response), allow);
        }
        catch (Exception fault)
        {
            throw new AssertionException($"HTTP {(int)response.StatusCode} without an envelope: {fault.Message}\n{attack}");
        }
    }

    /// <summary>Lets some time pass.</summary>
    public async Task PassAsync(TimeSpan time)
    {
        _time.Advance(time);
        if (_server.Services.GetService<Simulator>() is { } simulator)
            await simulator.StepAsync(default);
    }

    /// <summary>A digest of everything that is kept.</summary>
    public Task<string> DigestAsync() => _database.ReadAsync(
        async access =>
        {
            using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            foreach (var table in await NamesAsync(access.Connection))
            {
                await using var command = access.Connection.CreateCommand();
#pragma warning disable CA2100 // A name that the database itself gave.
                command.CommandText = $"SELECT * FROM \"{table}\"";
#pragma warning restore CA2100
                await using var rows = await command.ExecuteReaderAsync();
                while (await rows.ReadAsync())
                {
                    for (var i = 0; i < rows.FieldCount; i++)
                        hash.AppendData(rows.GetValue(i) is byte[] bytes ? bytes : Encoding.UTF8.GetBytes($"{rows.GetValue(i)}\n"));
                }
            }
            return Convert.ToHexString(hash.GetHashAndReset());
        },
        default);

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _server.DisposeAsync();
        _partner.Dispose();
    }

    // A driver of the partner charges, so that there is something to stop and to steer.
    private async Task<FuzzedServer> WithSessionAsync()
    {
        var store = _server.Services.GetRequiredService<IObjectStore>();
        var (location, evse) = (await ListAsync<Location>(store, "locations")).SelectMany(location => location.Evses!.Select(evse => (location, evse)))
            .First(pair => pair.evse is { Status: Status.Available, Capabilities: { } can } && can.Contains(Capability.ChargingProfileCapable) && can.Contains(Capability.RemoteStartStopCapable));
        var start = Doors.First(door => door.Pattern.EndsWith("START_SESSION", StringComparison.Ordinal));
        var body = JsonNode.Parse(start.Example!)!;
        (body["location_id"], body["evse_uid"], body["connector_id"]) = (location.Id, evse.Uid, evse.Connectors[0].Id);
        await SendAsync(new Attack("POST", start.Target, Authorization, Encoding.UTF8.GetBytes(body.ToJsonString())));
        await PassAsync(TimeSpan.FromMinutes(1));
        await PassAsync(TimeSpan.FromMinutes(1));

        var session = (await ListAsync<Session>(store, "sessions")).First(session => session.Status is SessionStatus.Active).Id;
        Doors = [.. Doors.Select(door => door with
        {
            Values = [.. door.Values.Select(value => value.Replace(SessionOfExamples, session, StringComparison.Ordinal))],
            Example = door.Example is { } example ? Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(example).Replace(SessionOfExamples, session, StringComparison.Ordinal)) : null,
        })];
        return this;
    }

    private static async Task<IEnumerable<T>> ListAsync<T>(IObjectStore store, string module) =>
        (await store.ListAsync(new ObjectQuery(module, new PageRequest(null, null, 0, 1000)), default)).Objects.Select(json => JsonSerializer.Deserialize<T>(json, OcpiJson.Options)!);

    private static async Task<IReadOnlyList<string>> NamesAsync(DbConnection connection)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name";
        await using var rows = await command.ExecuteReaderAsync();
        var names = new List<string>();
        while (await rows.ReadAsync())
            names.Add(rows.GetString(0));
        return names;
    }

    private static async Task<string> BefriendAsync(OcpiServer server, Role role, string partyId)
    {
        var peers = server.Services.GetRequiredService<PeerBook>();
        var token = CredentialsToken.Create();
        var contact = new PeerContact(
            "their-token", new Uri(PartnerPlatform.VersionsUrl), [new CredentialsRole(role, new BusinessDetails("Partner"), partyId, "DE")],
            [.. ((string[])["tokens", "locations", "tariffs", "sessions", "cdrs", "commands", "chargingprofiles"])
                .SelectMany(module => Enum.GetValues<InterfaceRole>().Select(side => new EndpointEntry(module, side, new Uri($"{PartnerPlatform.DetailsUrl}/{module}"))))]);
        await peers.RegisterAsync(peers.Admit(CredentialsToken.Create(), Standing.Expected), contact, token, default);
        return token;
    }

    // From the routes as they are mapped: a new module is fuzzed without a word said here. The examples come from the API reference.
    private static async Task<IReadOnlyList<Door>> DoorsAsync(OcpiServer server)
    {
        using var client = new HttpClient();
        var reference = JsonNode.Parse(await client.GetStringAsync(new Uri(server.BaseUrl, "/docs/ocpi.json")))!["paths"]!.AsObject();
        var examples = reference.SelectMany(path => path.Value!.AsObject().Select(method => (Id: (string)method.Value!["operationId"]!, Text: method.Value!)))
            .ToDictionary(operation => operation.Id, operation => operation.Text);

        var platform = server.Services.GetRequiredService<Platform>();
        return
        [
            .. server.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
                .Where(endpoint => endpoint.RoutePattern.RawText!.StartsWith("/ocpi/", StringComparison.Ordinal))
                .GroupBy(endpoint => endpoint.RoutePattern.RawText!)
                .SelectMany(path => Doors(path.Key, [.. path.SelectMany(endpoint => endpoint.Metadata.GetMetadata<HttpMethodMetadata>()!.HttpMethods).Distinct()])),
        ];

        IEnumerable<Door> Doors(string pattern, IReadOnlyList<string> methods) =>
            from method in methods
            where !HttpMethods.IsHead(method)
            let operation = Operations.Find(platform, method, pattern)
            let text = examples.GetValueOrDefault(operation.Id)
            let values = (text?["parameters"]?.AsArray() ?? []).Where(parameter => (string)parameter!["in"]! is "path").Select(parameter => (string)parameter!["example"]!).ToList()
            let query = (text?["parameters"]?.AsArray() ?? []).Where(parameter => (string)parameter!["in"]! is "query").ToDictionary(parameter => (string)parameter!["name"]!, parameter => (string)parameter!["example"]!)
            select new Door(operation, pattern, Parameter().Matches(pattern).Select((_, i) => values[i]).ToList(), query, methods)
            {
                Example = text?["requestBody"]?["content"]?["application/json"]?["example"]?.ToJsonString() is { } json ? Encoding.UTF8.GetBytes(json) : null,
            };
    }

    [GeneratedRegex(@"\{[^}]+\}")]
    internal static partial Regex Parameter();
}

/// <summary>One operation of a server, with what one would send to it.</summary>
/// <param name="Operation">Which one.</param>
/// <param name="Pattern">The pattern of its route.</param>
/// <param name="Values">What stands in the places of its parameters, so that something is there.</param>
/// <param name="Query">Parameters of its query.</param>
/// <param name="Methods">All methods that its path offers.</param>
internal sealed record Door(Operation Operation, string Pattern, IReadOnlyList<string> Values, IReadOnlyDictionary<string, string> Query, IReadOnlyList<string> Methods)
{
    /// <summary>A body that would be fine.</summary>
    public byte[]? Example { get; init; }

    /// <summary>Path and query that would be fine.</summary>
    public string Target => TargetWith(Values.Select(Uri.EscapeDataString).ToList(), QueryOf(Query.Where(_ => !Operation.IsList)));

    /// <summary>The path with other values, as they go over the wire.</summary>
    public string TargetWith(IReadOnlyList<string> values, string query)
    {
        var i = 0;
        return FuzzedServer.Parameter().Replace(Pattern, _ => values[i++]) + query;
    }

    public static string QueryOf(IEnumerable<KeyValuePair<string, string>> parameters)
    {
        var query = string.Join('&', parameters.Select(parameter => $"{parameter.Key}={Uri.EscapeDataString(parameter.Value)}"));
        return query.Length is 0 ? "" : "?" + query;
    }

    public override string ToString() => Operation.Id;
}
