using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using OcpiKit.Ocpi.Calling;

namespace OcpiKit.Proof.Story;

/// <summary>One request between two servers, and its answer, as they went over the wire.</summary>
internal sealed record Overheard(
    string Method, Uri Url, IReadOnlyDictionary<string, string> Headers, JsonElement? Body, int Http, IReadOnlyDictionary<string, string> AnswerHeaders, JsonElement? Answer)
{
    public override string ToString() => $"{Method} {Url.PathAndQuery}";
}

/// <summary>Hears all that servers say to each other.</summary>
internal sealed class Eavesdropper
{
    public ConcurrentQueue<Overheard> All { get; } = [];

    /// <summary>Listens to what a server sends, and to what it gets for an answer.</summary>
    public void ListenTo(IHostApplicationBuilder builder) => builder.Services.AddSingleton<HttpMessageHandler>(provider =>
        new Ear(All) { InnerHandler = PeerClient.Handler(provider.GetRequiredService<HostPolicy>()) });

    private sealed class Ear(ConcurrentQueue<Overheard> all) : DelegatingHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var body = request.Content is null ? [] : await request.Content.ReadAsByteArrayAsync(cancellationToken);
            var response = await base.SendAsync(request, cancellationToken);
            await response.Content.LoadIntoBufferAsync(cancellationToken);
            var answer = await response.Content.ReadAsByteArrayAsync(cancellationToken);
            all.Enqueue(new Overheard(
                request.Method.Method, request.RequestUri!, Of(request.Headers), Json(body), (int)response.StatusCode, Of(response.Headers), Json(answer)));
            return response;
        }

        private static JsonElement? Json(byte[] bytes) => bytes.Length is 0 ? null : JsonSerializer.Deserialize<JsonElement>(bytes);

        private static Dictionary<string, string> Of(System.Net.Http.Headers.HttpHeaders headers) =>
            headers.ToDictionary(header => header.Key, header => string.Join(",", header.Value), StringComparer.OrdinalIgnoreCase);
    }
}
