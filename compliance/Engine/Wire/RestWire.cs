using RestSharp;
using RestSharp.Interceptors;

namespace OcpiKit.Engine.Wire;

/// <summary>The wire over RestSharp: the one file that knows it. Everything that bounds and records stands in the handler below it.</summary>
public sealed class RestWire : IWire, IDisposable
{
    private readonly RestClient _client;
    private readonly HttpClient _http;

    /// <summary>A wire over the given transport, which it owns.</summary>
    public RestWire(HttpMessageHandler transport, Limits limits, TimeProvider time)
    {
        // The recording handler keeps the time, so that a time-out is told as what it is; HttpClient's own would only say "cancelled".
        _http = new HttpClient(new RecordingHandler(transport, limits, time)) { Timeout = Timeout.InfiniteTimeSpan };
        _client = new RestClient(_http, new RestClientOptions { ThrowOnAnyError = false, Timeout = Timeout.InfiniteTimeSpan });
    }

    /// <inheritdoc/>
    public async Task<Delivery> SendAsync(Outgoing request, CancellationToken stop)
    {
        var recording = new Recording();
        // RestSharp would read the URL as a template; it gets one that says nothing, and the interceptor sets the real one.
        var rest = new RestRequest("http://request.invalid/") { Interceptors = [new AsItStands(request, recording)] };
        var answer = await _client.ExecuteAsync(rest, stop);
        stop.ThrowIfCancellationRequested();
        return recording.Delivery ?? throw new InvalidOperationException($"The request never reached the wire: {answer.ErrorException?.Message}", answer.ErrorException);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _client.Dispose();
        _http.Dispose();
    }

    /// <summary>
    /// RestSharp would add headers of its own and encode the query anew; evidence has to be what the step asked for,
    /// so the message is set as a whole just before it leaves.
    /// </summary>
    private sealed class AsItStands(Outgoing request, Recording recording) : Interceptor
    {
        public override ValueTask BeforeHttpRequest(HttpRequestMessage requestMessage, CancellationToken cancellationToken)
        {
            requestMessage.Method = new HttpMethod(request.Method);
            requestMessage.RequestUri = request.Url;
            requestMessage.Headers.Clear();
            if (request.Body is { } body)
                requestMessage.Content = new ReadOnlyMemoryContent(body);
            foreach (var (name, value) in request.Headers)
            {
                if (!requestMessage.Headers.TryAddWithoutValidation(name, value))
                    requestMessage.Content?.Headers.TryAddWithoutValidation(name, value);
            }

            requestMessage.Options.Set(Recording.Key, recording);
            return ValueTask.CompletedTask;
        }
    }
}

/// <summary>Where the handler leaves what it recorded for the one who sent.</summary>
internal sealed class Recording
{
    public static readonly HttpRequestOptionsKey<Recording> Key = new("ocpikit.recording");

    public Delivery? Delivery { get; set; }
}
