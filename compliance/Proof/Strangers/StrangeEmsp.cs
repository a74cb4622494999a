using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace OcpiKit.Proof.Strangers;

/// <summary>An eMSP by somebody else: keeps what it is sent as it is, gives it back with null where nothing is, and answers everything with 200. It shares nothing with our servers.</summary>
internal sealed class StrangeEmsp : Stranger
{
    public const string Token = "8175";
    private static readonly string[] Kept = ["locations", "sessions", "tariffs"];

    private readonly Lock _gate = new();
    private readonly Dictionary<string, JsonObject> _objects = new(StringComparer.OrdinalIgnoreCase);

    public Uri Versions => new($"{Root}/ocpi-versions");

    public static Task<StrangeEmsp> StartAsync() => StartAsync(new StrangeEmsp());

    protected override async Task AnswerAsync(HttpContext context)
    {
        var request = context.Request;
        Echo(context, "X-Request-ID", "X-Correlation-ID");
        var (status, code, data) = Gives(request, Token)
            ? await AnswerAsync(context, [.. request.Path.Value!.Split('/', StringSplitOptions.RemoveEmptyEntries)])
            : (401, 2000, null);
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/json";
        var now = TimeProvider.System.GetUtcNow().ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
        await context.Response.WriteAsync(new JsonObject { ["data"] = data, ["status_code"] = code, ["status_message"] = "", ["timestamp"] = now }.ToJsonString(), context.RequestAborted);
    }

    private async Task<(int Status, int Code, JsonNode? Data)> AnswerAsync(HttpContext context, string[] path)
    {
        if (path is ["m", ..])
            Route(context, "OCPI");
        switch (context.Request.Method, path)
        {
            case ("GET", ["ocpi-versions"]):
                return (200, 1000, new JsonArray(new JsonObject { ["version"] = "2.2.1", ["url"] = $"{Root}/details" }));
            case ("GET", ["details"]):
                return (200, 1000, new JsonObject { ["version"] = "2.2.1", ["endpoints"] = new JsonArray([.. Endpoints()]) });
            case ("GET", ["credentials"]):
                return (200, 1000, Credentials());
            case ("GET", ["m", "tokens"]):
                return (200, 1000, Page(context));
            case ("POST", ["m", "tokens", var uid, "authorize"]):
                return uid == "77" ? (200, 1000, new JsonObject { ["allowed"] = "BLOCKED", ["token"] = Card() }) : (404, 2004, null);
            case (_, ["m", var module, _, _, ..]) when Kept.Contains(module):
                return await KeepAsync(context.Request, path);
            default:
                return (context.Request.Method != "GET" && path is ["m" or "credentials", ..] ? 405 : 404, 2000, null);
        }
    }

    private IEnumerable<JsonNode> Endpoints()
    {
        yield return new JsonObject { ["identifier"] = "credentials", ["role"] = "RECEIVER", ["url"] = $"{Root}/credentials" };
        yield return new JsonObject { ["identifier"] = "tokens", ["role"] = "SENDER", ["url"] = $"{Root}/m/tokens" };
        foreach (var module in Kept)
            yield return new JsonObject { ["identifier"] = module, ["role"] = "RECEIVER", ["url"] = $"{Root}/m/{module}" };
    }

    private JsonObject Credentials() => new()
    {
        ["token"] = Token,
        ["url"] = Versions.AbsoluteUri,
        ["roles"] = new JsonArray(new JsonObject { ["role"] = "EMSP", ["country_code"] = "FR", ["party_id"] = "STR", ["business_details"] = new JsonObject { ["name"] = "Somebody else" } }),
    };

    private static JsonObject Card() => new()
    {
        ["country_code"] = "FR", ["party_id"] = "STR", ["uid"] = "77", ["type"] = "RFID", ["contract_id"] = "77", ["issuer"] = "S", ["valid"] = false, ["whitelist"] = "NEVER", ["last_updated"] = "2026-01-02T03:04:05Z",
    };

    private static JsonArray Page(HttpContext context)
    {
        var query = context.Request.Query;
        var updated = new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);
        var fits = (Instant(query["date_from"]) is not { } from || updated >= from) && (Instant(query["date_to"]) is not { } to || updated < to);
        context.Response.Headers["X-Total-Count"] = fits ? "1" : "0";
        context.Response.Headers["X-Limit"] = "100";
        return fits && (!int.TryParse(query["offset"], out var offset) || offset <= 0) ? [Card()] : [];
    }

    private async Task<(int Status, int Code, JsonNode? Data)> KeepAsync(HttpRequest request, string[] path)
    {
        var key = string.Join('/', path.Take(5));
        var parts = path.Skip(5).ToArray();
        if (path.Length is < 5 or > 7 || (path[1] != "locations" && parts.Length > 0))
            return (404, 2000, null);
        JsonObject? sent = null;
        if (request.Method is "PUT" or "PATCH")
        {
            try
            {
                sent = (await JsonNode.ParseAsync(request.Body))?.AsObject();
            }
            catch (Exception e) when (e is System.Text.Json.JsonException or InvalidOperationException)
            {
                return (400, 2001, null);
            }

            var own = parts.Length == 0;
            if (sent is null || (request.Method == "PATCH" && sent["last_updated"] is null) || (request.Method == "PUT" && own && (!Same(sent["id"], path[4]) || !Same(sent["country_code"], path[2]) || !Same(sent["party_id"], path[3]))))
                return (200, 2001, null);
            if (request.Method == "PUT" && own && path[1] == "locations" && sent["coordinates"] is null)
                return (200, 2001, null);
        }

        lock (_gate)
        {
            var stored = _objects.GetValueOrDefault(key);
            switch (request.Method)
            {
                case "GET":
                    return Find(stored, parts) is { } found ? (200, 1000, found.DeepClone()) : (404, 2003, null);
                case "PUT" when parts.Length == 0:
                    _objects[key] = sent!;
                    return (200, 1000, null);
                case "DELETE" when path[1] == "tariffs":
                    return _objects.Remove(key) ? (200, 1000, null) : (404, 2000, null);
                case "PUT" or "PATCH":
                    if (stored is null || (request.Method == "PATCH" ? Find(stored, parts) : Find(stored, parts[..^1])) is not { } target || (request.Method == "PATCH" && path[1] == "tariffs"))
                        return (path[1] == "tariffs" ? 405 : 404, 2000, null);
                    Change(stored, parts, sent!, target, request.Method == "PATCH");
                    return (200, 1000, null);
                default:
                    return (405, 2000, null);
            }
        }
    }

    private static void Change(JsonObject stored, string[] parts, JsonObject sent, JsonObject target, bool patch)
    {
        if (patch)
        {
            foreach (var (name, value) in sent.ToList())
            {
                if (name == "charging_periods" && value is JsonArray added && target[name] is JsonArray periods)
                {
                    foreach (var period in added)
                        periods.Add(period!.DeepClone());
                }
                else
                {
                    target[name] = value?.DeepClone();
                }
            }
        }
        else
        {
            var (list, id) = parts.Length == 1 ? ("evses", "uid") : ("connectors", "id");
            var all = target[list] as JsonArray ?? [];
            target[list] = new JsonArray([.. all.Where(item => !Same(item![id], parts[^1])).Select(item => item!.DeepClone()), sent.DeepClone()]);
        }

        // What stands in something passes its time upward.
        for (var depth = parts.Length - 1; depth >= 0; depth--)
            Find(stored, parts[..depth])!["last_updated"] = sent["last_updated"]?.DeepClone();
    }

    private static JsonObject? Find(JsonObject? stored, string[] parts) => parts switch
    {
        [] => stored,
        [var evse, .. var rest] => Find((stored?["evses"] ?? stored?["connectors"])?.AsArray().OfType<JsonObject>().FirstOrDefault(item => Same(item["uid"] ?? item["id"], evse)), rest),
    };

    private static bool Same(JsonNode? value, string text) => value is JsonValue known && known.TryGetValue<string>(out var given) && given.Equals(text, StringComparison.OrdinalIgnoreCase);
}
