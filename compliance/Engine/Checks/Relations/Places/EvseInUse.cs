using OcpiKit.Engine.Checks.Relations.Incoming;
using OcpiKit.Engine.Checks.Values;
using OcpiKit.Engine.Evidence;
using OcpiKit.Engine.Results;

namespace OcpiKit.Engine.Checks.Relations.Places;

/// <summary>
/// Where a Session is ACTIVE its EVSE is not AVAILABLE: who believes the map comes in vain. The specification takes it for granted, so it is no matter of conformance.
/// Judged by the times that the objects bear, not by those of their coming.
/// </summary>
internal sealed class EvseInUse() : Check<Trace>("evse.in-use", "An EVSE with an ACTIVE Session is not AVAILABLE.", [], Axis.Compatibility)
{
    private const string Free = "AVAILABLE";

    public override IEnumerable<Observation> Judge(Trace evidence, Surroundings surroundings)
    {
        var statuses = Statuses(evidence).OrderBy(status => status.At).ToList();
        foreach (var session in Push.In(evidence, "sessions").Select(Active).OfType<Course>())
        {
            // The last word counts: a Session may be made before the car is plugged in, and the EVSE may be free before the bill is done.
            var last = statuses.LastOrDefault(status =>
                status.Evse.Equals(session.Evse, StringComparison.OrdinalIgnoreCase) && status.At >= session.Begin && status.At < session.End && !(status.Status == Free && status.At > session.LastActive));
            if (last.Call is not { } call)
                continue;
            yield return last.Status == Free
                ? Warn("An EVSE is AVAILABLE while a Session is ACTIVE there.", "CHARGING, or another status", $"{Free} since {Showing.Of(last.At)}", "/status") with { Exchange = call.Number }
                : Pass("The EVSE of the Session is not AVAILABLE while it is ACTIVE.") with { Exchange = call.Number };
        }
    }

    /// <summary>Where a Session took place that was ACTIVE, and when; null where that is not known.</summary>
    private static Course? Active(IReadOnlyList<Push> session)
    {
        var evse = session.Select(push => push.Value.Text("evse_uid")).FirstOrDefault(uid => uid is not null);
        var active = session.LastOrDefault(push => push.Value.Text("status") == "ACTIVE")?.Updated;
        var end = session.FirstOrDefault(push => push.Value.Text("status") is "COMPLETED" or "INVALID")?.Updated;
        return evse is not null && active is not null && session[0].Updated is { } begin ? new(evse, begin, active.Value, end ?? DateTimeOffset.MaxValue) : null;
    }

    private static IEnumerable<(string Evse, string Status, DateTimeOffset At, Exchange? Call)> Statuses(Trace trace) =>
        from call in trace.Incoming
        where call is { Operation.Module: "locations", Operation.Request: not null, Body.Json: not null, Arrival: not null }
        from evse in call.Operation!.Request!.Types.Contains("EVSE", StringComparer.Ordinal)
            ? [new Spot("", call.Body.Json!.Value)]
            : new Spot("", call.Body.Json!.Value).List("evses")
        let uid = evse.Text("uid") ?? call.Arrival!.Parameters.GetValueOrDefault("evse_uid")
        let status = evse.Text("status")
        let at = evse.Instant("last_updated")
        where uid is not null && status is not null && at is not null
        select (uid, status, at.Value, (Exchange?)call);

    private sealed record Course(string Evse, DateTimeOffset Begin, DateTimeOffset LastActive, DateTimeOffset End);
}
