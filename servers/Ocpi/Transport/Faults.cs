using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using OcpiKit.Ocpi.Answers;

namespace OcpiKit.Ocpi.Transport;

/// <summary>Gives an envelope to what goes wrong on the HTTP layer: no such path, wrong method, too large, an exception (TRN-45).</summary>
internal sealed partial class Faults(RequestDelegate next, ILogger<Faults> log)
{
    public async Task InvokeAsync(HttpContext context)
    {
        try
        {
            await next(context);

            if (!context.Response.HasStarted && context.Response is { StatusCode: >= 400, ContentType: null })
                await Describe(context.Response.StatusCode, context.Response.Headers.Allow.ToString()).ExecuteAsync(context);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            // The client went away; nobody is left to answer.
        }
        catch (BadHttpRequestException fault) when (!context.Response.HasStarted)
        {
            await Describe(fault.StatusCode, "").ExecuteAsync(context);
        }
        catch (Exception fault) when (!context.Response.HasStarted)
        {
            // What failed is for our log alone: a stack trace in an answer tells a stranger how we are built.
            Failed(log, fault, context.Request.Method, context.Request.Path.ToUriComponent());
            await Describe(StatusCodes.Status500InternalServerError, "").ExecuteAsync(context);
        }
    }

    private static Answer Describe(int httpStatus, string allowed) =>
        Answer.HttpError(httpStatus, httpStatus >= 500 ? StatusCode.ServerError : StatusCode.ClientError, Explain(httpStatus, allowed));

    private static string Explain(int httpStatus, string allowed) => httpStatus switch
    {
        StatusCodes.Status404NotFound => "There is nothing at this path; the version details list our endpoints.",
        StatusCodes.Status405MethodNotAllowed => $"This method is not offered here; use one of: {allowed}.",
        StatusCodes.Status413PayloadTooLarge => "The body is larger than we accept.",
        >= 500 => "The server failed; its log knows more.",
        _ => "The request could not be understood.",
    };

    [LoggerMessage(Level = LogLevel.Error, Message = "{Method} {Path} failed")]
    private static partial void Failed(ILogger log, Exception fault, string method, string path);
}
