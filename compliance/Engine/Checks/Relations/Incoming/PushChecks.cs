using OcpiKit.Engine.Checks.Values;
using OcpiKit.Engine.Evidence;
using OcpiKit.Engine.Results;

namespace OcpiKit.Engine.Checks.Relations.Incoming;

/// <summary>COMPLETED is the last status of a Session: nothing changes after it (mod_sessions, flow and lifecycle; SessionStatus).</summary>
internal sealed class SessionFinal() : Check<Trace>("session.final", "A Session that is COMPLETED does not change any more.", ["SES-04"])
{
    public override IEnumerable<Observation> Judge(Trace evidence, Surroundings surroundings)
    {
        foreach (var pushes in Push.In(evidence, "sessions"))
        {
            var at = pushes.ToList().FindIndex(push => push.Value.Text("status") == "COMPLETED");
            if (at < 0)
                continue;
            var last = pushes[at];
            // What was overtaken on its way is no younger than what overtook it; and what is sent once more is no change.
            var later = pushes.Skip(at + 1).FirstOrDefault(push => !push.Repeats(last) && push.Updated > last.Updated);
            yield return later is null
                ? Pass("After COMPLETED no change of the Session came.") with { Exchange = last.Call.Number }
                : Fail("The Session was changed after it had been COMPLETED.", "no change", $"a {later.Call.Request.Method} with last_updated {Showing.Of(later.Updated!.Value)}") with { Exchange = later.Call.Number };
        }
    }
}

/// <summary>A meter does not run backwards. The specification does not say so, but partners refuse what does.</summary>
internal sealed class SessionEnergy() : Check<Trace>("session.energy", "The energy of a Session does not fall.", [], Axis.Compatibility)
{
    public override IEnumerable<Observation> Judge(Trace evidence, Surroundings surroundings)
    {
        foreach (var pushes in Push.In(evidence, "sessions"))
        {
            var steps = pushes.Select(push => (push.Call, Kwh: Sight(push))).Where(step => step.Kwh is not null).ToList();
            if (steps.Count < 2)
                continue;
            var fall = steps.Zip(steps.Skip(1)).FirstOrDefault(pair => pair.Second.Kwh < pair.First.Kwh);
            yield return fall.Second.Call is null
                ? Pass("The energy of the Session does not fall.") with { Exchange = steps[^1].Call.Number }
                : Warn("The energy of the Session fell from one push to the next.", $"{fall.First.Kwh} kWh or more", $"{fall.Second.Kwh} kWh", "/kwh") with { Exchange = fall.Second.Call.Number };
        }
    }

    private static decimal? Sight(Push push) => push.Value.Field("kwh") is { ValueKind: System.Text.Json.JsonValueKind.Number } kwh && kwh.TryGetDecimal(out var number) ? number : null;
}

/// <summary>Of two changes the later one has the later last_updated: by it a partner that pulls, or gets both, knows which holds. The specification leaves the order of pushes open.</summary>
internal sealed class PushOrder() : Check<Trace>("push.last-updated", "Of two pushes of an object the later one has no earlier last_updated.", [], Axis.Compatibility)
{
    public override IEnumerable<Observation> Judge(Trace evidence, Surroundings surroundings)
    {
        var (looked, last) = (0, 0);
        foreach (var pushes in Push.In(evidence, "locations", "sessions", "tariffs", "tokens").Select(pushes => pushes.Where(push => push.Updated is not null).ToList()))
        {
            foreach (var (before, after) in pushes.Zip(pushes.Skip(1)))
            {
                (looked, last) = (looked + 1, after.Call.Number);
                // Two changes within a second may say the same.
                if (after.Updated >= before.Updated || after.Repeats(before))
                    continue;
                looked = int.MinValue;
                yield return Warn("A push has an earlier last_updated than the one before it.",
                    $"no earlier than {Showing.Of(before.Updated!.Value)}", Showing.Of(after.Updated!.Value), "/last_updated") with
                { Exchange = after.Call.Number };
                break;
            }
        }

        if (looked > 0)
            yield return Pass("No push is older than the one before it.") with { Exchange = last };
    }
}

/// <summary>A CDR that was sent is never changed; it is corrected by another one (mod_cdrs, flow and lifecycle).</summary>
internal sealed class CdrUnchanged() : Check<Trace>("cdr.unchanged", "A CDR that was sent is not sent again with another content.", ["CDR-01"])
{
    public override IEnumerable<Observation> Judge(Trace evidence, Surroundings surroundings)
    {
        var sent = evidence.Incoming.Where(call => call is { Operation.Id: "cdrs.receiver.post", Fault: null, Response.Status: >= 200 and < 300 } && call.Body.Json?.Text("id") is not null);
        foreach (var same in sent.GroupBy(call => $"{call.Body.Json!.Value.Text("country_code")}*{call.Body.Json!.Value.Text("party_id")}*{call.Body.Json!.Value.Text("id")}", StringComparer.OrdinalIgnoreCase))
        {
            var first = same.First();
            yield return same.Skip(1).FirstOrDefault(call => !System.Text.Json.JsonElement.DeepEquals(call.Body.Json!.Value, first.Body.Json!.Value)) is { } other
                ? Fail("A CDR was sent again with another content.", "a Credit CDR and a new one", "the same id with another content", "/id") with { Exchange = other.Number }
                : Pass("The CDR was sent with one content.") with { Exchange = first.Number };
        }
    }
}
