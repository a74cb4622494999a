using System.Runtime.CompilerServices;
using System.Text.Json;
using OcpiKit.Engine.Checks;
using OcpiKit.Engine.Checks.Expectations;
using OcpiKit.Engine.Evidence;
using OcpiKit.Engine.Results;
using OcpiKit.Engine.Scenarios;

namespace OcpiKit.Engine.Running;

/// <summary>Plays one scenario: its steps in order, each exchange judged as soon as it is there, the relations between them at the end.</summary>
internal sealed class ScenarioPlayer(CallPlayer calls, Judge judge, ExpectationJudge expectations)
{
    /// <summary>What happens while the scenario is played: exchanges with what was found in each, then what was found between them.</summary>
    public async IAsyncEnumerable<Judged> PlayAsync(Scenario scenario, [EnumeratorCancellation] CancellationToken stop)
    {
        var values = new Values();
        var traces = new List<StepTrace>();
        foreach (var step in scenario.Steps)
        {
            if (step is SetStep set)
            {
                foreach (var (name, value) in set.Values)
                    values.Set(name, value);
            }
            else if (step is CallStep call)
            {
                if (CallPlayer.WhyNot(call, values) is { } reason)
                {
                    yield return new(null, [Blocked(scenario, call, $"The step \"{call.Title}\" was not played: {reason}.")]);
                    foreach (var capture in call.Capture)
                        values.Miss(capture.Name, $"which the step {call.Id} could not capture as it was not played");
                    continue;
                }

                var trace = await calls.PlayAsync(call, values, stop);
                traces.Add(trace);
                foreach (var exchange in trace.Exchanges)
                    yield return new(exchange, [.. judge.Of(exchange), .. Expected(scenario, call, exchange, values, first: exchange == trace.Exchanges[0])]);
                Capture(call, trace.Exchanges[0], values);
            }
        }

        yield return new(null, [.. judge.Of(new Trace(scenario, traces))]);
    }

    /// <summary>What the step expects is asked of the first page; that a correct request is answered at all, of every page.</summary>
    private IEnumerable<Finding> Expected(Scenario scenario, CallStep step, Exchange exchange, Values values, bool first)
    {
        if (exchange.Fault is not null)
            yield return Blocked(scenario, step, $"{exchange.Request.Method} {exchange.Request.Url.AbsolutePath}: {exchange.Fault}.", exchange.Number);
        else if (step.Intent == Intent.Regular && !exchange.Succeeded && (!first || step.Expect.Count == 0))
            yield return Blocked(scenario, step, $"A correct request was answered with HTTP {exchange.Response!.Status}{(exchange.Body.Envelope?.Code is { } code ? $", OCPI {code}" : "")}, so nothing could be verified on it.", exchange.Number);
        if (!first)
            yield break;
        foreach (var finding in expectations.Of(scenario, step, exchange, values.Known, values.WhyMissing))
            yield return finding;
    }

    private static void Capture(CallStep step, Exchange exchange, Values values)
    {
        foreach (var capture in step.Capture)
        {
            if (exchange.Response is not null && Sight.Of(capture.Subject, exchange).Value is { } value)
                values.Set(capture.Name, value);
            else
                values.Miss(capture.Name, $"which the step {step.Id} could not capture: {WhyEmpty(capture.Subject, exchange)}");
        }
    }

    private static string WhyEmpty(Subject subject, Exchange exchange) => exchange switch
    {
        { Response: null } => exchange.Fault ?? "no answer came",
        { Response.Status: not (>= 200 and < 300) } => $"it was answered with HTTP {exchange.Response.Status}",
        { Body.Envelope.Data: { ValueKind: JsonValueKind.Array } list } when subject is BodyValue && list.GetArrayLength() == 0 => "the list is empty",
        _ => subject switch
        {
            BodyValue at => $"nothing stands at {at.Pointer}",
            HeaderValue header => $"there is no header {header.Name}",
            _ => "the answer does not hold it",
        },
    };

    private static Finding Blocked(Scenario scenario, CallStep step, string reason, int? exchange = null) =>
        new($"{scenario.Id}/{step.Id}/played", $"The step can be played: {step.Title}", Verdict.Blocked, Axis.Conformance, [], reason, Exchange: exchange);
}

/// <summary>An exchange with what was found in it; without one, what was found otherwise.</summary>
internal sealed record Judged(Exchange? Exchange, IReadOnlyList<Finding> Findings);
