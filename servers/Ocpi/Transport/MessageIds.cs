using Microsoft.AspNetCore.Http;

namespace OcpiKit.Ocpi.Transport;

/// <summary>Repeats the ids of the request on its answer, whatever that answer is (transport_and_format; TRN-67, TRN-69).</summary>
internal sealed class MessageIds(RequestDelegate next)
{
    public const string RequestId = "X-Request-ID";
    public const string CorrelationId = "X-Correlation-ID";

    public Task InvokeAsync(HttpContext context)
    {
        Repeat(context, RequestId);
        Repeat(context, CorrelationId);
        return next(context);
    }

    private static void Repeat(HttpContext context, string header)
    {
        var id = context.Request.Headers[header].ToString();
        // What is not printable ASCII cannot travel in a header of ours.
        if (id.Length > 0 && id.All(c => c is >= ' ' and <= '~'))
            context.Response.Headers[header] = id;
    }
}
