namespace OcpiKit.Engine.Scenarios.Linting;

/// <summary>Titles tell scenarios apart in a report.</summary>
internal static class TitleRules
{
    public static IEnumerable<Diagnostic> Of(IReadOnlyList<Scenario> scenarios) =>
        scenarios.GroupBy(scenario => scenario.Title, StringComparer.OrdinalIgnoreCase)
            .SelectMany(same => same.Skip(1).Select(later => Advise.That(
                "duplicate-title", later.Place, $"The title \"{later.Title}\" is that of {same.First().Id} too, at {same.First().Place}.", "Say what is different: a report shows titles.")));
}
