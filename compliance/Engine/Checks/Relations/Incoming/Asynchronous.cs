using System.Text.Json;
using OcpiKit.Engine.Evidence;
using OcpiKit.Engine.Scenarios;

namespace OcpiKit.Engine.Checks.Relations.Incoming;

/// <summary>A request of ours that gave out a response_url, and the results that came there.</summary>
/// <param name="Step">The step that sent it.</param>
/// <param name="Request">The request and its answer.</param>
/// <param name="Results">What came to its response_url and was taken, in the order of coming. What our counterparty refused on purpose may come again.</param>
internal sealed record Asynchronous(CallStep Step, Exchange Request, IReadOnlyList<Exchange> Results)
{
    /// <summary>Those of a trace that anything came for.</summary>
    public static IEnumerable<Asynchronous> In(Trace trace)
    {
        var results = trace.Incoming
            .Where(call => call is { Arrival.Case: not null, Operation.Url: "{response_url}", Fault: null, Response.Status: >= 200 and < 300 })
            .ToLookup(call => call.Arrival!.Case!, StringComparer.Ordinal);
        return from step in trace.Steps
               let call = step.Step as CallStep
               let came = results[$"{trace.Scenario.Id}/{step.Step.Id}"].ToList()
               where call is not null && came.Count > 0 && step.Exchanges.Count > 0
               select new Asynchronous(call, step.Exchanges[0], came);
    }

    /// <summary>The body of our request; null where it has none.</summary>
    public JsonElement? Sent => ParsedBody.Of(Request.Request.Body).Json;
}
