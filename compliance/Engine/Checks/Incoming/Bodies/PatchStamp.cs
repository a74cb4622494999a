using System.Text.Json;
using OcpiKit.Engine.Evidence;

namespace OcpiKit.Engine.Checks.Incoming.Bodies;

/// <summary>Every PATCH says when the object was updated (mod_locations, mod_sessions and mod_tokens, PATCH).</summary>
internal sealed class PatchStamp() : CallCheck("incoming.last-updated", "Every PATCH carries last_updated.", ["STA-12", "LOC-29", "SES-27", "TOK-15"])
{
    protected override IEnumerable<Observation> Look(Exchange call, Arrival arrival, Surroundings surroundings)
    {
        if (call.Operation is not { Request.Patch: true } operation || call.Body.Json is not { ValueKind: JsonValueKind.Object } json)
            return [];
        IReadOnlyList<string> verifies = operation.Module switch { "locations" => ["STA-12", "LOC-29"], "sessions" => ["STA-12", "SES-27"], "tokens" => ["STA-12", "TOK-15"], _ => ["STA-12"] };
        // What it is, where it is there, is for incoming.schema to say.
        return
        [
            json.Field("last_updated") is { ValueKind: not JsonValueKind.Null }
                ? Pass("The PATCH carries last_updated.") with { Verifies = verifies }
                : Fail("The PATCH carries no last_updated: whoever gets it cannot tell which of two changes is the later one.", "last_updated", "nothing", "/last_updated") with { Verifies = verifies },
        ];
    }
}
