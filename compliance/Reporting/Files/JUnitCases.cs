using System.Globalization;
using System.Text;
using OcpiKit.Engine.Evidence;
using OcpiKit.Engine.Results;
using OcpiKit.Reporting.Words;

namespace OcpiKit.Reporting.Files;

internal enum JUnitOutcome
{
    Passed,
    Skipped,
    Failed,
    Erred,
}

internal sealed record JUnitSuite(string Name, IReadOnlyList<JUnitCase> Cases);

internal sealed record JUnitCase(
    string Class, string Name, JUnitOutcome Outcome, string Type, string Message, string Text, double TookMs, string File, int Line);

/// <summary>Says a result in JUnit's words. Names hold nothing of the target, so that a build server follows a rule over time.</summary>
internal static class JUnitCases
{
    private const int PlacesShown = 5;

    public static IReadOnlyList<JUnitSuite> Of(RunResult result, ExitRules rules)
    {
        var suites = result.Scenarios
            .GroupBy(scenario => scenario.Module)
            .Select(module => new JUnitSuite(
                $"ocpi.{module.Key}", [.. module.SelectMany(scenario => CasesOf(scenario, result, rules))]))
            .ToList();
        // A file of nothing but skipped cases reads as green: a run that verified nothing must not.
        if (ExitCode.Of(result, rules) == ExitCode.NothingVerified)
            suites.Add(new JUnitSuite("ocpi.run", [NothingVerified(result)]));
        return suites;
    }

    private static List<JUnitCase> CasesOf(ScenarioResult scenario, RunResult result, ExitRules rules)
    {
        var byRule = scenario.Checks.GroupBy(check => check.Check).Select(causes => OfRule(scenario, [.. causes], result, rules)).ToList();
        // A scenario that ended worse than its checks say so itself.
        var told = scenario.Checks.Select(check => check.Verdict).DefaultIfEmpty(Verdict.NotApplicable).Max();
        if (byRule.Count == 0 || scenario.Verdict > told)
        {
            var reason = scenario.Reason ?? scenario.Verdict.Word();
            byRule.Insert(0, Case(scenario, "scenario", scenario.Verdict, reason, $"{scenario.Title}\n{reason}", rules));
        }

        // Time is known for the scenario as a whole: its first case carries it, so that sums are right.
        byRule[0] = byRule[0] with { TookMs = scenario.TookMs };
        return byRule;
    }

    private static JUnitCase OfRule(ScenarioResult scenario, IReadOnlyList<CheckResult> causes, RunResult result, ExitRules rules)
    {
        var worst = causes.MaxBy(cause => cause.Verdict)!;
        var text = worst.Verdict == Verdict.Pass ? "" : TextOf(scenario, causes.Where(cause => cause.Verdict != Verdict.Pass), result);
        return Case(scenario, worst.Check, worst.Verdict, $"{worst.Title}: {worst.Says}", text, rules);
    }

    private static JUnitCase Case(ScenarioResult scenario, string name, Verdict verdict, string message, string text, ExitRules rules) =>
        new($"ocpi.{scenario.Id}", name, OutcomeOf(verdict, rules), verdict.Word(), message, text, 0, scenario.File, scenario.Line);

    private static JUnitOutcome OutcomeOf(Verdict verdict, ExitRules rules) => verdict switch
    {
        Verdict.Error => JUnitOutcome.Erred,
        _ when rules.CountsAsBroken(verdict) => JUnitOutcome.Failed,
        Verdict.Blocked or Verdict.NotApplicable => JUnitOutcome.Skipped,
        _ => JUnitOutcome.Passed,
    };

    private static JUnitCase NothingVerified(RunResult result) => new(
        "ocpi.run", "something-was-verified", JUnitOutcome.Failed, "nothing verified", "No check passed: the run says nothing about the target.",
        string.Join('\n', result.Scenarios.Select(scenario => $"{scenario.Id}: {scenario.Reason ?? scenario.Verdict.Word()}")), 0, "", 0);

    private static string TextOf(ScenarioResult scenario, IEnumerable<CheckResult> causes, RunResult result)
    {
        var text = new StringBuilder();
        foreach (var cause in causes)
        {
            Line($"{cause.Verdict.Word().ToUpperInvariant()}{(cause.Axis == Axis.Compatibility ? " (compatibility)" : "")}: {cause.Title}");
            Line(cause.Says);
            if (cause.Difference is { } difference)
            {
                Line($"expected: {difference.Wanted}");
                Line($"received: {difference.Received}");
            }

            foreach (var id in cause.Verifies)
                Line(result.Requirements.TryGetValue(id, out var known) ? $"{id} ({known.Level}, {known.Source}): {known.Text}" : id);
            foreach (var place in cause.Places.Take(PlacesShown))
                Line(At(place));
            var more = cause.Count - Math.Min(PlacesShown, cause.Places.Count);
            if (more > 0)
                Line($"and {Amounts.Of(more, "more place", "more places")}");
            text.Append('\n');
        }

        if (scenario.File.Length > 0)
            text.Append(CultureInfo.InvariantCulture, $"scenario: {scenario.File}:{scenario.Line}");
        return text.ToString().TrimEnd();

        string At(FoundAt place) => (place.Exchange, place.Pointer) switch
        {
            ({ } number, var pointer) => $"at exchange {number}{From(number)}{(pointer is null ? "" : $", {pointer}")}",
            (null, { } pointer) => $"at {pointer}",
            _ => "",
        };

        string From(int number) => result.Exchanges.FirstOrDefault(exchange => exchange.Number == number) is { Direction: Direction.FromSubject } call
            ? $" ({Sides.Of(call.Direction, result.Facts.Role)}: {call.Method})"
            : "";

        void Line(string line)
        {
            if (line.Length > 0)
                text.Append(line).Append('\n');
        }
    }
}
