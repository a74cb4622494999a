using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using OcpiKit.Engine.Evidence;
using OcpiKit.Engine.Listening.Answering;

namespace OcpiKit.Engine.Listening.Http;

/// <summary>Reads a call as it came, within bounds.</summary>
internal sealed class RequestReader(Uri listening, Uri? publicUrl, TimeProvider time)
{
    /// <summary>No object of OCPI is nearly as large.</summary>
    public const int BodyBytes = 1024 * 1024;

    private static readonly TimeSpan BodyTime = TimeSpan.FromSeconds(30);

    /// <summary>Reads it.</summary>
    /// <returns>The request, the path as it was sent, and the answer where it went beyond the bounds.</returns>
    /// <exception cref="OperationCanceledException">The caller hung up.</exception>
    public async Task<(RequestMessage Request, string Path, Reply? Refusal)> ReadAsync(HttpContext context)
    {
        var target = context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;
        var (url, path) = UrlOf(context, target);
        var (body, refusal) = await BodyAsync(context);
        var headers = new Headers([.. from header in context.Request.Headers from value in header.Value select KeyValuePair.Create(header.Key, value ?? "")]);
        return (new(context.Request.Method, url, headers, body), path, refusal);
    }

    /// <summary>The URL as the caller used it. A proxy before us may have ended its https.</summary>
    private (Uri Url, string Path) UrlOf(HttpContext context, string target)
    {
        if (!target.StartsWith('/') && Uri.TryCreate(target, UriKind.Absolute, out var whole) && whole.Scheme is "http" or "https")
            return (whole, whole.AbsolutePath);
        var host = context.Request.Host.Value;
        var scheme = publicUrl is not null && publicUrl.Authority.Equals(host, StringComparison.OrdinalIgnoreCase) ? publicUrl.Scheme : context.Request.Scheme;
        var url = Uri.TryCreate($"{scheme}://{host}{target}", UriKind.Absolute, out var given) ? given
            : Uri.TryCreate(listening, target, out var here) && here.Scheme is "http" or "https" ? here : listening;
        return (url, target.Split('?', 2)[0]);
    }

    private async Task<(ReadOnlyMemory<byte> Body, Reply? Refusal)> BodyAsync(HttpContext context)
    {
        if (context.Features.Get<IHttpRequestBodyDetectionFeature>() is { CanHaveBody: false })
            return (default, null);
        var read = new MemoryStream();
        using var deadline = new CancellationTokenSource(BodyTime, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, context.RequestAborted);
        try
        {
            var buffer = new byte[16 * 1024];
            int count;
            while (context.Request.ContentLength is not > BodyBytes && (count = await context.Request.Body.ReadAsync(buffer, either.Token)) > 0)
            {
                read.Write(buffer, 0, (int)Math.Min(count, BodyBytes - read.Length));
                if (read.Length == BodyBytes)
                    break;
            }
        }
        catch (BadHttpRequestException fault)
        {
            return (read.ToArray(), new(fault.StatusCode, 2000, "The body of the request broke off or came too slowly.") { Closes = true });
        }
        catch (OperationCanceledException) when (!context.RequestAborted.IsCancellationRequested)
        {
            return (read.ToArray(), new(408, 2000, $"The body of the request did not come within {BodyTime.TotalSeconds:0} s.") { Closes = true });
        }

        var large = context.Request.ContentLength > BodyBytes || read.Length == BodyBytes;
        return (read.ToArray(), large ? new(413, 2000, $"The body of the request is larger than {BodyBytes / 1024} KiB.") { Closes = true } : null);
    }
}
