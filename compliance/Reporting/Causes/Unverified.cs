using OcpiKit.Engine.Results;

namespace OcpiKit.Reporting.Causes;

/// <summary>A reason for which something could not be verified, and what it kept from being verified.</summary>
/// <param name="Reason">In one sentence.</param>
/// <param name="Rules">The rules, each once.</param>
/// <param name="Scenarios">The scenarios that are blocked as a whole.</param>
public sealed record Unverified(string Reason, IReadOnlyList<CheckResult> Rules, IReadOnlyList<ScenarioResult> Scenarios)
{
    /// <summary>How many rules and whole scenarios the reason stands before.</summary>
    public int Weight => Rules.Count + Scenarios.Count;

    /// <summary>All reasons, the one that blocks most first.</summary>
    public static IReadOnlyList<Unverified> Of(RunResult result)
    {
        var rules =
            from scenario in result.Scenarios
            from check in scenario.Checks
            where check.Verdict == Verdict.Blocked
            select (Reason: check.Says, Rule: (CheckResult?)check, Scenario: (ScenarioResult?)null);
        var wholes =
            from scenario in result.Scenarios
            where scenario.Verdict == Verdict.Blocked && scenario.Checks.All(check => check.Verdict != Verdict.Blocked)
            select (Reason: scenario.Reason ?? "No reason was given.", Rule: (CheckResult?)null, Scenario: (ScenarioResult?)scenario);
        return
        [
            .. rules.Concat(wholes)
                .GroupBy(blocked => blocked.Reason)
                .Select(reason => new Unverified(
                    reason.Key,
                    [.. reason.Select(blocked => blocked.Rule).OfType<CheckResult>().DistinctBy(rule => rule.Check)],
                    [.. reason.Select(blocked => blocked.Scenario).OfType<ScenarioResult>()]))
                .OrderByDescending(reason => reason.Weight),
        ];
    }
}
