using System.Text;
using System.Text.Json.Nodes;
using OcpiKit.Engine.Evidence;
using OcpiKit.Protocol;

namespace OcpiKit.Compliance.Tests.Checks.Making;

/// <summary>Makes calls that come in. What is not said is right: <c>Calls.Of("sessions.receiver.put").Body(Made.Session())</c> is a correct push.</summary>
internal static class Calls
{
    public const string Token = "example-token";

    public static CallBuilder Of(string operation) => new(Exchanges.Edition.Operations[operation]);

    /// <summary>A call to an address of no operation.</summary>
    public static CallBuilder Stray => new(null);
}

/// <summary>A call in the making.</summary>
internal sealed class CallBuilder
{
    private readonly Operation? _operation;
    private readonly Dictionary<string, string?> _headers = new(StringComparer.OrdinalIgnoreCase)
    {
        ["Authorization"] = "Token " + Convert.ToBase64String(Encoding.UTF8.GetBytes(Calls.Token)),
        ["X-Request-ID"] = "5c0bbb67-9c22-4a5c-a4dd-27ad0f1a1f0c", ["X-Correlation-ID"] = "7c0bbb67-9c22-4a5c-a4dd-27ad0f1a1f0c",
    };

    private readonly Dictionary<string, string> _parameters = new(StringComparer.Ordinal)
    {
        ["country_code"] = "NL", ["party_id"] = "CPO", ["location_id"] = "L1", ["evse_uid"] = "E1", ["connector_id"] = "1", ["session_id"] = "S1", ["tariff_id"] = "T1", ["token_uid"] = "U1",
    };

    private byte[] _body = [];
    private ShownToken _token = ShownToken.Right;
    private string? _case;
    private int _number = 1;
    private DateTimeOffset _at = DateTimeOffset.UnixEpoch;
    private int _status = 200;
    private string _answer = "";
    private string? _link;
    private string[] _allowed = [];
    private string _url = "https://kit.example.com/x/called";

    public CallBuilder(Operation? operation)
    {
        _operation = operation;
        _case = operation?.Url == "{response_url}" ? "cpo.made.up/step" : null;
        if (operation is { Functional: true })
        {
            foreach (var (name, value) in new[] { ("OCPI-to-party-id", "EMP"), ("OCPI-to-country-code", "DE"), ("OCPI-from-party-id", "CPO"), ("OCPI-from-country-code", "NL") })
                _headers[name] = value;
        }

        if (operation is { Request: not null })
            _headers["Content-Type"] = "application/json";
    }

    public CallBuilder Header(string name, string? value) => With(() => _headers[name] = value);

    public CallBuilder Parameter(string name, string value) => With(() => _parameters[name] = value);

    public CallBuilder Body(JsonNode body) => Body(body.ToJsonString());

    public CallBuilder Body(string body) => Body(Encoding.UTF8.GetBytes(body));

    public CallBuilder Body(byte[] body) => With(() => _body = body);

    public CallBuilder Shows(ShownToken token) => With(() => _token = token);

    public CallBuilder For(string? responseUrlOf) => With(() => _case = responseUrlOf);

    /// <summary>Its address knows these methods only.</summary>
    public CallBuilder Allowed(params string[] methods) => With(() => _allowed = methods);

    public CallBuilder Number(int number) => With(() => _number = number);

    public CallBuilder At(double second) => With(() => _at = DateTimeOffset.UnixEpoch.AddSeconds(second));

    public CallBuilder Answered(int status) => With(() => _status = status);

    /// <summary>Our counterparty answers with this body.</summary>
    public CallBuilder AnsweredWith(string body) => With(() => _answer = body);

    /// <summary>Our counterparty's answer names this as the next page.</summary>
    public CallBuilder Next(string link) => With(() => _link = link);

    public CallBuilder Url(string url) => With(() => _url = url);

    public Exchange Done()
    {
        var headers = new Headers([.. _headers.Where(header => header.Value is not null).Select(header => KeyValuePair.Create(header.Key, header.Value!))]);
        var names = _operation?.Parameters.Select(parameter => parameter.Name).ToHashSet() ?? [];
        var parameters = _parameters.Where(parameter => names.Contains(parameter.Key)).ToDictionary();
        return new(
            _number, "unasked", _operation, Intent.Regular, new(_operation?.Method ?? "PUT", new Uri(_url), headers, _body),
            new(_status, new(_link is null ? [] : [new("Link", $"<{_link}>; rel=\"next\"")]), Encoding.UTF8.GetBytes(_answer), false, 0), null, _at, TimeSpan.Zero)
        {
            Direction = Direction.FromSubject, Arrival = new(parameters, _token, _case) { Allowed = _allowed },
        };
    }

    public static implicit operator Exchange(CallBuilder builder) => builder.Done();

    private CallBuilder With(Action change)
    {
        change();
        return this;
    }
}
