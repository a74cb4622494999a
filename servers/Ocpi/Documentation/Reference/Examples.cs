using System.Text.Json;
using System.Text.Json.Nodes;
using OcpiKit.Ocpi.Answers;
using OcpiKit.Ocpi.Modules;
using OcpiKit.Ocpi.Paging;
using OcpiKit.Ocpi.Registration;
using OcpiKit.Ocpi.Storage;
using OcpiKit.Ocpi.Types;

namespace OcpiKit.Ocpi.Documentation.Reference;

/// <summary>Makes examples. What the server made up itself when it started is taken from the store, so that one can ask for it as it stands there.</summary>
internal sealed class Examples(IObjectStore store, Platform platform, RegistrationTerms terms, TimeProvider time)
{
    private static readonly PartyKey UsualCpo = new("DE", "OKC");
    private static readonly PartyKey UsualEmsp = new("DE", "OKM");

    /// <summary>The scene of the examples, with this server in its role.</summary>
    public async Task<Scene> SceneAsync(CancellationToken stop)
    {
        var self = terms.Roles[0];
        var own = new PartyKey(self.CountryCode, self.PartyId);
        var scene = self.Role is Role.Cpo ? new Scene(own, UsualEmsp) : new Scene(UsualCpo, own);
        return scene with
        {
            Location = await FirstAsync<Location>("locations", stop) is { Evses: [{ Connectors.Count: > 0 }, ..] } location ? location : scene.Location,
            Tariff = await FirstAsync<Tariff>("tariffs", stop) ?? scene.Tariff,
            Token = await FirstAsync<Token>("tokens", stop) ?? scene.Token,
        };
    }

    /// <summary>A body that an operation takes.</summary>
    public static JsonNode? Request(Operation operation, Scene scene) => operation switch
    {
        { Body: null } => null,
        { Module: "credentials" } => Json(Credentials(new Uri("https://partner.example/ocpi/versions"), new PartyKey("NL", "EXA"), Role.Hub)),
        { IsPartial: true } => Json(Scene.Changes(operation.Body)),
        _ => Json(scene.Whole(operation.Body, Callback(operation))),
    };

    /// <summary>The data of an answer.</summary>
    public JsonNode? Data(Operation operation, Scene scene, Uri server) => operation switch
    {
        { Data: null } => null,
        { Module: "versions", Path: "" } => Json(new[] { new VersionEntry(platform.Version, new Uri(server, platform.Root)) }),
        { Module: "versions" } => Json(new VersionDetails(
            platform.Version, [.. platform.Modules.Select(module => new EndpointEntry(module.Identifier, module.Role, new Uri(server, platform.PathOf(module))))])),
        { Module: "credentials" } => Json(new Credentials("a-token-that-nobody-can-guess", new Uri(server, platform.VersionsPaths[0]), terms.Roles)),
        { IsList: true } => new JsonArray(Json(scene.Whole(operation.Data, server))),
        _ => Json(scene.Whole(operation.Data, server)),
    };

    /// <summary>An answer around data, or around nothing.</summary>
    public JsonObject Envelope(JsonNode? data, int statusCode, string message)
    {
        var envelope = new JsonObject { ["status_code"] = statusCode, ["status_message"] = message, ["timestamp"] = OcpiDateTime.Format(time.GetUtcNow()) };
        if (data is not null)
            envelope.Insert(0, "data", data);
        return envelope;
    }

    /// <summary>The answer of an operation that went well.</summary>
    public JsonObject Success(Operation operation, Scene scene, Uri server) => Envelope(Data(operation, scene, server), StatusCode.Success, "Success");

    /// <summary>A value for a parameter of the path or the query.</summary>
    /// <param name="name">As the reference writes it.</param>
    /// <param name="operation">Whose parameter.</param>
    /// <param name="scene">What the examples are about.</param>
    public static string Parameter(string name, Operation operation, Scene scene)
    {
        var owner = operation.Module is "tokens" or "hubclientinfo" ? scene.Emsp : scene.Cpo;
        return name switch
        {
            "country_code" => owner.CountryCode,
            "party_id" => owner.PartyId,
            "location_id" => scene.Location.Id,
            "evse_uid" => scene.Evse.Uid,
            "connector_id" => scene.Connector.Id,
            "tariff_id" => scene.Tariff.Id,
            "token_uid" => scene.Token.Uid,
            "session_id" => scene.Session.Id,
            "duration" => "3600",
            "response_url" => Callback(operation).AbsoluteUri,
            "type" => JsonNamingPolicy.SnakeCaseUpper.ConvertName(scene.Token.Type.ToString()),
            "date_from" => "2026-01-01T00:00:00Z",
            "date_to" => "2026-12-31T00:00:00Z",
            "offset" => "0",
            "limit" => "10",
            _ => operation.Module is "cdrs" ? scene.Cdr.Id : "1",
        };
    }

    private static JsonNode? Json(object? value) => value is null ? null : JsonSerializer.SerializeToNode(value, value.GetType(), OcpiJson.Options);

    private static Credentials Credentials(Uri url, PartyKey party, Role role) =>
        new("the-token-with-which-you-call-us", url, [new CredentialsRole(role, new BusinessDetails("Example Roaming"), party.PartyId, party.CountryCode)]);

    // Under some host that exists nowhere: no example leads to somebody's server.
    private static Uri Callback(Operation operation) => new($"https://partner.example/ocpi/2.2.1/{operation.Module}/results/7f3a9c");

    private async Task<T?> FirstAsync<T>(string module, CancellationToken stop)
        where T : class
    {
        // Only of our own objects: what partners sent is theirs, and nobody's example.
        if (!platform.Modules.Any(offered => offered.Identifier == module && offered.Role is InterfaceRole.Sender))
            return null;
        var page = await store.ListAsync(new ObjectQuery(module, new PageRequest(null, null, 0, 1)), stop);
        return page.Objects is [var json, ..] ? JsonSerializer.Deserialize<T>(json, OcpiJson.Options) : null;
    }
}
