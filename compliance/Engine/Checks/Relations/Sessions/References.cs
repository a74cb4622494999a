using OcpiKit.Engine.Checks.Relations.Incoming;
using OcpiKit.Engine.Checks.Values;
using OcpiKit.Engine.Evidence;

namespace OcpiKit.Engine.Checks.Relations.Sessions;

/// <summary>
/// What the eMSP gave as the reference of its authorization, by a command or in real time, stands in the Session, and of several the one that was given last (mod_sessions,
/// Session). Judged where it is clear which were meant: by Token and place, and before the Session charged.
/// </summary>
internal sealed class References() : Check<Trace>("session.authorization-reference", "A Session repeats the authorization_reference that the eMSP gave.", ["SES-36", "SES-37"])
{
    private const string Name = "authorization_reference";

    public override IEnumerable<Observation> Judge(Trace evidence, Surroundings surroundings)
    {
        var given = Given.In(evidence);
        var stories = given.Count == 0 ? [] : Story.In(evidence).ToList();
        foreach (var story in stories)
        {
            // Of two Sessions by one Token it is not clear which of them a reference was for.
            var alone = stories.Count(other => other.IsOf(story.Field("cdr_token")?.Text("uid"), null)) == 1;
            foreach (var seen in Look(story, [.. given.Where(one => one.IsFor(story))], alone))
                yield return seen;
        }
    }

    private static IEnumerable<Observation> Look(Story story, List<Given> given, bool alone)
    {
        Observation? well = null;
        foreach (var push in story.Pushes)
        {
            var reserved = push.Value.Text("status") == "RESERVATION";
            var decisive = story.First.Value.Text("status") == "RESERVATION" && !reserved ? Charging(story) ?? story.First : story.First;
            var before = given.Where(one => one.At <= push.Call.Started).ToList();
            var due = given.Where(one => one.At <= decisive.Call.Started).MaxBy(one => one.At);
            var whole = push.Call.Request.Method == "PUT";
            if (due is null || (!whole && push.Value.Field(Name) is null))
                continue;
            var said = push.Value.Text(Name);
            if (!before.Exists(one => Story.Same(one.Reference, said)))
            {
                yield return Fail($"The {Name} of a Session is not the one that its driver was let in by.", Showing.Of(due.Reference), Showing.Of(said), $"/{Name}") with { Exchange = push.Call.Number, Verifies = ["SES-36"] };
                yield break;
            }

            var several = alone && !reserved && before.Where(one => one.At <= due.At).DistinctBy(one => one.Reference, StringComparer.OrdinalIgnoreCase).Count() > 1;
            if (several && before.Where(one => Story.Same(one.Reference, said)).Max(one => one.At) < due.At)
            {
                yield return Fail($"Of several {Name}s that were given a Session repeats an earlier one.", Showing.Of(due.Reference), Showing.Of(said), $"/{Name}") with { Exchange = push.Call.Number, Verifies = ["SES-37"] };
                yield break;
            }

            well = Pass("The Session repeats the reference of its authorization.") with { Exchange = push.Call.Number, Verifies = several ? ["SES-36", "SES-37"] : ["SES-36"] };
        }

        if (well is not null)
            yield return well;
    }

    private static Push? Charging(Story story) => story.Pushes.FirstOrDefault(push => push.Value.Text("status") == "ACTIVE");

    private sealed record Given(DateTimeOffset At, string Reference, string? Uid, string? Type, string? Location, IReadOnlyList<string?> Evses)
    {
        public static List<Given> In(Trace trace) => [.. Commanded(trace), .. Asked(trace)];

        public bool IsFor(Story story) =>
            story.IsOf(Uid, Type)
            && (Location is null || story.Text("location_id") is not { } place || Story.Same(place, Location))
            && (Evses.Count == 0 || story.Text("evse_uid") is null or "#NA" || Evses.Any(evse => Story.Same(evse, story.Text("evse_uid"))));

        private static IEnumerable<Given> Commanded(Trace trace) =>
            from command in Commanding.In(trace)
            let reference = command.Body.Text(Name)
            where reference is not null
            select new Given(
                command.Sent.Started, reference, command.Token?.Text("uid"), command.Token?.Text("type"), command.Body.Text("location_id"), command.Body.Text("evse_uid") is { } evse ? [evse] : []);

        private static IEnumerable<Given> Asked(Trace trace) =>
            from call in trace.Incoming
            where call is { Operation.Id: "tokens.sender.post.authorize", Fault: null, Response.Status: 200 }
            let info = ParsedBody.Of(call.Response!.Body).Envelope?.Data
            where info?.Text("allowed") == "ALLOWED"
            let reference = info.Value.Text(Name)
            where reference is not null
            let token = info.Value.Field("token")
            select new Given(
                call.Started, reference, token?.Text("uid"), token?.Text("type"), call.Body.Json?.Text("location_id"),
                [.. (call.Body.Json?.List("evse_uids") ?? []).Select(evse => evse.Text())]);
    }
}
