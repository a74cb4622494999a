using OcpiKit.Engine.Checks.Values;
using OcpiKit.Engine.Evidence;
using OcpiKit.Engine.Scenarios;

namespace OcpiKit.Engine.Checks.Relations.Incoming;

/// <summary>
/// The active charging profile is pushed to whoever has set one with success, to nobody else (mod_charging_profiles, PUT). A scenario before may have set one, so it is
/// wrong only for a session that began in this scenario.
/// </summary>
internal sealed class ProfilePushes() : Check<Trace>("profile.pushed", "The active profile of a session is pushed only after one was set with success.", ["CHP-21"])
{
    public override IEnumerable<Observation> Judge(Trace evidence, Surroundings surroundings)
    {
        foreach (var push in evidence.Incoming.Where(call => call.Operation?.Id == "chargingprofiles.sender.put.active_profile"))
        {
            if (push.Arrival?.Parameters.GetValueOrDefault("session_id") is not { } session)
                continue;
            if (Set(evidence, push).Contains(session, StringComparer.OrdinalIgnoreCase))
                yield return Pass("The profile that is pushed follows one that was set.") with { Exchange = push.Number };
            else if (Began(evidence, push).Contains(session, StringComparer.OrdinalIgnoreCase))
                yield return Fail("The active profile of a session was pushed for which no profile had been set with success.", "no push", $"a push for the session {Showing.Of(session)}") with { Exchange = push.Number };
        }
    }

    private static IEnumerable<string> Set(Trace trace, Exchange before) =>
        from step in trace.Steps
        where step.Step is CallStep { Operation.Id: "chargingprofiles.receiver.put" }
        from exchange in step.Exchanges
        where exchange.Succeeded && exchange.Started < before.Started && exchange.Body.Envelope?.Data?.Text("result") is "ACCEPTED"
        select Uri.UnescapeDataString(exchange.Request.Url.Segments[^1].TrimEnd('/'));

    private static IEnumerable<string> Began(Trace trace, Exchange before) =>
        from call in trace.Incoming
        where call.Operation?.Id == "sessions.receiver.put" && call.Response?.Status == 201 && call.Started < before.Started
        let session = call.Arrival?.Parameters.GetValueOrDefault("session_id")
        where session is not null
        select session;
}
