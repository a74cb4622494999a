namespace OcpiKit.Engine.Scenarios.Reading;

/// <summary>Finds the verb of a step: the one key that says what it does.</summary>
internal static class VerbReader
{
    private static readonly HashSet<string> Keys =
        [.. ScenarioFormat.Call, .. ScenarioFormat.Await, .. ScenarioFormat.Trigger, .. ScenarioFormat.Set, .. ScenarioFormat.Use, .. ScenarioFormat.CleanupCall];

    /// <summary>The verb; null where there is not exactly one, which is a problem.</summary>
    /// <param name="step">The step.</param>
    /// <param name="verbs">Those that it may have.</param>
    /// <param name="what">What it is, such as "A step".</param>
    /// <param name="problems">Takes what is wrong.</param>
    public static Entry? Read(MapNode step, IReadOnlyList<string> verbs, string what, Problems problems)
    {
        var rule = $"{what} has exactly one of {Sentences.And(verbs)}.";
        switch (step.Entries.Where(entry => ScenarioFormat.Verbs.Contains(entry.Key)).ToList())
        {
            case [var one]:
                return one;
            case [var first, var second, ..]:
                problems.Add("verb", step.Place, $"The step does two things, {first.Key} and {second.Key}.", rule);
                return null;
        }

        // A word that is none tells more than that there is no verb.
        var others = step.Entries.Where(entry => !Keys.Contains(entry.Key)).ToList();
        if (others.FirstOrDefault(entry => Problems.Meant(entry.Key, verbs) is not null) is { } meant)
            problems.Add("verb", meant.Place, $"{what} has no key {meant.Key}.", $"Did you mean {Problems.Meant(meant.Key, verbs)}?");
        else if (others is [var other, ..])
            problems.Add("verb", other.Place, $"{what} has no key {other.Key}, and does nothing without one that it has.", rule);
        else
            problems.Add("verb", step.Place, "The step does nothing.", rule);
        return null;
    }
}
