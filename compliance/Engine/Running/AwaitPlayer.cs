using System.Runtime.CompilerServices;
using System.Text.Json;
using OcpiKit.Engine.Checks;
using OcpiKit.Engine.Checks.Expectations;
using OcpiKit.Engine.Evidence;
using OcpiKit.Engine.Parties;
using OcpiKit.Engine.Results;
using OcpiKit.Engine.Scenarios;

namespace OcpiKit.Engine.Running;

/// <summary>Plays <c>await</c>: finds the call among those that came, or waits for it.</summary>
internal sealed class AwaitPlayer(Arrivals arrivals, Relation relation, Deadline deadline, Profile profile, Absence absence, Judge judge, ExpectationJudge expectations)
{
    /// <summary>What happens while it is waited.</summary>
    public async IAsyncEnumerable<Happening> PlayAsync(Play play, AwaitStep wait, [EnumeratorCancellation] CancellationToken stop)
    {
        if ((play.Undone ?? WhyNot(wait, play.Values, play.Traces) ?? WhyNoPush(play, wait)) is { } reason)
        {
            yield return new Judged(null, [Absence.NotAwaited(play.Scenario, wait, reason)]);
            play.Miss(wait.Capture, $"which the step {wait.Id} could not capture as it was not played");
            yield break;
        }

        var wanted = Wanted(play.Scenario, wait, play.Values);
        var within = Within(wait, play.Asked is not null);
        var claimed = arrivals.Claim(wanted, wait.Id);
        if (claimed is null)
        {
            yield return new Waits(new Waiting(play.Scenario.Id, wait.Title, play.Asked, within));
            claimed = await arrivals.ClaimAsync(wanted, wait.Id, within, stop);
        }

        play.Asked = null;
        if (claimed is not { Call: var call })
        {
            yield return new Judged(null, [Absent(play.Scenario, wait, wanted, within)]);
            play.Miss(wait.Capture, $"which the step {wait.Id} could not capture: no such call came");
            yield break;
        }

        play.Claimed = call;
        play.Done.Add(wait.Id);
        if (claimed.First)
            relation.See(call);
        yield return new Judged(
            claimed.First ? call : null,
            [.. claimed.First ? Standing(play, call) : [], Absence.Came(play.Scenario, wait, call), .. expectations.Of(play.Scenario, wait, call, play.Values.Known, play.Values.WhyMissing)]);
        Capturing.From(wait.Id, wait.Capture, call, play.Values);
    }

    /// <summary>What every call has to be. Where the kit went wrong itself, or has not read it whole, the call says nothing about the target.</summary>
    public IEnumerable<Finding> Standing(Play play, Exchange call) =>
        call.KitFailed ? [play.Failed(call)] : call.Cut ? [] : judge.Of(call);

    /// <summary>Why the step cannot be played with these values; null where it can.</summary>
    /// <param name="step">The step.</param>
    /// <param name="values">The values so far.</param>
    /// <param name="traces">What the steps before it saw.</param>
    private static string? WhyNot(AwaitStep step, Values values, IReadOnlyList<StepTrace> traces) =>
        step.Where.Values.Select(values.WhyNot).FirstOrDefault(reason => reason is not null) ?? (step.Answers is null ? null : WhyNoResult(step.Answers, traces));

    /// <summary>The active profile is pushed after one was set with success, and only then (mod_charging_profiles, PUT; CHP-04, CHP-21): where none was, none is missed.</summary>
    private string? WhyNoPush(Play play, AwaitStep wait)
    {
        if (!wait.Operations.All(operation => operation.Id == "chargingprofiles.sender.put.active_profile")
            || play.Traces.LastOrDefault(trace => trace.Step is CallStep { Operation.Id: "chargingprofiles.receiver.put" }) is not { } set)
        {
            return null;
        }

        var result = arrivals.Told.Concat(arrivals.Open).LastOrDefault(call => call.Arrival?.Case == Running.Wanted.CaseOf(play.Scenario.Id, set.Step.Id))?.Body.Json?.Text("result");
        return WhyNoResult(set.Step.Id, play.Traces) ?? (result is null or "ACCEPTED" ? null : $"the profile of the step {set.Step.Id} came to {Checks.Values.Showing.Cut(result)}");
    }

    /// <summary>The call that it waits for.</summary>
    private static Wanted Wanted(Scenario scenario, AwaitStep step, Values values)
    {
        var known = new Substitution(values.Known);
        return new(scenario.Id, step.Operations, step.Where.ToDictionary(pair => pair.Key, pair => known.In(pair.Value)), step.Answers);
    }

    /// <summary>How long is waited: as long as the step says, or as a person may take, but never longer than the run may, or the user wants.</summary>
    private TimeSpan Within(AwaitStep step, bool asked)
    {
        var within = asked && profile.Patience > step.Within ? profile.Patience.Value : !asked && profile.LongestWait < step.Within ? profile.LongestWait.Value : step.Within;
        return deadline.Left is not { } left || left >= within ? within : left > TimeSpan.Zero ? left : TimeSpan.Zero;
    }

    /// <summary>That it did not come.</summary>
    private Finding Absent(Scenario scenario, AwaitStep step, Wanted wanted, TimeSpan waited) =>
        absence.Of(scenario, step, wanted, arrivals.Open, waited, deadline.IsOver ? deadline.Option : null, arrivals.Reached, arrivals.Lossy);

    /// <summary>A result is sent only of what was accepted (mod_commands, 13.2: the asynchronous result follows a CommandResponse that accepts).</summary>
    private static string? WhyNoResult(string answered, IReadOnlyList<StepTrace> traces)
    {
        if (traces.LastOrDefault(trace => trace.Step.Id == answered) is not { } trace)
            return $"the step {answered}, which it answers, was not played";
        var first = trace.Exchanges[0];
        if (!first.Succeeded)
            return $"the step {answered}, which it answers, was {(first.Response is null ? "not answered" : $"answered with {AnswerWords.Statuses(first)}")}";
        return first.Body.Envelope?.Data is { ValueKind: JsonValueKind.Object } data && data.Text("result") is { } result && result != "ACCEPTED"
            ? $"the step {answered}, which it answers, was answered with the result {Checks.Values.Showing.Cut(result)}"
            : null;
    }
}
