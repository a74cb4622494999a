using System.Text.Json;
using OcpiKit.Engine.Checks.Expectations;
using OcpiKit.Engine.Parties;
using OcpiKit.Engine.Scenarios;

namespace OcpiKit.Engine.Running;

/// <summary>Plays <c>trigger</c>: by the profile's trigger, or by a person who is asked.</summary>
internal sealed class TriggerPlayer(ITriggers? triggers, Profile profile)
{
    /// <summary>How long a person may take; null where nobody is there.</summary>
    public TimeSpan? Patience => profile.Patience;

    /// <summary>Why the step cannot be played with these values; null where it can.</summary>
    /// <param name="step">The step.</param>
    /// <param name="values">The values so far.</param>
    /// <param name="awaited">Whether a later step waits for what it brings about.</param>
    public string? WhyNot(TriggerStep step, Values values, bool awaited)
    {
        if (step.With.Values.Concat(Named(step)).Select(values.WhyNot).FirstOrDefault(reason => reason is not null) is { } missing)
            return missing;
        if (Knows(step))
            return null;
        if (Patience is null)
            return $"the profile has no trigger {step.Trigger}; add it under triggers:, or give --patience 5m to do it by hand";
        return awaited ? null : $"the profile has no trigger {step.Trigger}, and as no step waits for a call that shows that it was done, it cannot be done by hand; add it under triggers:";
    }

    /// <summary>Whether the profile has the trigger; else a person is asked.</summary>
    public bool Knows(TriggerStep step) => triggers?.Knows(step.Trigger) == true;

    /// <summary>What a person is asked to do.</summary>
    public static string Ask(TriggerStep step, Values values)
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
    public Task<TriggerOutcome> PlayAsync(TriggerStep step, Values values, CancellationToken stop)
    {
        var known = new Substitution(values.Known);
        return triggers!.RunAsync(step.Trigger, step.With.ToDictionary(pair => pair.Key, pair => known.In(pair.Value)), stop);
    }
}
