using System.Text.Json;
using OcpiKit.Engine.Evidence;
using OcpiKit.Engine.Scenarios;

namespace OcpiKit.Engine.Checks.Relations.Sessions;

/// <summary>A command of ours that a driver charges or reserves by, and that was accepted.</summary>
/// <param name="Step">The step that sent it.</param>
/// <param name="Sent">The exchange.</param>
/// <param name="Body">What was sent.</param>
internal sealed record Commanding(CallStep Step, Exchange Sent, JsonElement Body)
{
    /// <summary>Whether it reserves; else it starts.</summary>
    public bool Reserves => Step.Operation.Id == "commands.receiver.post.reserve_now";

    /// <summary>The Token that it names.</summary>
    public JsonElement? Token => Body.Field("token");

    /// <summary>Those of a trace, in order.</summary>
    public static IEnumerable<Commanding> In(Trace trace) =>
        from step in trace.Steps
        let call = step.Step as CallStep
        where call is { Intent: Intent.Regular, Operation.Id: "commands.receiver.post.start_session" or "commands.receiver.post.reserve_now" }
        let sent = step.Exchanges.Count > 0 ? step.Exchanges[0] : null
        where sent is { Succeeded: true } && sent.Body.Envelope?.Data?.Text("result") == "ACCEPTED"
        let body = ParsedBody.Of(sent.Request.Body).Json
        where body?.Field("token") is { ValueKind: JsonValueKind.Object }
        select new Commanding(call, sent, body.Value);

    /// <summary>Whether the station was said to have done it.</summary>
    public bool Worked(Trace trace) =>
        trace.Incoming.Any(call => call.Arrival?.Case == $"{trace.Scenario.Id}/{Step.Id}" && call.Body.Json?.Text("result") == "ACCEPTED");
}
