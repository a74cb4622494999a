using System.Globalization;
using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;
using OcpiKit.Ocpi.Types;

namespace OcpiKit.Ocpi.Watching;

/// <summary>Messages as they pass, as server-sent events. Nothing is queued for anybody: a watcher who is slow misses what the log let go.</summary>
internal sealed class Events(MessageLog log, WatchLimits limits, TimeProvider time, IHostApplicationLifetime lifetime)
{
    private int _watchers;

    /// <summary>Goes on after the event that the watcher saw last, or begins with the oldest message.</summary>
    public IResult Watch(HttpContext context)
    {
        if (Interlocked.Increment(ref _watchers) > limits.Watchers)
        {
            Interlocked.Decrement(ref _watchers);
            context.Response.Headers.RetryAfter = "10";
            return Results.Text("Too many people are watching already.", statusCode: StatusCodes.Status503ServiceUnavailable);
        }
        return TypedResults.ServerSentEvents(FollowAsync(Seen(context.Request.Headers["Last-Event-ID"].ToString()), context.RequestAborted));
    }

    private async IAsyncEnumerable<SseItem<string>> FollowAsync(long seen, [EnumeratorCancellation] CancellationToken gone)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(gone, lifetime.ApplicationStopping);
        try
        {
            yield return new SseItem<string>(log.Run, "run");
            while (!stop.IsCancellationRequested)
            {
                var (messages, news) = log.After(seen);
                foreach (var message in messages)
                {
                    seen = message.Id;
                    yield return new SseItem<string>(JsonSerializer.Serialize(MessageLine.Of(message), OcpiJson.Options), "message") { EventId = $"{log.Run}-{seen}" };
                }
                if (!await ComesAsync(news, stop.Token))
                    yield return new SseItem<string>(OcpiDateTime.Format(time.GetUtcNow()), "heartbeat");
            }
        }
        finally
        {
            Interlocked.Decrement(ref _watchers);
        }
    }

    private async Task<bool> ComesAsync(Task news, CancellationToken stop)
    {
        try
        {
            await news.WaitAsync(limits.Heartbeat, time, stop);
            return true;
        }
        catch (TimeoutException)
        {
            return false;
        }
        catch (OperationCanceledException)
        {
            return true; // The loop ends by itself.
        }
    }

    // An id of another run of the server says nothing about this one.
    private long Seen(string lastEventId) =>
        lastEventId.Split('-') is [var run, var id] && run == log.Run && long.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;
}

/// <summary>A message without headers and bodies: a line in a list.</summary>
public sealed record MessageLine(
    long Id,
    DateTimeOffset At,
    Direction Direction,
    string Partner,
    string Method,
    string Url,
    string Module,
    string Story,
    string Outcome,
    bool Failed,
    int? HttpStatus,
    int? StatusCode,
    double Milliseconds)
{
    /// <summary>The line of a message.</summary>
    public static MessageLine Of(Message message) => new(
        message.Id,
        message.At,
        message.Direction,
        message.Partner,
        message.Method,
        message.Url,
        message.Module,
        message.Story,
        message.Outcome,
        message.Failed,
        message.HttpStatus,
        message.StatusCode,
        message.Milliseconds);
}
