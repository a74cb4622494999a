using OcpiKit.Ocpi.Calling;

namespace OcpiKit.Ocpi.Watching;

/// <summary>Records what we ask partners, and what they answer.</summary>
/// <param name="inner">Carries the requests.</param>
/// <param name="recorder">Takes the messages.</param>
/// <param name="partners">Knows who is called.</param>
/// <param name="limits">How long an answer may be.</param>
internal sealed class OutgoingMessages(HttpMessageHandler inner, Recorder recorder, Partners partners, PeerLimits limits) : DelegatingHandler(inner)
{
    /// <inheritdoc />
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (!recorder.Wants())
            return await base.SendAsync(request, cancellationToken);

        var url = request.RequestUri!;
        var passed = recorder.Begin(Direction.Outgoing, request.Method.Method, url.AbsoluteUri);
        try
        {
            if (request.Content is { } body)
                passed.RequestBody.Add(await body.ReadAsByteArrayAsync(cancellationToken));
            passed = passed with { RequestHeaders = Lines(request.Headers, request.Content) };

            var response = await base.SendAsync(request, cancellationToken);
            // The client behind us reads the whole answer too, within the same limit; once it has been read it can be read again.
            await response.Content.LoadIntoBufferAsync(limits.AnswerBytes, cancellationToken);
            passed.AnswerBody.Add(await response.Content.ReadAsByteArrayAsync(cancellationToken));
            passed = passed with
            {
                HttpStatus = (int)response.StatusCode,
                TotalCount = response.Headers.TryGetValues("X-Total-Count", out var total) ? string.Join(",", total) : null,
                AnswerHeaders = Lines(response.Headers, response.Content),
            };
            return response;
        }
        catch (HttpRequestException fault)
        {
            passed = passed with { Fault = PeerClient.Explain(fault) };
            throw;
        }
        catch (OperationCanceledException)
        {
            passed = passed with { Fault = "it took too long, or was no longer needed" };
            throw;
        }
        finally
        {
            var (partner, operation) = partners.At(request.Method, url);
            recorder.End(passed, partner, operation, request.Headers.Authorization?.ToString() ?? "");
        }
    }

    private static IEnumerable<KeyValuePair<string, string>> Lines(System.Net.Http.Headers.HttpHeaders headers, HttpContent? content) =>
        [.. headers.Concat(content?.Headers ?? Enumerable.Empty<KeyValuePair<string, IEnumerable<string>>>())
            .Select(header => KeyValuePair.Create(header.Key, string.Join(", ", header.Value)))];
}
