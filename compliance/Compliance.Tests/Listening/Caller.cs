using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using OcpiKit.Compliance.Tests.Scenarios;
using OcpiKit.Engine.Evidence;
using OcpiKit.Engine.Listening;
using OcpiKit.Engine.Parties;

namespace OcpiKit.Compliance.Tests.Listening;

/// <summary>Calls a counterparty as the system under test does, over real sockets.</summary>
internal sealed class Caller(Counterparty party) : IAsyncDisposable
{
    private readonly HttpClient _http = new(new SocketsHttpHandler { AllowAutoRedirect = false });

    public Counterparty Party => party;

    public string? Token { get; set; } = party.Token;

    /// <summary>A counterparty of this role on a free port, and somebody who calls it.</summary>
    public static async Task<Caller> OfAsync(string role, Func<CounterpartyOptions, CounterpartyOptions>? with = null, TimeProvider? time = null)
    {
        var options = new CounterpartyOptions(Protocol221.Edition, role, new PartyName("NL", "OKT"), 7);
        return new(await Counterparty.StartAsync(with?.Invoke(options) ?? options, time ?? TimeProvider.System, CancellationToken.None));
    }

    public Task<Answered> GetAsync(string path, params (string Name, string Value)[] headers) => SendAsync("GET", path, null, headers);

    /// <summary>Sends a request.</summary>
    /// <param name="method">HTTP method.</param>
    /// <param name="path">Path below the versions URL's folder, or a whole URL.</param>
    /// <param name="body">An object to send as JSON, or a text to send as it is.</param>
    /// <param name="headers">Headers beside the usual ones.</param>
    public async Task<Answered> SendAsync(string method, string path, object? body = null, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), path.StartsWith("http", StringComparison.Ordinal) ? new Uri(path) : new Uri(party.Versions, path));
        if (Token is not null)
            request.Headers.TryAddWithoutValidation("Authorization", Protocol221.Edition.Dialect.Authorization(Token));
        foreach (var (name, value) in headers)
        {
            request.Headers.Remove(name);
            request.Headers.TryAddWithoutValidation(name, value);
        }

        if (body is not null)
            request.Content = new StringContent(body as string ?? JsonSerializer.Serialize(body), Encoding.UTF8, "application/json");
        using var response = await _http.SendAsync(request);
        var bytes = await response.Content.ReadAsByteArrayAsync();
        var lines = from part in new HttpHeaders[] { response.Headers, response.Content.Headers }
                    from header in part.NonValidated
                    from value in header.Value
                    select KeyValuePair.Create(header.Key, value);
        return new(response.StatusCode, new Headers([.. lines]), ParsedBody.Of(bytes));
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await party.DisposeAsync();
    }
}

/// <summary>What came back.</summary>
internal sealed record Answered(HttpStatusCode Http, Headers Headers, ParsedBody Body)
{
    public int? Status => Body.Envelope?.Code;

    public JsonElement Data => Body.Envelope!.Data!.Value;
}
