using System.Text.Json;
using OcpiKit.Engine.Checks.Expectations;
using OcpiKit.Engine.Evidence;
using OcpiKit.Engine.Results;
using OcpiKit.Engine.Scenarios;

namespace OcpiKit.Engine.Running;

/// <summary>Plays <c>await</c>: finds the call among those that came, or waits for it.</summary>
internal sealed class AwaitPlayer(Arrivals arrivals, Deadline deadline, Absence absence)
{
    /// <summary>Why the step cannot be played with these values; null where it can.</summary>
    /// <param name="step">The step.</param>
    /// <param name="values">The values so far.</param>
    /// <param name="traces">What the steps before it saw.</param>
    public static string? WhyNot(AwaitStep step, Values values, IReadOnlyList<StepTrace> traces) =>
        step.Where.Values.Select(values.WhyNot).FirstOrDefault(reason => reason is not null) ?? (step.Answers is null ? null : WhyNoResult(step.Answers, traces));

    /// <summary>The call that it waits for.</summary>
    public static Wanted Wanted(Scenario scenario, AwaitStep step, Values values)
    {
        var known = new Substitution(values.Known);
        return new(scenario.Id, step.Operations, step.Where.ToDictionary(pair => pair.Key, pair => known.In(pair.Value)), step.Answers);
    }

    /// <summary>The call, where it has come already.</summary>
    public Claimed? AtHand(AwaitStep step, Wanted wanted) => arrivals.Claim(wanted, step.Id);

    /// <summary>How long is waited: as long as the step says, or as a person may take, but never longer than the run may.</summary>
    /// <param name="step">The step.</param>
    /// <param name="patience">How long a person may take who was asked to bring it about; null where nobody was.</param>
    public TimeSpan Within(AwaitStep step, TimeSpan? patience)
    {
        var within = patience > step.Within ? patience.Value : step.Within;
        return deadline.Left is not { } left || left >= within ? within : left > TimeSpan.Zero ? left : TimeSpan.Zero;
    }

    /// <summary>Waits for the call; null where it does not come.</summary>
    public Task<Claimed?> WaitAsync(AwaitStep step, Wanted wanted, TimeSpan within, CancellationToken stop) => arrivals.ClaimAsync(wanted, step.Id, within, stop);

    /// <summary>That it did not come.</summary>
    public Finding Absent(Scenario scenario, AwaitStep step, Wanted wanted, TimeSpan waited) =>
        absence.Of(scenario, step, wanted, arrivals.Open, waited, deadline.IsOver ? deadline.Option : null, arrivals.Reached, arrivals.Lossy);

    /// <summary>A result is sent only of what was accepted (mod_commands, 13.2: the asynchronous result follows a CommandResponse that accepts).</summary>
    private static string? WhyNoResult(string answered, IReadOnlyList<StepTrace> traces)
    {
        if (traces.LastOrDefault(trace => trace.Step.Id == answered) is not { } trace)
            return $"the step {answered}, which it answers, was not played";
        var first = trace.Exchanges[0];
        if (!first.Succeeded)
            return $"the step {answered}, which it answers, was {(first.Response is null ? "not answered" : $"answered with HTTP {first.Response.Status}{(first.Body.Envelope?.Code is { } code ? $", OCPI {code}" : "")}")}";
        return first.Body.Envelope?.Data is { ValueKind: JsonValueKind.Object } data && data.Text("result") is { } result && result != "ACCEPTED"
            ? $"the step {answered}, which it answers, was answered with the result {Checks.Values.Showing.Cut(result)}"
            : null;
    }
}
