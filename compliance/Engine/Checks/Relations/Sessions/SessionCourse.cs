using OcpiKit.Engine.Checks.Relations.Incoming;
using OcpiKit.Engine.Checks.Values;
using OcpiKit.Engine.Evidence;
using OcpiKit.Engine.Results;

namespace OcpiKit.Engine.Checks.Relations.Sessions;

/// <summary>
/// A Session goes forward: from PENDING or RESERVATION to ACTIVE, and to COMPLETED or INVALID from each of them (mod_sessions, SessionStatus). The text tells what each
/// status means and draws no arrows, so a step back is a matter of compatibility. What follows on COMPLETED is spoken of by session.final.
/// </summary>
internal sealed class SessionCourse() : Check<Trace>("session.course", "The status of a Session goes forward.", [], Axis.Compatibility)
{
    private static readonly Dictionary<string, string[]> Follow = new(StringComparer.Ordinal)
    {
        ["PENDING"] = ["ACTIVE", "COMPLETED", "INVALID"],
        // Who reserved may be let in and not have plugged in yet.
        ["RESERVATION"] = ["PENDING", "ACTIVE", "COMPLETED", "INVALID"],
        ["ACTIVE"] = ["COMPLETED", "INVALID"],
        ["INVALID"] = [],
    };

    public override IEnumerable<Observation> Judge(Trace evidence, Surroundings surroundings)
    {
        foreach (var course in Story.In(evidence).Select(story => story.Course).Where(course => course.Count > 1))
        {
            var (before, after) = course.Zip(course.Skip(1)).FirstOrDefault(pair => Follow.TryGetValue(pair.First.Status, out var follow) && !follow.Contains(pair.Second.Status));
            yield return after.Push is null
                ? Pass($"The Session went {string.Join(", ", course.Select(step => Showing.Cut(step.Status)))}.") with { Exchange = course[^1].Push.Call.Number }
                : Warn($"A Session went from {before.Status} to {Showing.Cut(after.Status)}.", Wanted(before.Status), Showing.Cut(after.Status), "/status") with { Exchange = after.Push.Call.Number };
        }
    }

    private static string Wanted(string status) => Follow[status] is { Length: > 0 } follow ? string.Join(" or ", follow) : "nothing more";
}

/// <summary>When a Session that was PENDING becomes ACTIVE its start is updated to that moment (mod_sessions, Session). Both may fall on one second, so that it is only told.</summary>
internal sealed class SessionStart() : Check<Trace>("session.start", "The start of a Session is updated as it becomes ACTIVE.", ["SES-35"])
{
    public override IEnumerable<Observation> Judge(Trace evidence, Surroundings surroundings)
    {
        foreach (var story in Story.In(evidence))
        {
            var (pending, active) = (Start(story, "PENDING"), Start(story, "ACTIVE"));
            if (pending is not { } before || active is not { } after)
                continue;
            yield return after.At > before.At
                ? Pass("The start of the Session was updated as it became ACTIVE.") with { Exchange = after.Push.Call.Number }
                : Info($"The Session became ACTIVE and starts at {Showing.Of(after.At)} as it did while it was PENDING.", "/start_date_time") with { Exchange = after.Push.Call.Number };
        }
    }

    private static (DateTimeOffset At, Push Push)? Start(Story story, string status) =>
        story.Pushes.Where(push => push.Value.Text("status") == status)
            .Select(push => OcpiDateTime.Parse(push.Value.Text("start_date_time")) is { } at ? (at, push) : ((DateTimeOffset, Push)?)null)
            .FirstOrDefault(start => start is not null);
}
