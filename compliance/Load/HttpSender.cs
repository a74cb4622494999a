using System.Text.Json;

namespace OcpiKit.Load;

/// <summary>Sends requests of OCPI, reads each answer to its end, and judges it afterwards: what came is no use to a caller unless its envelope says so.</summary>
/// <param name="client">Bounds time and size.</param>
public sealed class HttpSender(HttpClient client)
{
    /// <summary>A client for a load: it follows nothing, keeps its connections, and waits no longer than this.</summary>
    /// <param name="patience">How long an answer may take.</param>
    /// <param name="atMostOpen">How many connections it may have.</param>
    /// <param name="useProxy">Whether a proxy of the environment may stand between: never on this machine.</param>
    public static HttpClient Client(TimeSpan patience, int atMostOpen, bool useProxy = false) => new(new SocketsHttpHandler
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        UseProxy = useProxy,
        MaxConnectionsPerServer = atMostOpen,
    })
    {
        Timeout = patience,
        MaxResponseContentBufferSize = 64 * 1024 * 1024,
    };

    /// <summary>Sends one.</summary>
    public async Task<Reply> SendAsync(RequestKind kind, int number, CancellationToken stop)
    {
        // The thread that paces the load has others to send.
        await Task.Yield();
        try
        {
            using var request = kind.Make(number);
            using var response = await client.SendAsync(request, stop);
            var body = await response.Content.ReadAsByteArrayAsync(stop);
            return new(body.Length, () => FaultOf((int)response.StatusCode, body));
        }
        catch (TaskCanceledException) when (!stop.IsCancellationRequested)
        {
            return Reply.Late;
        }
        catch (HttpRequestException fault)
        {
            return Reply.Failed(fault.HttpRequestError switch
            {
                HttpRequestError.ConnectionError => "no connection",
                HttpRequestError.ResponseEnded => "the connection was closed before the answer was whole",
                HttpRequestError.SecureConnectionError => "no secure connection",
                HttpRequestError.NameResolutionError => "no such host",
                HttpRequestError.ConfigurationLimitExceeded => "an answer that is too large",
                _ => "no answer of HTTP",
            });
        }
    }

    internal static string? FaultOf(int status, ReadOnlySpan<byte> body) =>
        status is < 200 or > 299 ? $"HTTP {status}"
        : StatusCodeIn(body) switch
        {
            >= 1000 and < 2000 => null,
            null => "an answer without the envelope of OCPI",
            var code => $"OCPI {code}",
        };

    private static int? StatusCodeIn(ReadOnlySpan<byte> body)
    {
        try
        {
            var reader = new Utf8JsonReader(body);
            if (!reader.Read() || reader.TokenType is not JsonTokenType.StartObject)
                return null;
            while (reader.Read() && reader.TokenType is JsonTokenType.PropertyName)
            {
                var isCode = reader.ValueTextEquals("status_code"u8);
                reader.Read();
                if (isCode)
                    return reader.TokenType is JsonTokenType.Number && reader.TryGetInt32(out var code) ? code : null;
                reader.Skip();
            }
        }
        catch (JsonException)
        {
            // No JSON, no envelope.
        }

        return null;
    }
}
