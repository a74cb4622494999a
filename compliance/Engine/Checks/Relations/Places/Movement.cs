using OcpiKit.Engine.Checks.Values;
using OcpiKit.Engine.Evidence;
using OcpiKit.Engine.Scenarios;
using OcpiKit.Protocol;

namespace OcpiKit.Engine.Checks.Relations.Places;

/// <summary>
/// What has changed has another last_updated: of the object itself, and of all that it stands in. Who asks for what is new since yesterday finds it by nothing else
/// (mod_locations, GET List; the field last_updated of each object).
/// </summary>
internal sealed class Movement() : Check<Trace>("object.last-updated", "What has changed has another last_updated, and so has what it stands in.", ["LOC-10", "LOC-35", "LOC-43", "LOC-47", "TAR-20", "SES-33", "TOK-28"])
{
    private const string Field = "last_updated";

    // A second time in the same second the same time is right: most write no fractions.
    private static readonly TimeSpan Blink = TimeSpan.FromSeconds(2);

    private static readonly Dictionary<string, string> Requirements = new(StringComparer.Ordinal)
    {
        ["Location"] = "LOC-35", ["EVSE"] = "LOC-43", ["Connector"] = "LOC-47", ["Tariff"] = "TAR-20", ["Session"] = "SES-33", ["Token"] = "TOK-28",
    };

    private static readonly (string Type, string Field, string Part, string Id)[] Parts = [("Location", "evses", "EVSE", "uid"), ("EVSE", "connectors", "Connector", "id")];

    public override IEnumerable<Observation> Judge(Trace evidence, Surroundings surroundings)
    {
        var (last, moved, seen) = (new Dictionary<string, Reading>(StringComparer.OrdinalIgnoreCase), (Reading?)null, 0);
        foreach (var reading in evidence.Steps.Where(Ours).SelectMany(step => step.Items).SelectMany(Of))
        {
            if (last.TryGetValue(reading.Key, out var before) && Compare(before, reading) is { } observation)
            {
                if (observation.Verdict != Results.Verdict.Pass)
                {
                    yield return observation;
                    if (++seen >= Checks.Judge.Most)
                        yield break;
                }
                else
                {
                    moved = reading;
                }
            }

            last[reading.Key] = reading;
        }

        if (seen == 0 && moved is { } well)
            yield return Pass("What has changed has another last_updated.") with { Exchange = well.Exchange.Number, Verifies = [Requirements[well.Type]] };
    }

    // Two partners may be shown two things.
    private static bool Ours(StepTrace step) => step.Step is CallStep { Operation: { Interface: Interface.Sender, Method: "GET" }, Intent: Intent.Regular, Variation.Token: TokenVariation.Right };

    private static Observation? Compare(Reading before, Reading after)
    {
        if (Sameness.Of(before.Spot.Value, after.Spot.Value) is not { } unlike)
            return null;
        if (before.Spot.Instant(Field) is not { } then || after.Spot.Instant(Field) is not { } now)
            return null;
        if (then != now)
            return Pass("");
        // Where the first reading was made within a blink of the change, another change may bear the same time.
        var read = OcpiDateTime.Parse(before.Exchange.Body.Envelope?.Timestamp);
        if (read is { } at && at - then < Blink)
            return null;
        var part = Parts.FirstOrDefault(part => part.Type == before.Type && unlike.Pointer.StartsWith($"/{part.Field}/", StringComparison.Ordinal));
        return Fail(
            $"The {after.Type} has changed ({unlike.Pointer}), but its last_updated has not.", $"a last_updated after {Showing.Of(then)}", Showing.Of(now), after.Spot.At(Field)) with
        {
            Exchange = after.Exchange.Number,
            Verifies = [part.Field is null ? Requirements[after.Type] : "LOC-10"],
            // Without a time of the answer nobody knows how near the change was.
            Verdict = read is null ? Results.Verdict.Warn : Results.Verdict.Fail,
        };
    }

    // Alone and in a list the same thing may be kept apart: only like is compared with like (LOC-16 speaks of the other).
    private static IEnumerable<Reading> Of(Item item)
    {
        if (item.Exchange is not { GivesData: true, Operation: { Response.Types: [var type] } operation } || !Requirements.ContainsKey(type))
            return [];
        var key = operation.Paged ? Crawl.Key(item) : item.Exchange.Request.Url.AbsolutePath;
        return key is null ? [] : Of(type, $"{operation.Id} {key}", new Spot(item.Pointer, item.Value), item.Exchange);
    }

    private static IEnumerable<Reading> Of(string type, string key, Spot spot, Exchange exchange)
    {
        yield return new(type, key, spot, exchange);
        foreach (var (_, field, part, id) in Parts.Where(part => part.Type == type))
        {
            foreach (var child in spot.List(field))
            {
                foreach (var inner in Of(part, $"{key} {child.Text(id)}", child, exchange))
                    yield return inner;
            }
        }
    }

    private sealed record Reading(string Type, string Key, Spot Spot, Exchange Exchange);
}
