using System.Text.Json;
using OcpiKit.Engine.Checks.Relations.Incoming;
using OcpiKit.Engine.Checks.Values;
using OcpiKit.Engine.Evidence;

namespace OcpiKit.Engine.Checks.Relations.Sessions;

/// <summary>
/// The periods of a PATCH are added to those that are known; whoever wants to replace one sends the whole Session by PUT (mod_sessions, Receiver Interface, PATCH). A
/// period lasts until the next begins, so one that begins with a known one that has energy or time in it can only be meant to replace it.
/// </summary>
internal sealed class PatchedPeriods() : Check<Trace>("session.patched-periods", "The periods of a PATCH are new ones.", ["SES-31"])
{
    public override IEnumerable<Observation> Judge(Trace evidence, Surroundings surroundings) =>
        Push.In(evidence, "sessions").Select(Look).OfType<Observation>();

    private static Observation? Look(IReadOnlyList<Push> pushes)
    {
        var (known, looked) = (new Dictionary<DateTimeOffset, JsonElement>(), 0);
        var sent = new List<Push>();
        foreach (var push in pushes)
        {
            var periods = push.Value.List("charging_periods").ToList();
            var whole = push.Call.Request.Method == "PUT";
            if (whole)
                known.Clear();
            // What is sent once more, as its answer was lost, replaces nothing.
            if (!whole && periods.Count > 0 && !sent.Exists(earlier => earlier.Updated == push.Updated && push.Repeats(earlier)))
            {
                looked = push.Call.Number;
                if (periods.FindIndex(period => Start(period) is { } start && known.TryGetValue(start, out var before) && Lasts(before)) is >= 0 and var at)
                {
                    return Fail("A PATCH brings a charging period that begins with one that was sent before: whoever takes it adds it to the other and counts twice.",
                        "new periods, or the whole Session by PUT", $"a period that begins at {Showing.Of(Start(periods[at])!.Value)}", $"/charging_periods/{at}/start_date_time") with
                    { Exchange = looked };
                }
            }

            sent.Add(push);
            foreach (var period in periods)
            {
                if (Start(period) is { } start)
                    known[start] = period;
            }
        }

        return looked > 0 ? Pass("The periods of each PATCH are new ones.") with { Exchange = looked } : null;
    }

    private static DateTimeOffset? Start(JsonElement period) => OcpiDateTime.Parse(period.Text("start_date_time"));

    private static bool Lasts(JsonElement period) => period.List("dimensions").Any(dimension =>
        dimension.Text("type") is "ENERGY" or "TIME" or "PARKING_TIME" or "RESERVATION_TIME" && dimension.Field("volume") is { ValueKind: JsonValueKind.Number } volume
        && volume.TryGetDouble(out var number) && number > 0);
}
