using System.Runtime.CompilerServices;
using OcpiKit.Engine.Checks;
using OcpiKit.Engine.Checks.Expectations;
using OcpiKit.Engine.Evidence;
using OcpiKit.Engine.Listening;
using OcpiKit.Engine.Results;
using OcpiKit.Engine.Scenarios;
using OcpiKit.Engine.Scripting;
using OcpiKit.Protocol;

namespace OcpiKit.Engine.Running;

/// <summary>Plays one scenario: its steps in order, each exchange judged as soon as it is there, the relations between them at the end.</summary>
internal sealed class ScenarioPlayer(
    CallPlayer calls, AwaitPlayer awaits, TriggerPlayer triggers, Arrivals arrivals, Relation relation, GivenValues given, Discovery discovery, ICounterparty? counterparty,
    Judge judge, ExpectationJudge expectations, Edition edition, TimeProvider time)
{
    /// <summary>So long the cleanup of a scenario may take, where the run was stopped too.</summary>
    private static readonly TimeSpan LongestCleanup = TimeSpan.FromSeconds(20);

    private readonly Cleaning _cleaning = new(calls, triggers, relation);

    /// <summary>What was not taken back, for the reader of the run.</summary>
    public IReadOnlyList<string> Notices => _cleaning.Notices;

    /// <summary>What happens while the scenario is played: exchanges with what was found in each, then what was found between them, and what takes back what it did, however it ended.</summary>
    public async IAsyncEnumerable<Happening> PlayAsync(Scenario scenario, [EnumeratorCancellation] CancellationToken stop)
    {
        var play = new Play(scenario, given.Begin(scenario));
        var cleaned = scenario.Cleanup.Count == 0;
        OperationCanceledException? stopped = null;
        try
        {
            await using var happenings = StepsAsync(play, scenario, stop).GetAsyncEnumerator(stop);
            while (true)
            {
                try
                {
                    if (!await happenings.MoveNextAsync())
                        break;
                }
                catch (OperationCanceledException e)
                {
                    stopped = e;
                    break;
                }

                yield return happenings.Current;
            }

            if (!cleaned)
            {
                cleaned = true;
                await foreach (var happening in CleanAsync(play, scenario))
                    yield return happening;
            }
        }
        finally
        {
            // Who stopped listening is told nothing, but what was done is taken back all the same.
            if (!cleaned)
            {
                await foreach (var _ in CleanAsync(play, scenario))
                {
                }
            }
        }

        if (stopped is not null)
            System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(stopped);
    }

    private async IAsyncEnumerable<Happening> CleanAsync(Play play, Scenario scenario)
    {
        using var bound = new CancellationTokenSource(LongestCleanup, time);
        foreach (var step in scenario.Cleanup)
        {
            given.Provide(scenario, step.Does, play.Values);
            if (await _cleaning.PlayAsync(play, step, Standing, bound.Token) is { } judged)
                yield return judged;
        }
    }

    private async IAsyncEnumerable<Happening> StepsAsync(Play play, Scenario scenario, [EnumeratorCancellation] CancellationToken stop)
    {
        var scripts = new ScriptPlayer(edition, new(CallAsync, awaits.PlayAsync, triggers.PlayAsync, (_, step) => given.Provide(scenario, step, play.Values)));
        foreach (var early in arrivals.Begin())
            yield return Unasked(play, early);
        foreach (var need in scenario.Needs.Select(Need.Find).OfType<Need>())
        {
            var (found, broken) = await Attempt.Async(() => discovery.FindAsync(need, stop));
            if (found is null)
            {
                yield return new Judged(null, [play.Broken(scenario.Steps[0], broken!)]);
                continue;
            }

            foreach (var exchange in found.Exchanges)
                yield return new Judged(exchange, [.. Standing(exchange)]);
            foreach (var (name, value) in found.Values)
                play.Values.Set(name, value);
            foreach (var name in need.Gives.Where(name => !found.Values.ContainsKey(name)))
                play.Values.Miss(name, found.Why ?? "which the profile does not name");
        }

        for (var at = 0; at < scenario.Steps.Count; at++)
        {
            var step = scenario.Steps[at];
            given.Provide(scenario, step, play.Values);
            var happenings = step switch
            {
                CallStep call => CallAsync(play, call, stop),
                AwaitStep wait => awaits.PlayAsync(play, wait, stop),
                ScriptStep script => scripts.PlayAsync(play, script, stop),
                TriggerStep trigger => triggers.PlayAsync(play, trigger, scenario.Steps.Skip(at + 1).Any(later => later is AwaitStep), stop),
                _ => null,
            };
            if (step is SetStep set)
            {
                foreach (var (name, value) in set.Values)
                    play.Values.SetFilled(name, value);
            }

            if (happenings is null)
                continue;
            await foreach (var happening in happenings)
                yield return happening;
        }

        foreach (var late in arrivals.TellOpen())
            yield return Unasked(play, late);
        foreach (var errand in arrivals.TellErrands())
            yield return new Judged(errand, [.. Standing(errand)]);
        yield return new Judged(null, [.. judge.Of(new Trace(scenario, play.Traces) { Incoming = arrivals.Told })]);
    }

    private async IAsyncEnumerable<Happening> CallAsync(Play play, CallStep call, [EnumeratorCancellation] CancellationToken stop)
    {
        if (calls.WhyNot(call, play.Values) is { } reason)
        {
            yield return new Judged(null, [play.Blocked(call, $"The step \"{call.Title}\" was not played: {reason}.")]);
            play.Miss(call.Capture, $"which the step {call.Id} could not capture as it was not played");
            yield break;
        }

        // Whatever comes of it: what was sent may have been done.
        play.Done.Add(call.Id);
        var (trace, broken) = await Attempt.Async(() => calls.PlayAsync(call, play.Values, stop));
        if (trace is null)
        {
            yield return new Judged(null, [play.Broken(call, broken!)]);
            play.Miss(call.Capture, $"which the step {call.Id} could not capture as the kit itself went wrong");
            yield break;
        }

        play.Traces.Add(trace);
        relation.See(call, trace.Exchanges[0]);
        if (call.Intent == Intent.Regular && call.Variation.Token == TokenVariation.Right && trace.Exchanges[0] is { Succeeded: true, Request.Body: { IsEmpty: false } sent } && ParsedBody.Of(sent).Json is { } body)
            counterparty?.Owns(call.Operation, body);
        foreach (var exchange in trace.Exchanges)
            yield return new Judged(exchange, [.. Standing(exchange), .. Expected(play, call, exchange, first: exchange == trace.Exchanges[0])]);
        Capturing.From(call.Id, call.Capture, trace.Exchanges[0], play.Values);
    }

    /// <summary>A call that no step waited for is judged like every other.</summary>
    private Judged Unasked(Play play, Exchange call)
    {
        relation.See(call);
        return new(call, [.. awaits.Standing(play, call)]);
    }

    /// <summary>What the step expects is asked of the first page; that a correct request is answered at all, of every page.</summary>
    private IEnumerable<Finding> Expected(Play play, CallStep step, Exchange exchange, bool first)
    {
        if (exchange.Fault is not null)
            yield return play.Blocked(step, $"{exchange.Request.Method} {exchange.Request.Url.AbsolutePath}: {exchange.Fault}.", exchange.Number);
        else if (step.Intent == Intent.Regular && !exchange.Succeeded && (!first || step.Expect.Count == 0))
            yield return play.Blocked(step, $"A correct request was answered with {AnswerWords.Statuses(exchange)}, so nothing could be verified on it.", exchange.Number);
        if (!first)
            yield break;
        foreach (var finding in expectations.Of(play.Scenario, step, exchange, play.Values.Known, play.Values.WhyMissing))
            yield return finding;
    }

    /// <summary>An answer that broke off, or that was larger than the kit reads, is not whole: what the checks would miss in it may have been there.</summary>
    private IEnumerable<Finding> Standing(Exchange exchange) => exchange.Fault is null ? judge.Of(exchange) : [];
}
