namespace OcpiKit.Engine.Scenarios.Linting;

/// <summary>What is said once for many is used by some.</summary>
internal static class ReuseRules
{
    public static IEnumerable<Diagnostic> Of(ScenarioSet set)
    {
        var used = set.Scenarios.SelectMany(scenario => scenario.Uses).ToHashSet(StringComparer.Ordinal);
        // Who uses it may stand in a file that could not be read.
        foreach (var part in set.Sound ? set.Parts.Where(part => !used.Contains(part.Name)) : [])
            yield return Advise.That("unused-part", part.Place, $"No scenario uses the part {part.Name}.", $"Write use: {part.Name} where its steps belong, or take the file away.");

        // What one case has no step for another may have.
        foreach (var family in set.Scenarios.GroupBy(scenario => scenario.Family))
        {
            foreach (var (name, place) in family.First().IdleDefaults.Where(idle => family.All(scenario => scenario.IdleDefaults.ContainsKey(idle.Key))))
                yield return Advise.That("unused-default", place, $"No step takes the default {name}: each says it itself, or has no use for it.", "Take it away.");
        }
    }
}
