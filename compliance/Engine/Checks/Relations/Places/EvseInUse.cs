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
    // Charging stops a moment before or after the meter is read for the last time.
    private static readonly TimeSpan Margin = TimeSpan.FromSeconds(10);

    public override IEnumerable<Observation> Judge(Trace evidence, Surroundings surroundings)
    {
        var statuses = Statuses(evidence).ToList();
        foreach (var session in Push.In(evidence, "sessions"))
        {
            if (Active(session) is not (var evse, var from, var to))
                continue;
            var during = statuses.Where(status => status.Evse.Equals(evse, StringComparison.OrdinalIgnoreCase) && status.At > from + Margin && status.At < to - Margin).ToList();
            if (during.Count == 0)
                continue;
            yield return during.Find(status => status.Status == "AVAILABLE") is { Call: not null } free
                ? Warn("An EVSE is AVAILABLE while a Session is ACTIVE there.", "CHARGING, or another status", $"AVAILABLE at {Showing.Of(free.At)}", "/status") with { Exchange = free.Call.Number }
                : Pass("The EVSE of the Session is not AVAILABLE while it is ACTIVE.") with { Exchange = during[^1].Call!.Number };
        }
    }

    /// <summary>Where a Session took place, and from when to when it is known to have been ACTIVE; null where that is not known.</summary>
    private static (string Evse, DateTimeOffset From, DateTimeOffset To)? Active(IReadOnlyList<Push> session)
    {
        var evse = session.Select(push => push.Value.Text("evse_uid")).FirstOrDefault(uid => uid is not null);
        var begin = session.FirstOrDefault(push => push.Value.Text("status") == "ACTIVE");
        var end = session.LastOrDefault(push => push.Updated is not null);
        return evse is not null && begin?.Updated is { } from && end?.Updated is { } to && to > from ? (evse, from, to) : null;
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
}
