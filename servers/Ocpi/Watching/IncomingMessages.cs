using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using OcpiKit.Ocpi.Documentation;
using OcpiKit.Ocpi.Modules;
using OcpiKit.Ocpi.Operating;
using OcpiKit.Ocpi.Transport;

namespace OcpiKit.Ocpi.Watching;

/// <summary>Records what partners ask us, and what we answer. It stands around everything else, so that it sees what goes over the wire.</summary>
internal sealed class IncomingMessages(RequestDelegate next, Recorder recorder, Platform platform)
{
    public Task InvokeAsync(HttpContext context) =>
        OperatorRoutes.IsForOperators(context) || !recorder.Wants() ? next(context) : RecordAsync(context);

    private async Task RecordAsync(HttpContext context)
    {
        var request = context.Request;
        var passing = recorder.Begin(Direction.Incoming, request.Method, request.Path.ToUriComponent() + request.QueryString) with
        {
            // Taken now: a body that is read to its end changes nothing here, but a server may reuse the collection.
            RequestHeaders = [.. request.Headers.Select(header => KeyValuePair.Create(header.Key, header.Value.ToString()))],
        };
        var authorization = request.Headers.Authorization.ToString();
        var answers = context.Features.GetRequiredFeature<IHttpResponseBodyFeature>();
        request.Body = new CopyingStream(request.Body, passing.RequestBody);
        var copying = new StreamResponseBodyFeature(new CopyingStream(answers.Stream, passing.AnswerBody), answers);
        context.Features.Set<IHttpResponseBodyFeature>(copying);
        var fault = "the request broke off";
        try
        {
            await next(context);
            await copying.Writer.FlushAsync(context.RequestAborted);
            fault = context.RequestAborted.IsCancellationRequested ? "the caller went away" : "";
        }
        finally
        {
            context.Features.Set(answers);
            var response = context.Response;
            recorder.End(
                fault.Length > 0 ? passing with { Fault = fault } : passing with
                {
                    HttpStatus = response.StatusCode,
                    TotalCount = response.Headers["X-Total-Count"],
                    AnswerHeaders = response.Headers.Select(header => KeyValuePair.Create(header.Key, header.Value.ToString())),
                },
                Partners.Of(context.Features.Get<Peer>()),
                Operations.Find(platform, HttpMethods.IsHead(request.Method) ? HttpMethods.Get : request.Method, request.Path.Value ?? ""),
                authorization);
        }
    }
}
