using System.Text.Json;
using OcpiKit.Engine.Checks.Relations.Incoming;
using OcpiKit.Engine.Checks.Values;
using OcpiKit.Engine.Evidence;

namespace OcpiKit.Engine.Checks.Relations.Places;

/// <summary>A PATCH of a Location, an EVSE or a Connector holds what has changed, and nothing else (mod_locations, flow and lifecycle). Judged against what was pushed before.</summary>
internal sealed class PatchChanges() : Check<Trace>("push.only-changes", "A PATCH of a Location or a part of it holds changes only.", ["LOC-02"])
{
    public override IEnumerable<Observation> Judge(Trace evidence, Surroundings surroundings)
    {
        foreach (var pushes in Push.Sent(evidence, "locations"))
        {
            var (known, looked, idle) = (new Dictionary<string, JsonElement>(StringComparer.Ordinal), (Push?)null, false);
            foreach (var push in pushes)
            {
                var fields = push.Value.EnumerateObject().Select(field => (Name: field.SafeName(), field.Value)).Where(field => field.Name != "last_updated").ToList();
                if (push.Call.Request.Method == "PUT")
                    known.Clear();
                else if (fields.Exists(field => known.ContainsKey(field.Name)) && !pushes.Any(other => other != push && push.Repeats(other)))
                    looked = push;
                if (!idle && looked == push && fields.Find(field => known.TryGetValue(field.Name, out var before) && Sameness.Of(before, field.Value) is null).Name is { } same)
                {
                    idle = true;
                    yield return Warn($"A PATCH holds {Showing.Cut(same)}, which has not changed.", "changes only", $"{Showing.Cut(same)} as before", $"/{Spot.Escape(same)}") with { Exchange = push.Call.Number };
                }

                foreach (var (name, value) in fields)
                    known[name] = value;
            }

            if (looked is not null && !idle)
                yield return Pass("Each PATCH holds changes only.") with { Exchange = looked.Call.Number };
        }
    }
}
