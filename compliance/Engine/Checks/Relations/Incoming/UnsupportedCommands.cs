using System.Text.Json;
using OcpiKit.Engine.Checks.Values;
using OcpiKit.Engine.Evidence;
using OcpiKit.Engine.Scenarios;

namespace OcpiKit.Engine.Checks.Relations.Incoming;

/// <summary>
/// What an EVSE cannot do is answered as not supported (mod_commands, CommandResponseType). Which EVSE can do what its Location says: its capabilities. Whether the CPO says so
/// at once, or leaves it to the station and tells it as the result, is its own affair; to reject passes too.
/// </summary>
internal sealed class UnsupportedCommands() : Check<Trace>("command.supported", "A command that an EVSE does not support is not said to be carried out.", ["CMD-46"])
{
    private static readonly Dictionary<string, string> Demanded = new Dictionary<string, string>
    {
        ["commands.receiver.post.start_session"] = "REMOTE_START_STOP_CAPABLE",
        ["commands.receiver.post.reserve_now"] = "RESERVABLE",
        ["commands.receiver.post.unlock_connector"] = "UNLOCK_CAPABLE",
    };

    public override IEnumerable<Observation> Judge(Trace evidence, Surroundings surroundings)
    {
        var evses = Evses(evidence).ToLookup(evse => evse.Text("uid") ?? "", StringComparer.OrdinalIgnoreCase);
        var results = Asynchronous.In(evidence).ToLookup(asked => asked.Request.Number, asked => asked.Results[0]);
        foreach (var step in evidence.Steps)
        {
            if (step.Step is not CallStep { Intent: Intent.Regular } call || !Demanded.TryGetValue(call.Operation.Id, out var capability) || step.Exchanges is not [{ Succeeded: true } command, ..])
                continue;
            var uid = ParsedBody.Of(command.Request.Body).Json?.Text("evse_uid");
            var seen = uid is null ? [] : evses[uid].ToList();
            if (seen.Count == 0 || seen.Exists(evse => evse.List("capabilities").Any(has => has.Text() == capability)))
                continue;
            var result = results[command.Number].FirstOrDefault();
            yield return Look(command, result, capability) with { Exchange = (result ?? command).Number };
        }
    }

    private static Observation Look(Exchange command, Exchange? result, string capability)
    {
        var (answer, outcome) = (command.Body.Envelope?.Data?.Text("result"), result?.Body.Json?.Text("result"));
        return (answer, outcome) switch
        {
            ("ACCEPTED", null) => Blocked("The command was accepted, and what came of it was not told."),
            ("ACCEPTED", "ACCEPTED") => Fail($"The EVSE does not list {capability}, and the command was carried out.", "NOT_SUPPORTED or REJECTED, at once or as the result", "ACCEPTED, and the result ACCEPTED"),
            _ => Pass($"The EVSE does not list {capability}, and the command was answered with {Showing.Cut(outcome ?? answer ?? "no result")}."),
        };
    }

    // Of Locations in lists and alone, and of EVSEs alone.
    private static IEnumerable<JsonElement> Evses(Trace trace) =>
        from step in trace.Steps
        where step.Step is CallStep { Operation.Module: "locations" }
        from exchange in step.Exchanges
        where exchange.Succeeded && exchange.Body.Envelope?.Data is not null
        let data = exchange.Body.Envelope!.Data!.Value
        from found in data.ValueKind == JsonValueKind.Array ? data.EnumerateArray().SelectMany(location => location.List("evses"))
            : data.Field("uid") is not null ? [data]
            : data.List("evses")
        where found.ValueKind == JsonValueKind.Object
        select found;
}
