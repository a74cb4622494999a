using System.Runtime.CompilerServices;
using OcpiKit.Engine.Checks;
using OcpiKit.Engine.Checks.Expectations;
using OcpiKit.Engine.Evidence;
using OcpiKit.Engine.Listening;
using OcpiKit.Engine.Results;
using OcpiKit.Engine.Scenarios;

namespace OcpiKit.Engine.Running;

/// <summary>Plays one scenario: its steps in order, each exchange judged as soon as it is there, the relations between them at the end.</summary>
internal sealed class ScenarioPlayer(
    CallPlayer calls, AwaitPlayer awaits, TriggerPlayer triggers, Arrivals arrivals, Relation relation, GivenValues given, Discovery discovery, ICounterparty? counterparty, Judge judge, ExpectationJudge expectations)
{
    /// <summary>What happens while the scenario is played: exchanges with what was found in each, then what was found between them.</summary>
    public async IAsyncEnumerable<Happening> PlayAsync(Scenario scenario, [EnumeratorCancellation] CancellationToken stop)
    {
        var play = new Play(scenario, given.Begin(scenario));
        foreach (var early in arrivals.Begin())
            yield return Unasked(early);
        foreach (var need in scenario.Needs.Select(Need.Find).OfType<Need>())
        {
            var (found, broken) = await TryAsync(() => discovery.FindAsync(need, stop));
            if (found is null)
            {
                yield return new Judged(null, [Broken(play, scenario.Steps[0], broken!)]);
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
                AwaitStep wait => AwaitAsync(play, wait, stop),
                TriggerStep trigger => TriggerAsync(play, trigger, scenario.Steps.Skip(at + 1).Any(later => later is AwaitStep), stop),
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
            yield return Unasked(late);
        foreach (var errand in arrivals.TellErrands())
            yield return new Judged(errand, [.. Standing(errand)]);
        yield return new Judged(null, [.. judge.Of(new Trace(scenario, play.Traces) { Incoming = arrivals.Told })]);
    }

    private async IAsyncEnumerable<Happening> CallAsync(Play play, CallStep call, [EnumeratorCancellation] CancellationToken stop)
    {
        if (calls.WhyNot(call, play.Values) is { } reason)
        {
            yield return new Judged(null, [Blocked(play, call, $"The step \"{call.Title}\" was not played: {reason}.")]);
            play.Miss(call.Capture, $"which the step {call.Id} could not capture as it was not played");
            yield break;
        }

        var (trace, broken) = await TryAsync(() => calls.PlayAsync(call, play.Values, stop));
        if (trace is null)
        {
            yield return new Judged(null, [Broken(play, call, broken!)]);
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

    private async IAsyncEnumerable<Happening> AwaitAsync(Play play, AwaitStep wait, [EnumeratorCancellation] CancellationToken stop)
    {
        if ((play.Undone ?? AwaitPlayer.WhyNot(wait, play.Values, play.Traces)) is { } reason)
        {
            yield return new Judged(null, [Absence.NotAwaited(play.Scenario, wait, reason)]);
            play.Miss(wait.Capture, $"which the step {wait.Id} could not capture as it was not played");
            yield break;
        }

        var wanted = AwaitPlayer.Wanted(play.Scenario, wait, play.Values);
        var within = awaits.Within(wait, play.Asked is null ? null : triggers.Patience);
        var claimed = awaits.AtHand(wait, wanted);
        if (claimed is null)
        {
            yield return new Waits(new Waiting(play.Scenario.Id, wait.Title, play.Asked, within));
            claimed = await awaits.WaitAsync(wait, wanted, within, stop);
        }

        play.Asked = null;
        if (claimed is not { Call: var call })
        {
            yield return new Judged(null, [awaits.Absent(play.Scenario, wait, wanted, within)]);
            play.Miss(wait.Capture, $"which the step {wait.Id} could not capture: no such call came");
            yield break;
        }

        if (claimed.First)
            relation.See(call);
        yield return new Judged(claimed.First ? call : null, [.. claimed.First ? judge.Of(call) : [], Absence.Came(play.Scenario, wait, call), .. expectations.Of(play.Scenario, wait, call, play.Values.Known, play.Values.WhyMissing)]);
        Capturing.From(wait.Id, wait.Capture, call, play.Values);
    }

    private async IAsyncEnumerable<Happening> TriggerAsync(Play play, TriggerStep trigger, bool awaited, [EnumeratorCancellation] CancellationToken stop)
    {
        if (triggers.WhyNot(trigger, play.Values, awaited) is { } reason)
        {
            yield return new Judged(null, [Blocked(play, trigger, $"The step \"{trigger.Title}\" was not played: {reason}.")]);
            play.Undone ??= $"the step {trigger.Id} before it was not played: {reason}";
        }
        else if (!triggers.Knows(trigger))
        {
            play.Asked = TriggerPlayer.Ask(trigger, play.Values);
        }
        else
        {
            var (outcome, broken) = await TryAsync(() => triggers.PlayAsync(trigger, play.Values, stop));
            if (outcome is { Done: true })
                yield break;
            // Whatever stands between us and the target's own controls, it is not the target's OCPI.
            yield return new Judged(null, [outcome is null ? Broken(play, trigger, broken!) : Blocked(play, trigger, $"The trigger {trigger.Trigger} could not be done: {outcome.Says}")]);
            play.Undone ??= $"the trigger of the step {trigger.Id} before it could not be done";
        }
    }

    /// <summary>A call that no step waited for is judged like every other.</summary>
    private Judged Unasked(Exchange call)
    {
        relation.See(call);
        return new(call, [.. judge.Of(call)]);
    }

    /// <summary>What the step expects is asked of the first page; that a correct request is answered at all, of every page.</summary>
    private IEnumerable<Finding> Expected(Play play, CallStep step, Exchange exchange, bool first)
    {
        if (exchange.Fault is not null)
            yield return Blocked(play, step, $"{exchange.Request.Method} {exchange.Request.Url.AbsolutePath}: {exchange.Fault}.", exchange.Number);
        else if (step.Intent == Intent.Regular && !exchange.Succeeded && (!first || step.Expect.Count == 0))
            yield return Blocked(play, step, $"A correct request was answered with HTTP {exchange.Response!.Status}{(exchange.Body.Envelope?.Code is { } code ? $", OCPI {code}" : "")}, so nothing could be verified on it.", exchange.Number);
        if (!first)
            yield break;
        foreach (var finding in expectations.Of(play.Scenario, step, exchange, play.Values.Known, play.Values.WhyMissing))
            yield return finding;
    }

    /// <summary>An answer that broke off, or that was larger than the kit reads, is not whole: what the checks would miss in it may have been there.</summary>
    private IEnumerable<Finding> Standing(Exchange exchange) => exchange.Fault is null ? judge.Of(exchange) : [];

    /// <summary>A step that the kit cannot play is the kit's own error, and stops no other.</summary>
    private static async Task<(T? Result, Exception? Broken)> TryAsync<T>(Func<Task<T>> play)
        where T : class
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

    private static Finding Broken(Play play, Step step, Exception e) => Blocked(play, step, $"The kit itself went wrong ({e.GetType().Name}: {e.Message}); this says nothing about the target.")
        with
    { Verdict = Verdict.Error };

    private static Finding Blocked(Play play, Step step, string reason, int? exchange = null) =>
        new($"{play.Scenario.Id}/{step.Id}/played", $"The step can be played: {step.Title}", Verdict.Blocked, Axis.Conformance, [], reason, Exchange: exchange);

    /// <summary>A scenario while it is played.</summary>
    private sealed class Play(Scenario scenario, Values values)
    {
        public Scenario Scenario { get; } = scenario;

        public Values Values { get; } = values;

        public List<StepTrace> Traces { get; } = [];

        /// <summary>What a person was asked to do and has not been waited for yet; null where nobody was.</summary>
        public string? Asked { get; set; }

        /// <summary>Why nothing that is to come will come, as what was to bring it about was not done; null where it was.</summary>
        public string? Undone { get; set; }

        public void Miss(IEnumerable<Capture> captures, string reason)
        {
            foreach (var capture in captures)
                Values.Miss(capture.Name, reason);
        }
    }
}

/// <summary>Something that happens while a scenario is played.</summary>
internal abstract record Happening;

/// <summary>An exchange with what was found in it; without one, what was found otherwise.</summary>
internal sealed record Judged(Exchange? Exchange, IReadOnlyList<Finding> Findings) : Happening;

/// <summary>The run begins to wait.</summary>
internal sealed record Waits(Waiting Waiting) : Happening;
