using OcpiKit.Engine.Results;
using OcpiKit.Protocol;
using OcpiKit.Protocol.Wording;

namespace OcpiKit.Engine.Scenarios.Linting;

/// <summary>What a step does that it was probably not meant to do.</summary>
internal static class StepRules
{
    private static readonly TimeSpan Long = TimeSpan.FromMinutes(5);

    private static readonly string[] Sent =
        ["Authorization", "Accept", "Content-Type", "X-Request-ID", "X-Correlation-ID", "OCPI-to-country-code", "OCPI-to-party-id", "OCPI-from-country-code", "OCPI-from-party-id"];

    public static IEnumerable<Diagnostic> Of(Scenario scenario)
    {
        var waits = scenario.Steps.Any(step => step is AwaitStep);
        foreach (var step in scenario.Steps)
        {
            var advice = step switch
            {
                CallStep call => Call(call, waits),
                AwaitStep wait => Wait(wait),
                TriggerStep trigger when !waits =>
                    [Advise.That("unseen-trigger", trigger.Place, $"No step waits for what the trigger {trigger.Trigger} brings about.", "Add a step that awaits the call that shows it; without one it cannot be done by a person either.")],
                _ => [],
            };
            foreach (var one in advice)
                yield return one;
        }
    }

    private static IEnumerable<Diagnostic> Call(CallStep call, bool waits)
    {
        var known = call.Operation.Parameters.Select(parameter => parameter.Name).ToList();
        foreach (var name in call.With.Keys.Where(name => !known.Contains(name) && name != call.Operation.UrlParameter))
        {
            if (Nearest.To(name, known) is { } near && !call.With.ContainsKey(near))
                yield return Advise.That("unknown-parameter", call.Place, $"{call.Operation.Id} has no parameter {name}; it goes into the query as it is.", $"Did you mean {near}?");
        }

        foreach (var name in (call.Variation.Headers ?? new Dictionary<string, string?>()).Keys.Where(name => !Sent.Contains(name, StringComparer.OrdinalIgnoreCase)))
        {
            if (Nearest.To(name, Sent) is { } near)
                yield return Advise.That("unknown-header", call.Place, $"OCPI has no header {name}.", $"Did you mean {near}?");
        }

        var method = call.Variation.Method ?? call.Operation.Method;
        if (method == "GET" && (call.Variation.Body is not null || call.Variation.RawBody is not null))
            yield return Advise.That("body-of-get", call.Place, "The step sends a body with GET, which servers leave unread.", "Take the body away, or call the operation that writes.");
        if (call.Variation.Body is null && call.Variation.RawBody is null && call.Variation.Repeated is null && call.Variation.Method is null && call.Operation.Request is { Required: true } && call.Intent == Evidence.Intent.Regular)
            yield return Advise.That("no-body", call.Place, $"{call.Operation.Id} sends {Types(call.Operation)}, and the step has no body.", "Add one, or write wrong: true where that is what is tried.");
        if (call.GivesResponseUrl && call.Intent == Evidence.Intent.Regular && !waits)
            yield return Advise.That("unawaited", call.Place, $"The step gives out a response_url, and no step waits for what is sent there.", $"Add - await: commands.sender.post.result with answers: {call.Id}.");
        if (call.Variation.Token == TokenVariation.None && call.Variation.Headers?.ContainsKey("Authorization") == true)
            yield return Advise.That("token-and-header", call.Place, "token: none leaves the header Authorization out, and headers sets it.", "Keep one of them.");
    }

    private static IEnumerable<Diagnostic> Wait(AwaitStep wait)
    {
        if (wait.Within >= Long)
            yield return Advise.That("long-wait", wait.Place, $"The step waits up to {wait.Within.TotalMinutes:0} minutes, and a run as long as that.", "Wait shorter; where a person has to do something, --patience gives the time.");
        if (wait.Absent == Verdict.Fail && wait.Verifies.Count == 0)
            yield return Advise.That("no-requirement", wait.Place, "No requirement is named that demands the call, and that none comes warns at most.", "Name it with verifies, or write absent: warn.");
    }

    private static string Types(Operation operation) => string.Join(" or ", operation.Request!.Types);
}
