using Microsoft.AspNetCore.Http;
using OcpiKit.Engine.Evidence;
using OcpiKit.Engine.Listening.Access;
using OcpiKit.Engine.Listening.Answering;
using OcpiKit.Engine.Listening.Outward;
using OcpiKit.Engine.Scenarios;
using OcpiKit.Protocol;

namespace OcpiKit.Engine.Listening.Http;

/// <summary>Takes each call, has it answered, keeps it, and sends the answer, well or as badly as a scenario wants it.</summary>
internal sealed class Reception(
    RequestReader reader, Router router, Door door, Switchboard switchboard, Conduct conduct, ReplyWriter writer, Inbox inbox, Errands errands, TimeProvider time)
{
    public async Task TakeAsync(HttpContext context)
    {
        var taken = new Taken(time.GetUtcNow(), time.GetTimestamp());
        try
        {
            var (request, path, refusal) = await reader.ReadAsync(context);
            var match = router.Find(request.Method, path);
            var shown = door.Look(request.Headers);
            var parameters = Parameters(match, request);
            taken = taken with
            {
                Operation = match.Operation,
                Arrival = new(Told(parameters), KindOf(shown, match.Operation), match.Case) { Allowed = match.Allowed },
                Request = request,
                Cut = refusal is not null,
            };
            var misconduct = conduct.Meets(match.Operation);
            var reply = refusal ?? (Prevents(misconduct) ? Disturbed() : await switchboard.AnswerAsync(match, parameters, shown, request, context.RequestAborted));
            await SendAsync(context, taken, reply, misconduct);
        }
        catch (Exception e) when (e is OperationCanceledException or IOException or Microsoft.AspNetCore.Connections.ConnectionResetException)
        {
            Keep(taken, null, "the caller hung up before it had an answer");
        }
#pragma warning disable CA1031 // Whatever goes wrong here is the kit's own fault; the caller gets an answer, and the run goes on and tells it.
        catch (Exception e)
#pragma warning restore CA1031
        {
            if (context.Response.HasStarted)
                return;
            var answer = writer.Write(new(500, 3000, "Something went wrong here."), taken.Operation, taken.Request ?? Nothing, null);
            Keep(taken, answer, $"the kit itself failed ({e.GetType().Name}: {e.Message})", failed: true);
            await WriteAsync(context, answer, answer.Body.Length);
        }
    }

    private async Task SendAsync(HttpContext context, Taken taken, Reply reply, Misconduct? misconduct)
    {
        if (misconduct?.Delay is { } delay)
            await Task.Delay(delay, time, context.RequestAborted);
        if (misconduct is { Abort: true })
        {
            Keep(taken, null, "our counterparty ended the connection without an answer, as the scenario wants it");
            context.Abort();
            return;
        }

        var answer = writer.Write(reply, taken.Operation, taken.Request!, misconduct);
        var whole = answer.Body;
        if (misconduct?.Truncate is { } length && length < whole.Length)
            answer = answer with { Body = whole[..Math.Max(0, length)], Truncated = true };
        // Kept before it is sent: whoever has the answer finds the call in the inbox.
        Keep(taken, answer, answer.Truncated ? "our counterparty cut its answer short, as the scenario wants it" : taken.Cut ? "its body was not read whole, as it was larger than the kit reads, too slow, or broke off" : null);
        await WriteAsync(context, answer, whole.Length);
        if (reply.Afterwards is { } afterwards)
            errands.Begin(afterwards);
    }

    private static async Task WriteAsync(HttpContext context, ResponseMessage answer, int length)
    {
        context.Response.StatusCode = answer.Status;
        foreach (var (name, value) in answer.Headers)
            context.Response.Headers.Append(name, value);
        if (answer.Status is not (204 or 304))
            context.Response.ContentLength = length;
        await context.Response.Body.WriteAsync(answer.Body, context.RequestAborted);
        await context.Response.Body.FlushAsync(context.RequestAborted);
        if (answer.Truncated)
            context.Abort();
        else
            await context.Response.CompleteAsync();
    }

    private void Keep(Taken taken, ResponseMessage? answer, string? fault, bool failed = false)
    {
        if (taken is { Request: { } request, Arrival: { } arrival })
            inbox.Add(new(taken.Operation, arrival, request, answer, fault, taken.Started, time.GetElapsedTime(taken.Clock)) { Cut = taken.Cut, KitFailed = failed });
    }

    /// <summary>Who fails has not done what was asked of it.</summary>
    private static bool Prevents(Misconduct? misconduct) => misconduct is { Http: >= 300 } or { Status: >= 2000 } or { Abort: true };

    private static Reply Disturbed() => new(200, 3000, "Something went wrong here.");

    private static Dictionary<string, string> Parameters(Match match, RequestMessage request)
    {
        var all = new Dictionary<string, string>(match.Path, StringComparer.Ordinal);
        foreach (var parameter in match.Operation?.Parameters ?? [])
        {
            if (parameter.In == ParameterPlace.Query && request.Query(parameter.Name) is { } value)
                all[parameter.Name] = value;
        }

        return all;
    }

    private static Dictionary<string, string> Told(Dictionary<string, string> parameters) =>
        parameters.Where(parameter => parameter.Key != Match.CdrTicket).ToDictionary();

    /// <summary>The registration token is right where it may be used.</summary>
    private static ShownToken KindOf(Shown shown, Operation? operation) =>
        shown.Kind == ShownToken.Registration && operation is { Interface: Interface.Symmetric } ? ShownToken.Right : shown.Kind;

    private static RequestMessage Nothing { get; } = new("GET", new("http://request.invalid/"), Headers.None, default);

    private sealed record Taken(DateTimeOffset Started, long Clock)
    {
        public bool Cut { get; init; }

        public Operation? Operation { get; init; }

        public Arrival? Arrival { get; init; }

        public RequestMessage? Request { get; init; }
    }
}
