using OcpiKit.Engine.Evidence;

namespace OcpiKit.Engine.Checks.Relations.Incoming;

/// <summary>
/// What could not be delivered is not kept and sent again: whoever missed it reads the list (transport_and_format, offline behaviour). It shows where the next message came
/// and the lost one did not; that it would come hours later is not seen.
/// </summary>
internal sealed class SentOnce() : Check<Trace>("push.sent-once", "A message that could not be delivered is not sent again later.", ["TRN-75"])
{
    public override IEnumerable<Observation> Judge(Trace evidence, Surroundings surroundings)
    {
        var sent = evidence.Incoming.Where(call => call is { Operation: not null, Request.Method: "POST" or "PUT" or "PATCH" }).ToList();
        foreach (var (at, lost) in sent.Index().Where(call => Lost(call.Item)))
        {
            var later = sent.Skip(at + 1).ToList();
            if (later.Find(call => Same(call, lost)) is { } again)
            {
                yield return Warn($"The {lost.Request.Method} that had failed was sent again {(again.Started - lost.Started).TotalSeconds:0.0} s later; by then it may be older than what the partner has read meanwhile.",
                    "not sent again", "the same message") with
                { Exchange = again.Number };
            }
            else if (later.Find(call => call.Operation!.Module == lost.Operation!.Module) is { } next)
                yield return Pass($"The next message came {(next.Started - lost.Started).TotalSeconds:0.0} s after the {lost.Request.Method} that had failed, and that one was not sent again.") with { Exchange = next.Number };
        }
    }

    // Who is told when to come back may do so.
    private static bool Lost(Exchange call) => call.Response is { Status: >= 500 } answer && answer.Headers.First("Retry-After") is null;

    private static bool Same(Exchange one, Exchange other) =>
        one.Request.Method == other.Request.Method && one.Request.Url == other.Request.Url && one.Request.Body.Span.SequenceEqual(other.Request.Body.Span);
}
