using System.Net;
using OcpiKit.Engine.Evidence;

namespace OcpiKit.Engine.Wire;

/// <summary>Records each exchange as it goes over the wire, and bounds it in time and size.</summary>
internal sealed class RecordingHandler(HttpMessageHandler inner, Limits limits, TimeProvider time) : DelegatingHandler(inner)
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var recording = request.Options.TryGetValue(Recording.Key, out var given) ? given : new Recording();
        var started = time.GetUtcNow();
        var clock = time.GetTimestamp();
        var sent = await SentAsync(request, cancellationToken);
        using var deadline = new CancellationTokenSource(limits.Timeout, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, cancellationToken);
        ResponseMessage? received = null;
        Fault? fault = null;
        try
        {
            using var response = await base.SendAsync(request, either.Token);
            (received, fault) = await BodyReader.ReadAsync(response, limits, either.Token);
        }
        catch (OperationCanceledException) when (deadline.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            fault = new(FaultKind.TimedOut, $"no whole answer came within {limits.Timeout.TotalSeconds:0.#} s");
        }
        catch (OperationCanceledException e) when (!cancellationToken.IsCancellationRequested && e.InnerException is TimeoutException)
        {
            fault = new(FaultKind.NotConnected, $"{request.RequestUri!.Host} port {request.RequestUri.Port} does not answer within {limits.Connect.TotalSeconds:0.#} s");
        }
#pragma warning disable CA1031 // The URL and all that came back are the other side's: whatever the network stack makes of them is a fault of this exchange.
        catch (Exception e) when (e is not OperationCanceledException)
#pragma warning restore CA1031
        {
            fault = FaultReader.Of(e, request.RequestUri!, limits, ProxyFor(request.RequestUri!));
            if (fault.Kind == FaultKind.NotSecure && Encounters.Of(InnerHandler)?.WhyNot(request.RequestUri!) is { } why)
                fault = fault with { Says = $"no secure connection to {request.RequestUri!.Authority}: {why}" };
        }

        recording.Delivery = new(sent, received, fault, started, time.GetElapsedTime(clock)) { Secured = Encounters.Of(InnerHandler)?.With(request.RequestUri!) };
        // RestSharp reads an answer of its own; the evidence is in the recording, so an empty one will do.
        return new HttpResponseMessage(HttpStatusCode.NoContent) { RequestMessage = request };
    }

    private Uri? ProxyFor(Uri url) => InnerHandler is SocketsHttpHandler { UseProxy: true, Proxy: { } proxy } ? proxy.GetProxy(url) : null;

    private static async Task<RequestMessage> SentAsync(HttpRequestMessage request, CancellationToken stop)
    {
        var body = request.Content is null ? [] : await request.Content.ReadAsByteArrayAsync(stop);
        return new(request.Method.Method, request.RequestUri!, new(HeaderLines.Of(request.Headers, request.Content?.Headers)), body);
    }
}
