using System.Text.Json;
using OcpiKit.Engine.Checks.Values;
using OcpiKit.Engine.Evidence;
using OcpiKit.Engine.Results;
using OcpiKit.Engine.Scenarios;

namespace OcpiKit.Engine.Checks.Relations.Incoming;

/// <summary>
/// Who sends a command has authorized the driver: the CPO does not ask in real time for the Token of an app, and for a card not within 15 minutes at the same
/// charge point (mod_commands, ReserveNow and StartSession).
/// </summary>
internal sealed class CommandedTokens() : Check<Trace>(
    "authorize.commanded", "The Token of a command is not authorized in real time.", ["CMD-04", "CMD-22", "CMD-23", "CMD-33", "CMD-34"])
{
    private static readonly TimeSpan Known = TimeSpan.FromMinutes(15);

    public override IEnumerable<Observation> Judge(Trace evidence, Surroundings surroundings)
    {
        var asked = evidence.Incoming.Where(call => call.Operation?.Id == "tokens.sender.post.authorize").ToList();
        foreach (var (step, command) in Commands(evidence))
        {
            var sent = ParsedBody.Of(command.Request.Body).Json!.Value;
            var (token, reserves) = (sent.Field("token")!.Value, step.Operation.Id == "commands.receiver.post.reserve_now");
            var app = token.Text("type") is "APP_USER" or "AD_HOC_USER";
            IReadOnlyList<string> verifies = ["CMD-04", (reserves, app) switch { (true, true) => "CMD-22", (true, false) => "CMD-23", (false, true) => "CMD-33", _ => "CMD-34" }];
            var wrong = asked.Select(call => Look(call, command, sent, token, app)).OfType<Observation>().ToList();
            foreach (var seen in wrong)
                yield return seen with { Verifies = verifies };
            // That a call does not come is known no longer than was listened: until the result came.
            var result = evidence.Incoming.FirstOrDefault(call => call.Arrival?.Case == $"{evidence.Scenario.Id}/{step.Id}");
            if (wrong.Count == 0 && result is not null)
                yield return Pass("Until the result came the Token of the command was not asked for.") with { Exchange = result.Number, Verifies = verifies };
        }
    }

    private static IEnumerable<(CallStep Step, Exchange Command)> Commands(Trace trace) =>
        from step in trace.Steps
        let call = step.Step as CallStep
        where call is { Intent: Intent.Regular, Operation.Id: "commands.receiver.post.start_session" or "commands.receiver.post.reserve_now" }
        let command = step.Exchanges.Count > 0 ? step.Exchanges[0] : null
        where command is { Succeeded: true } && command.Body.Envelope?.Data?.Text("result") == "ACCEPTED"
        where ParsedBody.Of(command.Request.Body).Json?.Field("token") is { ValueKind: JsonValueKind.Object } token && token.Text("uid") is not null
        select (call, command);

    private static Observation? Look(Exchange call, Exchange command, JsonElement sent, JsonElement token, bool app)
    {
        var parameters = call.Arrival?.Parameters;
        // Of two Tokens with one uid the type tells which is meant.
        if (parameters is null || !Same(parameters.GetValueOrDefault("token_uid"), token.Text("uid")) || parameters.GetValueOrDefault("type", "RFID") != token.Text("type"))
            return null;
        if (call.Started < command.Started || (!app && call.Started - command.Started > Known))
            return null;
        var type = token.Text("type")!;
        Observation seen;
        if (app)
        {
            seen = Fail($"A Token of the type {Showing.Cut(type)} was asked for in real time after a command with it.", "no real-time authorization", "one");
        }
        else
        {
            // Another charge point may ask. Where it is not said which one asks it is left open.
            var place = call.Body.Json;
            if (place?.Text("location_id") is { } location && !Same(location, sent.Text("location_id")))
                return null;
            var evses = place?.List("evse_uids").Select(evse => evse.Text()).ToList() ?? [];
            if (evses.Count > 0 && sent.Text("evse_uid") is { } meant && !evses.Exists(evse => Same(evse, meant)))
                return null;
            seen = Fail("A card was asked for in real time within 15 minutes after a command with it.", "no real-time authorization", "one")
                with
            { Verdict = place?.Text("location_id") is null ? Verdict.Warn : Verdict.Fail };
        }

        return seen with { Exchange = call.Number };
    }

    private static bool Same(string? one, string? other) => one is not null && one.Equals(other, StringComparison.OrdinalIgnoreCase);
}
