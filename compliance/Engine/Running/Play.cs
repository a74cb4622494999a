using OcpiKit.Engine.Evidence;
using OcpiKit.Engine.Results;
using OcpiKit.Engine.Scenarios;

namespace OcpiKit.Engine.Running;

/// <summary>A scenario while it is played.</summary>
internal sealed class Play(Scenario scenario, Values values)
{
    /// <summary>The scenario.</summary>
    public Scenario Scenario { get; } = scenario;

    /// <summary>Its values so far.</summary>
    public Values Values { get; } = values;

    /// <summary>What its calls saw so far.</summary>
    public List<StepTrace> Traces { get; } = [];

    /// <summary>The ids of the steps that were done.</summary>
    public HashSet<string> Done { get; } = [];

    /// <summary>What a person was asked to do and has not been waited for yet; null where nobody was.</summary>
    public string? Asked { get; set; }

    /// <summary>Why nothing that is to come will come, as what was to bring it about was not done; null where it was.</summary>
    public string? Undone { get; set; }

    /// <summary>The call that the last step which waited for one got; null where none came.</summary>
    public Exchange? Claimed { get; set; }

    /// <summary>Notes why nothing was captured.</summary>
    public void Miss(IEnumerable<Capture> captures, string reason)
    {
        foreach (var capture in captures)
            Values.Miss(capture.Name, reason);
    }

    /// <summary>That a step could not be played, or that nothing could be verified on it.</summary>
    public Finding Blocked(Step step, string reason, int? exchange = null) =>
        new($"{Scenario.Id}/{step.Id}/played", $"The step can be played: {step.Title}", Verdict.Blocked, Axis.Conformance, [], reason, Exchange: exchange);

    /// <summary>That the kit itself went wrong in a step.</summary>
    public Finding Broken(Step step, Exception e) =>
        Blocked(step, $"The kit itself went wrong ({e.GetType().Name}: {e.Message}); this says nothing about the target.") with { Verdict = Verdict.Error };

    /// <summary>That what a step did was not taken back: it is told, and no verdict on the target.</summary>
    public Finding Left(Step step, string reason, int? exchange = null) => new(
        $"{Scenario.Id}/{step.Id}/cleaned", $"What the scenario did is taken back: {step.Title}", Verdict.Info, Axis.Conformance, [], reason, Exchange: exchange);

    /// <summary>That the kit itself went wrong in answering a call of the target's.</summary>
    public Finding Failed(Exchange call) => new(
        $"{Scenario.Id}/{call.Step}/answered", "The kit can answer the calls of the target", Verdict.Error, Axis.Conformance, [],
        $"A call was answered wrongly: {call.Fault}; this says nothing about the target.", Exchange: call.Number);
}
