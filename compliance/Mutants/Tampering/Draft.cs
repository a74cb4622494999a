using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using OcpiKit.Ocpi.Modules;
using OcpiKit.Ocpi.Types;

namespace OcpiKit.Mutants.Tampering;

/// <summary>An answer that is ready and has not left: this is where most mutants go wrong.</summary>
internal sealed class Draft(HttpContext context, byte[] body)
{
    private readonly string? _locationsPath = PathOf(context, "locations");
    private readonly string? _tariffsPath = PathOf(context, "tariffs");
    private readonly string? _cdrsPath = PathOf(context, "cdrs");
    private JsonObject? _envelope;
    private byte[]? _replacement;

    public HttpRequest Request => context.Request;

    public IHeaderDictionary Headers => context.Response.Headers;

    public int Status
    {
        get => context.Response.StatusCode;
        set => context.Response.StatusCode = value;
    }

    /// <summary>The body as JSON; what is changed in it is sent. Empty where there is no body.</summary>
    public JsonObject Envelope => _envelope ??= body.Length > 0 ? JsonNode.Parse(body)!.AsObject() : [];

    public JsonNode? Data
    {
        get => Envelope["data"];
        set => Envelope["data"] = value;
    }

    /// <summary>The body as it will leave; setting it replaces whatever was there.</summary>
    public byte[] Bytes
    {
        get => _replacement ?? (_envelope is { Count: > 0 } ? JsonSerializer.SerializeToUtf8Bytes(_envelope, OcpiJson.Options) : body);
        set => _replacement = value;
    }

    /// <summary>Makes it the success of a list that has nothing in it.</summary>
    public void BecomeEmptyPage()
    {
        Status = StatusCodes.Status200OK;
        Envelope["status_code"] = 1000;
        Data = new JsonArray();
        Headers["X-Total-Count"] = "0";
        Headers["X-Limit"] = "25";
    }

    /// <summary>Makes it a refusal by OCPI's layer.</summary>
    public void BecomeRefusal(int code)
    {
        Status = StatusCodes.Status200OK;
        Envelope["status_code"] = code;
        Envelope.Remove("data");
    }

    public bool IsSuccess => Status is StatusCodes.Status200OK && Data is not null;

    /// <summary>Whether this answers the GET of a list of objects.</summary>
    public bool IsPage => IsSuccess && (Depth(_locationsPath) is 0 || Depth(_tariffsPath) is 0);

    /// <summary>Whether this answers the GET of one Location, EVSE or Connector.</summary>
    public bool IsSingle => IsSuccess && Depth(_locationsPath) > 0;

    public bool IsOneLocation => IsSuccess && Depth(_locationsPath) is 1;

    public bool IsUnknownObject => Status is StatusCodes.Status404NotFound && Depth(_locationsPath) > 0;

    public bool IsDetails => IsSuccess && Data is JsonObject data && data.ContainsKey("endpoints");

    public bool IsVersions => IsSuccess && Data is JsonArray { Count: > 0 } list && list[0]!.AsObject().ContainsKey("version");

    /// <summary>The Locations in the answer, whether it is a list or one.</summary>
    public IEnumerable<JsonObject> Locations => Depth(_locationsPath) is 0 or 1 ? Objects : [];

    /// <summary>The EVSEs in the answer, in Locations or alone.</summary>
    public IEnumerable<JsonObject> Evses =>
        Depth(_locationsPath) is 2 ? Objects : Locations.SelectMany(location => Children(location, "evses"));

    /// <summary>The Connectors in the answer, in EVSEs or alone.</summary>
    public IEnumerable<JsonObject> Connectors =>
        Depth(_locationsPath) is 3 ? Objects : Evses.SelectMany(evse => Children(evse, "connectors"));

    public IEnumerable<JsonObject> Tariffs => Depth(_tariffsPath) is 0 ? Objects : [];

    public IEnumerable<JsonObject> Cdrs => Depth(_cdrsPath) is 0 ? Objects : [];

    public IEnumerable<JsonObject> Endpoints => IsDetails ? Children(Data!.AsObject(), "endpoints") : [];

    private IEnumerable<JsonObject> Objects => Data switch
    {
        JsonArray list => list.OfType<JsonObject>(),
        JsonObject one => [one],
        _ => [],
    };

    private static IEnumerable<JsonObject> Children(JsonObject parent, string field) =>
        parent[field] is JsonArray list ? list.OfType<JsonObject>() : [];

    private static string? PathOf(HttpContext context, string module)
    {
        var platform = context.RequestServices.GetRequiredService<Platform>();
        return platform.Modules.Where(m => m.Identifier == module).Select(platform.PathOf).FirstOrDefault();
    }

    /// <summary>How many ids follow the path of a module in the URL; -1 where it is another module.</summary>
    private int Depth(string? path) =>
        path is not null && context.Request.Path.StartsWithSegments(path, out var rest)
            ? rest.ToString().Split('/', StringSplitOptions.RemoveEmptyEntries).Length
            : -1;
}
