using System.Net.Http.Headers;
using System.Text.Json;
using OcpiKit.Ocpi.Transport;
using OcpiKit.Ocpi.Types;

namespace OcpiKit.Ocpi.Calling;

/// <summary>Calls peers, whose answers are hostile until proven otherwise: bounded in time and size, no redirects, no proxies.</summary>
public sealed class PeerClient : IDisposable
{
    private readonly HttpClient _http;
    private readonly TimeSpan _patience;

    /// <summary>A client over some way to reach others.</summary>
    /// <param name="handler">Carries the requests; see <see cref="Handler"/>.</param>
    /// <param name="limits">What it puts up with.</param>
    public PeerClient(HttpMessageHandler handler, PeerLimits limits)
    {
        _patience = limits.Patience;
        _http = new HttpClient(handler) { Timeout = Timeout.InfiniteTimeSpan, MaxResponseContentBufferSize = limits.AnswerBytes };
    }

    /// <summary>Carries requests over the network, to addresses that the policy allows.</summary>
    public static HttpMessageHandler Handler(HostPolicy policy) => new SocketsHttpHandler
    {
        AllowAutoRedirect = false, // it could lead to where we do not go, and would take the token along
        UseProxy = false,          // the policy has to see the address that is called
        UseCookies = false,
        ConnectTimeout = TimeSpan.FromSeconds(5),
        PooledConnectionLifetime = TimeSpan.FromMinutes(2),
        MaxResponseHeadersLength = 16,
        ConnectCallback = (context, stop) => policy.ConnectAsync(context.DnsEndPoint, stop),
    };

    /// <summary>Sends a request and reads the envelope of the answer.</summary>
    /// <exception cref="PeerException">There was no answer in time, or it is no envelope.</exception>
    public async Task<PeerAnswer> SendAsync(PeerRequest request, CancellationToken stop)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(stop);
        patience.CancelAfter(_patience);
        try
        {
            using var message = Message(request);
            using var response = await _http.SendAsync(message, patience.Token);
            var body = await response.Content.ReadAsByteArrayAsync(patience.Token);
            return PeerAnswer.Read(response, body);
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
            throw new PeerException($"no answer within {_patience.TotalSeconds:0.#} seconds");
        }
        catch (HttpRequestException fault)
        {
            throw new PeerException(Explain(fault), fault);
        }
    }

    /// <inheritdoc />
    public void Dispose() => _http.Dispose();

    private static HttpRequestMessage Message(PeerRequest request)
    {
        var message = new HttpRequestMessage(request.Method, request.Url);
        var headers = message.Headers;
        headers.Authorization = AuthenticationHeaderValue.Parse(CredentialsToken.ToHeader(request.Token));
        headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
        headers.Add(MessageIds.RequestId, Guid.NewGuid().ToString());
        headers.Add(MessageIds.CorrelationId, request.CorrelationId ?? Guid.NewGuid().ToString());
        if (request.Route is { } route)
        {
            headers.Add("OCPI-from-country-code", route.From.CountryCode);
            headers.Add("OCPI-from-party-id", route.From.PartyId);
            headers.Add("OCPI-to-country-code", route.To.CountryCode);
            headers.Add("OCPI-to-party-id", route.To.PartyId);
        }
        // No charset: JSON is UTF-8 (transport_and_format; TRN-12).
        if (request.Body is not null)
        {
            var json = request.Body as byte[] ?? JsonSerializer.SerializeToUtf8Bytes(request.Body, OcpiJson.Options);
            message.Content = new ByteArrayContent(json) { Headers = { ContentType = new("application/json") } };
        }
        return message;
    }

    // In our words: those of the system tell more of our network than a stranger should read.
    internal static string Explain(HttpRequestException fault) => fault.HttpRequestError switch
    {
        HttpRequestError.NameResolutionError => "the host is not known",
        HttpRequestError.SecureConnectionError => "the TLS connection failed",
        HttpRequestError.ConfigurationLimitExceeded => "the answer is too large",
        HttpRequestError.InvalidResponse => "the answer is no HTTP",
        HttpRequestError.ResponseEnded => "the connection broke off",
        _ => "the server cannot be reached",
    };
}
