using System.Net.Http.Headers;
using System.Text.Json.Nodes;

namespace OcpiKit.Mutants.Tampering;

/// <summary>A request of the server's to its partner that is ready and has not left. Its partner is the kit's own party, whose addresses tell what is meant.</summary>
internal sealed class Letter(HttpRequestMessage message, byte[] body, Func<HttpRequestMessage, Task<HttpResponseMessage>> send)
{
    private const string Json = "application/json";
    private byte[] _body = body;
    private string? _type = message.Content?.Headers.ContentType?.ToString();
    private Uri _url = message.RequestUri!;

    public string Method { get; set; } = message.Method.Method;

    public HttpRequestHeaders Headers => message.Headers;

    public Uri Url
    {
        get => _url;
        set => _url = value;
    }

    public string Path => _url.AbsolutePath;

    /// <summary>The type of the body; null to send none.</summary>
    public string? Type
    {
        get => _type;
        set => _type = value;
    }

    /// <summary>The body as JSON; null where there is none.</summary>
    public JsonNode? Body
    {
        get => _body.Length == 0 ? null : JsonNode.Parse(_body);
        set => _body = value is null ? [] : System.Text.Encoding.UTF8.GetBytes(value.ToJsonString());
    }

    /// <summary>Whether it tells what came of a command or of a charging profile.</summary>
    public bool IsResult => Method == "POST" && Path.Contains("/results/", StringComparison.Ordinal);

    /// <summary>Whether it looks at versions or their details, or changes the registration.</summary>
    public bool IsConfiguration => !IsResult && (Path.EndsWith("/versions", StringComparison.Ordinal) || Path.EndsWith("/2.2.1", StringComparison.Ordinal) || Path.EndsWith("/credentials", StringComparison.Ordinal));

    /// <summary>Whether it goes to this module, with this method where one is named.</summary>
    public bool Is(string module, string? method = null) => Path.Contains($"/{module}/", StringComparison.Ordinal) && (method is null || Method == method);

    /// <summary>Whether it asks for a Token in real time.</summary>
    public bool IsAuthorization => Path.EndsWith("/authorize", StringComparison.Ordinal);

    /// <summary>Changes the body.</summary>
    public void Edit(Action<JsonObject> change)
    {
        if (Body is not JsonObject fields)
            return;
        change(fields);
        Body = fields;
    }

    /// <summary>Sends it as it is now. It may be sent again.</summary>
    public Task<HttpResponseMessage> SendAsync()
    {
        var copy = new HttpRequestMessage(new HttpMethod(Method), _url);
        // As they were written: what is read out of a header is put in order.
        foreach (var (name, values) in message.Headers.NonValidated)
            copy.Headers.TryAddWithoutValidation(name, values);
        if (_body.Length > 0)
        {
            copy.Content = new ByteArrayContent(_body);
            if (_type is not null)
                copy.Content.Headers.TryAddWithoutValidation("Content-Type", _type);
        }

        return send(copy);
    }

    /// <summary>Another request to the same partner, with this one's token and with ids of its own.</summary>
    public Letter Another(string method, Uri url, JsonNode? content)
    {
        var other = new HttpRequestMessage(new HttpMethod(method), url);
        foreach (var (name, values) in message.Headers.Where(header => !header.Key.EndsWith("-ID", StringComparison.Ordinal) || header.Key.StartsWith("OCPI", StringComparison.Ordinal)))
            other.Headers.TryAddWithoutValidation(name, values);
        other.Headers.Add("X-Request-ID", Guid.NewGuid().ToString());
        other.Headers.Add("X-Correlation-ID", Guid.NewGuid().ToString());
        return new(other, [], send) { Body = content, Type = content is null ? null : Json };
    }

    /// <summary>An answer as the partner might have given it, without asking it.</summary>
    public static HttpResponseMessage Pretended(JsonNode? data = null) => new(System.Net.HttpStatusCode.OK)
    {
        Content = new StringContent(new JsonObject { ["status_code"] = 1000, ["timestamp"] = "2026-03-01T12:00:00Z", ["data"] = data }.ToJsonString(), new MediaTypeHeaderValue(Json)),
    };
}
