using System.Runtime.CompilerServices;
using System.Text.Json;
using OcpiKit.Engine.Checks;
using OcpiKit.Engine.Checks.Expectations;
using OcpiKit.Engine.Evidence;
using OcpiKit.Engine.Results;
using OcpiKit.Engine.Scenarios;

namespace OcpiKit.Engine.Running;

/// <summary>Plays one scenario: its steps in order, each exchange judged as soon as it is there, the relations between them at the end.</summary>
/// <param name="given">The values that every scenario may use.</param>
internal sealed class ScenarioPlayer(CallPlayer calls, Judge judge, ExpectationJudge expectations, IReadOnlyDictionary<string, JsonElement> given)
{
    private const int LongestCaptured = 2_000;

    /// <summary>What happens while the scenario is played: exchanges with what was found in each, then what was found between them.</summary>
    public async IAsyncEnumerable<Judged> PlayAsync(Scenario scenario, [EnumeratorCancellation] CancellationToken stop)
    {
        var values = new Values(given);
        var traces = new List<StepTrace>();
        foreach (var step in scenario.Steps)
        {
            if (step is SetStep set)
            {
                foreach (var (name, value) in set.Values)
                    values.SetFilled(name, value);
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

                var (trace, broken) = await TryAsync(() => calls.PlayAsync(call, values, stop));
                if (trace is null)
                {
                    yield return new(null, [Broken(scenario, call, broken!)]);
                    foreach (var capture in call.Capture)
                        values.Miss(capture.Name, $"which the step {call.Id} could not capture as the kit itself went wrong");
                    continue;
                }

                traces.Add(trace);
                foreach (var exchange in trace.Exchanges)
                    yield return new(exchange, [.. Standing(exchange), .. Expected(scenario, call, exchange, values, first: exchange == trace.Exchanges[0])]);
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

    /// <summary>An answer that broke off, or that was larger than the kit reads, is not whole: what the checks would miss in it may have been there.</summary>
    private IEnumerable<Finding> Standing(Exchange exchange) => exchange.Fault is null ? judge.Of(exchange) : [];

    private static void Capture(CallStep step, Exchange exchange, Values values)
    {
        foreach (var capture in step.Capture)
        {
            if (exchange.Response is not null && Sight.Of(capture.Subject, exchange).Value is { } value)
            {
                if (WhyUseless(value) is { } useless)
                    values.Miss(capture.Name, $"which the step {step.Id} captured, but {useless}");
                else
                    values.Set(capture.Name, value);
            }
            else
                values.Miss(capture.Name, $"which the step {step.Id} could not capture: {WhyEmpty(capture.Subject, exchange)}");
        }
    }

    /// <summary>What is captured goes into URLs and headers; no value of the protocol's that does is this long.</summary>
    private static string? WhyUseless(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String when value.Text() is null => "it is half of a surrogate pair, which no text can hold",
        JsonValueKind.String when value.Text()!.Length > LongestCaptured => $"it is longer than {LongestCaptured} characters",
        _ => null,
    };

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

    /// <summary>A step that the kit cannot play is the kit's own error, and stops no other.</summary>
    private static async Task<(StepTrace? Trace, Exception? Broken)> TryAsync(Func<Task<StepTrace>> play)
    {
        try
        {
            return (await play(), null);
        }
#pragma warning disable CA1031 // Whatever it is, it is told as the kit's.
        catch (Exception e) when (e is not OperationCanceledException)
#pragma warning restore CA1031
        {
            return (null, e);
        }
    }

    private static Finding Broken(Scenario scenario, CallStep step, Exception e) => Blocked(scenario, step, $"The kit itself went wrong ({e.GetType().Name}: {e.Message}); this says nothing about the target.")
        with
    { Verdict = Verdict.Error };

    private static Finding Blocked(Scenario scenario, CallStep step, string reason, int? exchange = null) =>
        new($"{scenario.Id}/{step.Id}/played", $"The step can be played: {step.Title}", Verdict.Blocked, Axis.Conformance, [], reason, Exchange: exchange);
}

/// <summary>An exchange with what was found in it; without one, what was found otherwise.</summary>
internal sealed record Judged(Exchange? Exchange, IReadOnlyList<Finding> Findings);
