using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using OcpiKit.Engine.Evidence;
using OcpiKit.Protocol;

namespace OcpiKit.Compliance.Tests.Checks.Making;

/// <summary>Makes exchanges. What is not said is right: <c>Exchanges.Of("locations.sender.list").Data(Made.Location())</c> is a correct answer.</summary>
internal static class Exchanges
{
    public static Edition Edition { get; } = Edition.Load221();

    public static ExchangeBuilder Of(string operation) => new(Edition.Operations[operation]);
}

/// <summary>An exchange in the making.</summary>
internal sealed class ExchangeBuilder(Operation? operation)
{
    private static readonly string[] Routing = ["OCPI-to-party-id", "OCPI-to-country-code", "OCPI-from-party-id", "OCPI-from-country-code"];
    private readonly Dictionary<string, string?> _headers = new(StringComparer.OrdinalIgnoreCase);
    private readonly JsonObject _envelope = new() { ["status_code"] = 1000, ["timestamp"] = "2026-03-01T10:00:00Z" };
    private Operation? _operation = operation;
    private string _url = "https://cpo.example.com/ocpi/2.2.1/list";
    private byte[]? _body;
    private int _status = 200;
    private int _number = 1;
    private bool _truncated;
    private bool _followed;
    private Intent _intent = Intent.Regular;
    private string _sent = "";
    private string? _authorization;
    private TimeSpan _took;

    public ExchangeBuilder Asking(string query) => With(() => _url = _url.Split('?')[0] + query);

    public ExchangeBuilder Http(int status) => With(() => _status = status);

    public ExchangeBuilder Code(JsonNode? code) => Envelope("status_code", code);

    public ExchangeBuilder Data(params JsonNode[] items) =>
        Envelope("data", _operation?.Response is { IsList: false } ? items[0].DeepClone() : new JsonArray([.. items.Select(item => item.DeepClone())]));

    public ExchangeBuilder Envelope(string name, JsonNode? value) => With(() => _envelope[name] = value);

    public ExchangeBuilder Lacking(string name) => With(() => _envelope.Remove(name));

    public ExchangeBuilder Header(string name, string? value) => With(() => _headers[name] = value);

    public ExchangeBuilder Body(string body) => Body(Encoding.UTF8.GetBytes(body));

    public ExchangeBuilder Body(byte[] body) => With(() => _body = body);

    public ExchangeBuilder Truncated() => With(() => _truncated = true);

    public ExchangeBuilder Negative() => With(() => _intent = Intent.Negative);

    /// <summary>Its URL came from the Link of the page before.</summary>
    public ExchangeBuilder Followed() => With(() => _followed = true);

    public ExchangeBuilder Number(int number) => With(() => _number = number);

    /// <summary>With this body of the request.</summary>
    public ExchangeBuilder Sending(string body) => With(() => _sent = body);

    /// <summary>With this header Authorization of the request.</summary>
    public ExchangeBuilder Showing(string authorization) => With(() => _authorization = authorization);

    /// <summary>The answer took so many seconds; the request went out at the first.</summary>
    public ExchangeBuilder Took(double seconds) => With(() => _took = TimeSpan.FromSeconds(seconds));

    public ExchangeBuilder Meaningless() => With(() => _operation = null);

    public Exchange Unanswered(string fault) => new(_number, "step", _operation, _intent, Request(), null, fault, DateTimeOffset.UnixEpoch, TimeSpan.Zero);

    public Exchange Done()
    {
        var body = _body ?? Encoding.UTF8.GetBytes(_envelope.ToJsonString());
        var response = new ResponseMessage(_status, new Headers([.. Headers()]), body, _truncated, body.Length);
        return new(_number, "step", _operation, _intent, Request(), response, null, DateTimeOffset.UnixEpoch, _took) { Followed = _followed };
    }

    public static implicit operator Exchange(ExchangeBuilder builder) => builder.Done();

    private RequestMessage Request()
    {
        var headers = new List<KeyValuePair<string, string>> { new("X-Request-ID", "req-1"), new("X-Correlation-ID", "cor-1") };
        if (_authorization is not null)
            headers.Add(new("Authorization", _authorization));
        if (_operation is { Functional: true })
            headers.AddRange(Routing.Zip(["CPO", "NL", "EMP", "DE"], KeyValuePair.Create));
        return new RequestMessage(_operation?.Method ?? "GET", new Uri(_url), new Headers(headers), Encoding.UTF8.GetBytes(_sent));
    }

    private IEnumerable<KeyValuePair<string, string>> Headers()
    {
        var headers = new Dictionary<string, string?>(StringComparer.OrdinalIgnoreCase)
        {
            ["Content-Type"] = "application/json", ["X-Request-ID"] = "req-1", ["X-Correlation-ID"] = "cor-1",
        };
        if (_operation is { Functional: true })
        {
            foreach (var (name, value) in Routing.Zip(["EMP", "DE", "CPO", "NL"]))
                headers[name] = value;
        }

        if (_operation is { Paged: true })
        {
            headers["X-Total-Count"] = $"{(_envelope["data"] as JsonArray)?.Count ?? 0}";
            headers["X-Limit"] = "100";
        }

        foreach (var (name, value) in _headers)
            headers[name] = value;
        return headers.Where(header => header.Value is not null).Select(header => KeyValuePair.Create(header.Key, header.Value!));
    }

    private ExchangeBuilder With(Action change)
    {
        change();
        return this;
    }
}

/// <summary>JSON values for tests.</summary>
internal static class Element
{
    public static JsonElement Of(string json)
    {
        using var document = JsonDocument.Parse(json);
        return document.RootElement.Clone();
    }
}
