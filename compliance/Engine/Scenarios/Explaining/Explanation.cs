using OcpiKit.Protocol;

namespace OcpiKit.Engine.Scenarios.Explaining;

/// <summary>A scenario in plain words, for somebody who has never seen one.</summary>
/// <param name="Scenario">The scenario.</param>
/// <param name="Parties">Who is who.</param>
/// <param name="Needs">What it needs to be played, each with what provides it.</param>
/// <param name="Writes">What it changes at the platform, or that it changes nothing.</param>
/// <param name="Steps">What happens, in order.</param>
/// <param name="Cleanup">What takes it back once it is over, however it ended.</param>
/// <param name="Requirements">The demands of the specification that it verifies, in the order of their ids.</param>
public sealed record Explanation(
    Scenario Scenario, string Parties, IReadOnlyList<string> Needs, string Writes, IReadOnlyList<ExplainedStep> Steps, IReadOnlyList<ExplainedStep> Cleanup, IReadOnlyList<Requirement> Requirements)
{
    /// <summary>Explains a scenario.</summary>
    /// <param name="scenario">The scenario.</param>
    /// <param name="edition">The protocol that it speaks of.</param>
    public static Explanation Of(Scenario scenario, Edition edition)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        ArgumentNullException.ThrowIfNull(edition);
        var words = new StepWords(scenario, edition);
        var steps = scenario.Steps.Select(words.Of).ToList();
        return new(
            scenario,
            ScenarioWords.Parties(scenario),
            [.. ScenarioWords.Needs(scenario)],
            ScenarioWords.Writes(scenario),
            steps,
            [.. scenario.Cleanup.Select(words.Of)],
            [.. steps.SelectMany(step => step.Verifies.Concat(step.Expects.SelectMany(expected => expected.Verifies)))
                .Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)
                .Select(id => edition.Requirements.TryGet(id, out var requirement) ? requirement : null).OfType<Requirement>()]);
    }
}

/// <summary>A step in plain words.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Title">What it does, as its author says it.</param>
/// <param name="Does">Who does what.</param>
/// <param name="Details">What is particular about it.</param>
/// <param name="Expects">What has to hold.</param>
/// <param name="Verifies">The requirements that are verified by its happening at all, as that a call comes.</param>
public sealed record ExplainedStep(
    string Id, string Title, string Does, IReadOnlyList<string> Details, IReadOnlyList<ExplainedExpectation> Expects, IReadOnlyList<string> Verifies);

/// <summary>An expectation in plain words.</summary>
/// <param name="Says">The rule.</param>
/// <param name="Looks">What is looked at and what it has to be, where the rule does not say that already; else null.</param>
/// <param name="Verifies">The requirements behind it.</param>
/// <param name="Otherwise">The verdict where it does not hold.</param>
public sealed record ExplainedExpectation(string Says, string? Looks, IReadOnlyList<string> Verifies, Results.Verdict Otherwise);
