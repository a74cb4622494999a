using OcpiKit.Engine.Checks.Values;
using OcpiKit.Engine.Evidence;
using OcpiKit.Engine.Scenarios;

namespace OcpiKit.Engine.Checks.Relations.Sessions;

/// <summary>A reservation is a Session that is pushed as it is made, becomes ACTIVE where its driver charges, and ends COMPLETED where not (mod_sessions, Reservation).</summary>
internal sealed class ReservedSessions() : Check<Trace>(
    "session.reservation", "A reservation is pushed, and becomes ACTIVE or COMPLETED.", ["SES-06", "SES-07", "SES-08", "SES-09"])
{
    private const string Reservation = "RESERVATION";

    public override IEnumerable<Observation> Judge(Trace evidence, Surroundings surroundings)
    {
        var commands = Commanding.In(evidence).Where(command => command.Worked(evidence)).ToList();
        var stories = Story.In(evidence).ToList();
        foreach (var made in commands.Where(command => command.Reserves))
        {
            // What the same driver does next is another matter.
            var next = commands.Find(other => other.Sent.Started > made.Sent.Started && Story.Same(other.Token?.Text("uid"), made.Token?.Text("uid")))?.Sent.Started ?? DateTimeOffset.MaxValue;
            var story = stories.Find(story => Of(made, story) && story.First.Call.Started >= made.Sent.Started && story.First.Call.Started < next);
            // What was given up before it could be told is told as over.
            if (story is not null && !evidence.Steps.Any(step => GivesUp(step, made) && step.Exchanges[0].Started < story.First.Call.Started))
                yield return Made(story);
        }

        foreach (var story in stories.Where(story => story.Was(Reservation)))
        {
            if (commands.Find(command => !command.Reserves && Of(command, story) && Place(command, story) && command.Sent.Started > story.First.Call.Started) is { } started
                && Used(story, stories.Find(other => other != story && Of(started, other) && other.Was("ACTIVE"))) is { } used)
            {
                yield return used;
            }

            if (!story.Was("ACTIVE") && Unused(story) is { } unused)
                yield return unused;
        }
    }

    private static Observation Made(Story story) => (story.First.Value.Text("status") switch
    {
        // The text has RESERVED where the enum has RESERVATION (AMB-05): that the word is none is for the schema to say.
        Reservation or "RESERVED" => Pass("The Session of the reservation was pushed as it was made.") with { Verifies = ["SES-06", "SES-07"] },
        "COMPLETED" or "INVALID" => Fail("Of a reservation nothing was pushed before it was over.", "a Session with the status RESERVATION", $"a Session that is {story.First.Value.Text("status")}", "/status") with { Verifies = ["SES-07"] },
        var other => Fail("The Session of a reservation has another status as it is made.", Reservation, Showing.Of(other), "/status") with { Verifies = ["SES-06"] },
    }) with
    { Exchange = story.First.Call.Number };

    private static Observation? Used(Story story, Story? instead) =>
        story.Was("ACTIVE") ? Pass("The Session of the reservation became that of the charge.") with { Exchange = story.Last.Call.Number, Verifies = ["SES-08"] }
        : instead is null ? null
        : Fail("A driver charges who had reserved, and the Session of the reservation did not become ACTIVE: there is another one.", "one Session", "two Sessions", "/id") with
        { Exchange = instead.First.Call.Number, Verifies = ["SES-08"] };

    private static Observation? Unused(Story story) => story.Last.Value.Text("status") switch
    {
        "COMPLETED" => Pass("The reservation that was not used ended COMPLETED.") with { Exchange = story.Last.Call.Number, Verifies = ["SES-09"] },
        "INVALID" => Fail("A reservation that was not used ended in another status.", "COMPLETED", "INVALID", "/status") with { Exchange = story.Last.Call.Number, Verifies = ["SES-09"] },
        _ => null,
    };

    private static bool GivesUp(StepTrace step, Commanding made) =>
        step is { Step: CallStep { Operation.Id: "commands.receiver.post.cancel_reservation" }, Exchanges.Count: > 0 }
        && Story.Same(ParsedBody.Of(step.Exchanges[0].Request.Body).Json?.Text("reservation_id"), made.Body.Text("reservation_id"));

    private static bool Of(Commanding command, Story story) => story.IsOf(command.Token?.Text("uid"), command.Token?.Text("type"));

    private static bool Place(Commanding command, Story story) =>
        Story.Same(story.Text("location_id"), command.Body.Text("location_id"))
        && (command.Body.Text("evse_uid") is not { } evse || story.Text("evse_uid") is not { } reserved || reserved == "#NA" || Story.Same(evse, reserved));
}
