using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using OcpiKit.Engine.Parties;

namespace OcpiKit.Proof.Strangers;

/// <summary>
/// A CPO by somebody else, with habits of its own that the specification allows: other URLs, ids that look like numbers, times without a zone, no optional field at all,
/// all in one page, errors without a body. It is written for these tests and shares nothing with our servers.
/// </summary>
internal sealed class StrangeCpo : Stranger
{
    public const string Token = "5718";
    private const string Updated = "2026-01-02T03:04:05";

    private readonly IReadOnlyList<string> _modules;
    private readonly Dictionary<string, JsonArray> _lists = new()
    {
        ["locations"] = [.. Enumerable.Range(1, 7).Select(Location)],
        ["tariffs"] = [Tariff(900), Tariff(901)],
        ["sessions"] = [.. Enumerable.Range(1, 3).Select(Session)],
        ["cdrs"] = [],
    };

    private StrangeCpo(IReadOnlyList<string> modules) => _modules = modules;

    public static PartyName Partner { get; } = new("NL", "OKT");

    public Uri Versions => new($"{Root}/where/to/begin");

    /// <summary>Starts it with these modules beside the credentials.</summary>
    public static Task<StrangeCpo> StartAsync(params string[] modules) => StartAsync(new StrangeCpo(modules));

    protected override async Task AnswerAsync(HttpContext context)
    {
        var request = context.Request;
        Echo(context, "x-request-id", "x-correlation-id");
        if (!Gives(request, Token))
        {
            context.Response.StatusCode = StatusCodes.Status401Unauthorized;
            return;
        }

        if (request.Method != "GET")
        {
            context.Response.StatusCode = StatusCodes.Status405MethodNotAllowed;
            return;
        }

        var path = request.Path.Value!.TrimEnd('/').Split('/', StringSplitOptions.RemoveEmptyEntries);
        JsonNode? data = path switch
        {
            ["where", "to", "begin"] => new JsonArray(new JsonObject { ["version"] = "2.2.1", ["url"] = $"{Root}/the_second/2.2.1/" }),
            ["the_second", "2.2.1"] => new JsonObject { ["version"] = "2.2.1", ["endpoints"] = new JsonArray([.. Endpoints()]) },
            ["the_second", "2.2.1", "trust"] => Credentials(),
            ["the_second", "2.2.1", "lists", var module] when _modules.Contains(module) => Page(context, module),
            ["the_second", "2.2.1", "lists", "locations", var id] => One(id),
            ["the_second", "2.2.1", "lists", "locations", var id, var evse] => One(id, evse),
            ["the_second", "2.2.1", "lists", "locations", var id, var evse, var connector] => One(id, evse, connector),
            _ => null,
        };
        if (path is ["the_second", "2.2.1", "lists", ..])
            Route(context, "ocpi");
        if (data is null)
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        context.Response.ContentType = "application/json; charset=utf-8";
        await context.Response.WriteAsync(new JsonObject { ["timestamp"] = Now, ["status_code"] = 1000, ["data"] = data }.ToJsonString(), context.RequestAborted);
    }

    private static string Now => TimeProvider.System.GetUtcNow().ToString("yyyy-MM-dd'T'HH:mm:ss", CultureInfo.InvariantCulture);

    private IEnumerable<JsonNode> Endpoints()
    {
        foreach (var role in new[] { "SENDER", "RECEIVER" })
            yield return new JsonObject { ["identifier"] = "credentials", ["role"] = role, ["url"] = $"{Root}/the_second/2.2.1/trust/" };
        foreach (var module in _modules)
            yield return new JsonObject { ["identifier"] = module, ["role"] = "SENDER", ["url"] = $"{Root}/the_second/2.2.1/lists/{module}" };
    }

    private JsonObject Credentials() => new()
    {
        ["token"] = Token,
        ["url"] = Versions.AbsoluteUri,
        ["roles"] = new JsonArray(new JsonObject
        {
            ["role"] = "CPO", ["country_code"] = "DE", ["party_id"] = "STR", ["business_details"] = new JsonObject { ["name"] = "Somebody else" },
        }),
    };

    // All in one page, unless less is asked for; what is asked wrongly is passed over.
    private JsonArray Page(HttpContext context, string module)
    {
        var query = context.Request.Query;
        var (from, to) = (Instant(query["date_from"]), Instant(query["date_to"]));
        var updated = DateTimeOffset.Parse(Updated, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);
        var all = (from is null || updated >= from) && (to is null || updated < to) ? _lists[module] : [];
        var offset = int.TryParse(query["offset"], NumberStyles.None, CultureInfo.InvariantCulture, out var skipped) ? skipped : 0;
        var limit = int.TryParse(query["limit"], NumberStyles.None, CultureInfo.InvariantCulture, out var wanted) && wanted is > 0 and < 500 ? wanted : 500;
        context.Response.Headers["x-total-count"] = $"{all.Count}";
        context.Response.Headers["x-limit"] = "500";
        if (offset + limit < all.Count)
        {
            var kept = string.Concat(new[] { "date_from", "date_to" }.Where(query.ContainsKey).Select(name => $"&{name}={Uri.EscapeDataString(query[name]!)}"));
            context.Response.Headers["link"] = $"<{Root}{context.Request.Path}?offset={offset + limit}&limit={limit}{kept}>; rel=\"next\"";
        }

        return [.. all.Skip(offset).Take(limit).Select(item => item!.DeepClone())];
    }

    private JsonNode? One(string location, string? evse = null, string? connector = null)
    {
        var found = _lists["locations"].FirstOrDefault(item => (string)item!["id"]! == location);
        var inside = evse is null ? found : found?["evses"]?.AsArray().FirstOrDefault(item => (string)item!["uid"]! == evse);
        return (connector is null ? inside : inside?["connectors"]?.AsArray().FirstOrDefault(item => (string)item!["id"]! == connector))?.DeepClone();
    }

    private static JsonObject Location(int number) => new JsonObject
    {
        ["country_code"] = "de", ["party_id"] = "str", ["id"] = $"{1000 + number}", ["publish"] = true, ["address"] = "-", ["city"] = "Ö", ["country"] = "DEU",
        ["coordinates"] = new JsonObject { ["latitude"] = "-0.00001", ["longitude"] = "179.99999" }, ["time_zone"] = "Europe/Berlin", ["last_updated"] = Updated,
        ["evses"] = number == 7 ? null : new JsonArray(new JsonObject
        {
            ["uid"] = $"{number}", ["status"] = number == 6 ? "UNKNOWN" : "AVAILABLE", ["last_updated"] = Updated,
            ["connectors"] = new JsonArray(new JsonObject
            {
                ["id"] = "0", ["standard"] = "IEC_62196_T2", ["format"] = "SOCKET", ["power_type"] = "AC_1_PHASE", ["max_voltage"] = 230, ["max_amperage"] = 16, ["last_updated"] = Updated,
            }),
        }),
    };

    private static JsonObject Tariff(int id) => new JsonObject
    {
        ["country_code"] = "DE", ["party_id"] = "STR", ["id"] = $"{id}", ["currency"] = "EUR", ["last_updated"] = Updated,
        ["elements"] = new JsonArray(new JsonObject { ["price_components"] = new JsonArray(new JsonObject { ["type"] = "ENERGY", ["price"] = 1, ["step_size"] = 1 }) }),
    };

    private static JsonObject Session(int number) => new JsonObject
    {
        ["country_code"] = "DE", ["party_id"] = "STR", ["id"] = $"{number}", ["start_date_time"] = Updated, ["kwh"] = 0, ["auth_method"] = "COMMAND",
        ["cdr_token"] = new JsonObject { ["country_code"] = "NL", ["party_id"] = "OKT", ["uid"] = "1", ["type"] = "OTHER", ["contract_id"] = "1" },
        ["location_id"] = "1001", ["evse_uid"] = "1", ["connector_id"] = "0", ["currency"] = "EUR", ["status"] = "ACTIVE", ["last_updated"] = Updated,
    };
}
