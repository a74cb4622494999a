using System.Runtime.CompilerServices;
using System.Text.Json;
using OcpiKit.Engine.Checks.Expectations;
using OcpiKit.Engine.Parties;
using OcpiKit.Engine.Scenarios;

namespace OcpiKit.Engine.Running;

/// <summary>Plays <c>trigger</c>: by the profile's trigger, or by a person who is asked.</summary>
internal sealed class TriggerPlayer(ITriggers? triggers, Profile profile)
{
    /// <summary>What happens when it is triggered.</summary>
    /// <param name="play">The scenario.</param>
    /// <param name="trigger">The step.</param>
    /// <param name="awaited">Whether a later step waits for what it brings about.</param>
    /// <param name="stop">Gives up.</param>
    public async IAsyncEnumerable<Happening> PlayAsync(Play play, TriggerStep trigger, bool awaited, [EnumeratorCancellation] CancellationToken stop)
    {
        if (WhyNot(trigger, play.Values, awaited) is { } reason)
        {
            yield return new Judged(null, [play.Blocked(trigger, $"The step \"{trigger.Title}\" was not played: {reason}.")]);
            play.Undone ??= $"the step {trigger.Id} before it was not played: {reason}";
        }
        else if (!Knows(trigger))
        {
            play.Asked = Ask(trigger, play.Values);
            play.Done.Add(trigger.Id);
        }
        else
        {
            var (outcome, broken) = await Attempt.Async(() => RunAsync(trigger, play.Values, stop));
            if (outcome is { Done: true })
            {
                play.Done.Add(trigger.Id);
                yield break;
            }

            // Whatever stands between us and the target's own controls, it is not the target's OCPI.
            yield return new Judged(null, [outcome is null ? play.Broken(trigger, broken!) : play.Blocked(trigger, $"The trigger {trigger.Trigger} could not be done: {outcome.Says}")]);
            play.Undone ??= $"the trigger of the step {trigger.Id} before it could not be done";
        }
    }

    /// <summary>Has done what takes something back. Why it was not done; null where it was, or where there is nothing to take back.</summary>
    public async Task<string?> UndoAsync(TriggerStep trigger, Values values, CancellationToken stop)
    {
        if (trigger.With.Values.Concat(Named(trigger)).Any(text => values.WhyNot(text) is not null))
            return null;
        if (!Knows(trigger))
            return $"the profile has no trigger {trigger.Trigger}, so it is left to you: {Ask(trigger, values)}";
        var outcome = await RunAsync(trigger, values, stop);
        return outcome.Done ? null : $"the trigger {trigger.Trigger} could not be done: {outcome.Says}";
    }

    /// <summary>Why the step cannot be played with these values; null where it can.</summary>
    private string? WhyNot(TriggerStep step, Values values, bool awaited)
    {
        if (step.With.Values.Concat(Named(step)).Select(values.WhyNot).FirstOrDefault(reason => reason is not null) is { } missing)
            return missing;
        if (Knows(step))
            return null;
        if (profile.Patience is null)
            return $"the profile has no trigger {step.Trigger}; add it under triggers:, or give --patience 5m to do it by hand";
        return awaited ? null : $"the profile has no trigger {step.Trigger}, and as no step waits for a call that shows that it was done, it cannot be done by hand; add it under triggers:";
    }

    /// <summary>Whether the profile has the trigger; else a person is asked.</summary>
    private bool Knows(TriggerStep step) => triggers?.Knows(step.Trigger) == true;

    /// <summary>What a person is asked to do.</summary>
    private static string Ask(TriggerStep step, Values values)
    {
        var known = new Substitution(values.Known);
        var all = new Dictionary<string, JsonElement>(values.Known);
        foreach (var (name, value) in step.With)
            all[name] = JsonSerializer.SerializeToElement(known.In(value));
        return new Substitution(all).In(step.Ask);
    }

    /// <summary>The names in what a person is asked that are not told to the trigger as well.</summary>
    private static IEnumerable<string> Named(TriggerStep step) => Substitution.Names(step.Ask).Where(name => !step.With.ContainsKey(name)).Select(name => $"${{{name}}}");

    /// <summary>Runs the profile's trigger.</summary>
    private Task<TriggerOutcome> RunAsync(TriggerStep step, Values values, CancellationToken stop)
    {
        var known = new Substitution(values.Known);
        return triggers!.RunAsync(step.Trigger, step.With.ToDictionary(pair => pair.Key, pair => known.In(pair.Value)), stop);
    }
}
