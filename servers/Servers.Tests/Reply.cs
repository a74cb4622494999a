using System.Net;
using System.Text.Json;

namespace OcpiKit.Servers.Tests;

/// <summary>An answer, taken apart.</summary>
internal sealed record Reply(HttpStatusCode Http, IReadOnlyDictionary<string, string> Headers, JsonElement Envelope)
{
    public int StatusCode => Envelope.GetProperty("status_code").GetInt32();

    public string Message => Envelope.GetProperty("status_message").GetString()!;

    public bool HasData => Envelope.TryGetProperty("data", out _);

    public JsonElement Data => Envelope.GetProperty("data");

    public static async Task<Reply> ReadAsync(HttpResponseMessage response)
    {
        var headers = response.Headers.Concat(response.Content.Headers)
            .ToDictionary(header => header.Key, header => string.Join(",", header.Value), StringComparer.OrdinalIgnoreCase);
        var body = await response.Content.ReadAsStringAsync();
        return new Reply(response.StatusCode, headers, JsonSerializer.Deserialize<JsonElement>(body));
    }

    public string? Header(string name) => Headers.GetValueOrDefault(name);
}
