namespace OcpiKit.Engine.Scenarios.Linting;

/// <summary>What is named is used.</summary>
internal static class NameRules
{
    public static IEnumerable<Diagnostic> Of(Scenario scenario)
    {
        var needed = scenario.Needs.Select(Need.Find).OfType<Need>().ToDictionary(need => need, need => need.Gives.Where(scenario.Unused.ContainsKey).ToList());
        foreach (var (need, unused) in needed.Where(pair => pair.Value.Count == pair.Key.Gives.Count))
            yield return Advise.That("unused-need", scenario.Unused[unused[0]], $"The scenario needs {need.Kind} and uses none of {string.Join(", ", need.Gives)}.", "Take the need away: a platform without it could be tested all the same.");

        var given = needed.Keys.SelectMany(need => need.Gives).ToHashSet(StringComparer.Ordinal);
        foreach (var (name, place) in scenario.Unused.Where(pair => !given.Contains(pair.Key)))
            yield return Advise.That("unused-name", place, $"Nothing uses {name}.", $"Write ${{{name}}} where it is meant, or take it away.");
    }
}
