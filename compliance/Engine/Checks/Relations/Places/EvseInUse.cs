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
    // The EVSE may be free a moment before the meter is read for the last time.
    private static readonly TimeSpan Margin = TimeSpan.FromSeconds(2);

    public override IEnumerable<Observation> Judge(Trace evidence, Surroundings surroundings)
    {
        var statuses = Statuses(evidence).OrderBy(status => status.At).ToList();
        foreach (var session in Push.In(evidence, "sessions"))
        {
            if (Active(session) is not (var evse, var from, var to))
                continue;
            // The last word counts: a Session may be made before the car is plugged in.
            if (statuses.LastOrDefault(status => status.Evse.Equals(evse, StringComparison.OrdinalIgnoreCase) && status.At >= from && status.At < to - Margin) is not { Call: { } call } last)
                continue;
            yield return last.Status == "AVAILABLE"
                ? Warn("An EVSE is AVAILABLE while a Session is ACTIVE there.", "CHARGING, or another status", $"AVAILABLE at {Showing.Of(last.At)}", "/status") with { Exchange = call.Number }
                : Pass("The EVSE of the Session is not AVAILABLE while it is ACTIVE.") with { Exchange = call.Number };
        }
    }

    /// <summary>Where a Session took place that was ACTIVE, and from when to when it is known; null where that is not known.</summary>
    private static (string Evse, DateTimeOffset From, DateTimeOffset To)? Active(IReadOnlyList<Push> session)
    {
        var evse = session.Select(push => push.Value.Text("evse_uid")).FirstOrDefault(uid => uid is not null);
        var begin = session.Any(push => push.Value.Text("status") == "ACTIVE") ? session[0] : null;
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
