using Microsoft.Extensions.Logging;

namespace OcpiKit.Ocpi.Watching;

/// <summary>
/// Writes a line into the server's log for each message that is recorded, of one width as far as possible, so that the eye runs down a
/// column. What was too much at once to be recorded is counted in a line.
/// </summary>
internal sealed partial class MessageLines(ILogger<MessageLines> log)
{
    private long _skipped;

    /// <summary>Writes a message.</summary>
    /// <param name="message">What passed, without secrets.</param>
    /// <param name="skipped">How many messages have not been recorded since the server started.</param>
    public void Write(Message message, long skipped)
    {
        var unwritten = skipped - Interlocked.Exchange(ref _skipped, skipped);
        if (unwritten > 0)
            Skipped(log, unwritten);
        Passed(
            log,
            message.Direction is Direction.Incoming ? "←" : "→",
            message.Method,
            message.HttpStatus?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "",
            message.StatusCode?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "",
            message.Milliseconds,
            message.Partner,
            PathOf(message.Url),
            message.Failed ? "  " + message.Outcome : "");
    }

    // What we call is known by its whole URL; the host is the partner's, who is named already.
    private static string PathOf(string url)
    {
        var host = url.IndexOf("://", StringComparison.Ordinal);
        if (url.StartsWith('/') || host < 0)
            return url;
        var path = url.IndexOf('/', host + 3);
        return path < 0 ? "/" : url[path..];
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "{Direction} {Method,-6} {Http,3} {StatusCode,4} {Milliseconds,7:0.0} ms  {Partner}  {Path}{Failure}")]
    private static partial void Passed(ILogger log, string direction, string method, string http, string statusCode, double milliseconds, string partner, string path, string failure);

    [LoggerMessage(Level = LogLevel.Information, Message = "... {Count} messages more, too many at once to write a line for each")]
    private static partial void Skipped(ILogger log, long count);
}
