using System.Net.Http.Headers;
using System.Net.Mime;
using System.Text.Json;
using System.Text.Json.Nodes;
using OcpiKit.Cli.Shell;

namespace OcpiKit.Cli.Story;

/// <summary>The side of a server that is for whoever runs it: the driver's app, the station, the messages that passed.</summary>
internal sealed class OperatorApi(Uri server) : IDisposable
{
    private readonly HttpClient _http = new() { BaseAddress = new Uri(server, "/") };

    /// <summary>What there is at a path.</summary>
    /// <exception cref="UsageException">The server does not want to; the message is what it said.</exception>
    public async Task<JsonElement> GetAsync(string path, CancellationToken stop)
    {
        using var response = await _http.GetAsync(new Uri(path, UriKind.Relative), stop);
        return await ReadAsync(path, response, stop);
    }

    /// <summary>Asks for something to be done.</summary>
    /// <exception cref="UsageException">The server does not want to; the message is what it said.</exception>
    public async Task<JsonElement> PostAsync(string path, JsonObject body, CancellationToken stop)
    {
        using var content = new ByteArrayContent(JsonSerializer.SerializeToUtf8Bytes(body));
        content.Headers.ContentType = new MediaTypeHeaderValue(MediaTypeNames.Application.Json);
        using var response = await _http.PostAsync(new Uri(path, UriKind.Relative), content, stop);
        return await ReadAsync(path, response, stop);
    }

    /// <inheritdoc />
    public void Dispose() => _http.Dispose();

    private static async Task<JsonElement> ReadAsync(string path, HttpResponseMessage response, CancellationToken stop)
    {
        var answer = JsonSerializer.Deserialize<JsonElement>(await response.Content.ReadAsByteArrayAsync(stop));
        if (!response.IsSuccessStatusCode)
            throw new UsageException($"{path}: {(answer.TryGetProperty("status_message", out var said) ? said.GetString() : response.ReasonPhrase)}", ExitCode.Failed);
        return answer.ValueKind is JsonValueKind.Object && answer.TryGetProperty("data", out var data) ? data : answer;
    }
}
