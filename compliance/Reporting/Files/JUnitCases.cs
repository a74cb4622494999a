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
    string Class, string Name, JUnitOutcome Outcome, string Type, string Message, string Text, double TookMs);

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
        if (result.Known.Any(known => known.Place is not null))
            suites.Add(new JUnitSuite("ocpi.known-failures", [.. result.Known.Where(known => known.Place is not null).Select(OfKnown)]));
        // A file of nothing but skipped cases reads as green: a run that verified nothing must not.
        if (ExitCode.Of(result, rules) == ExitCode.NothingVerified)
            suites.Add(new JUnitSuite("ocpi.run", [NothingVerified(result)]));
        return suites;
    }

    private static List<JUnitCase> CasesOf(ScenarioResult scenario, RunResult result, ExitRules rules)
    {
        var byRule = scenario.Checks.GroupBy(check => check.Check).Select(causes => OfRule(scenario, [.. causes], result, rules)).ToList();
        // A scenario that ended worse than its checks says so itself.
        if (scenario.SpeaksForItself)
        {
            var reason = scenario.Reason ?? scenario.Verdict.Word();
            byRule.Insert(0, Case(scenario, KnownFailure.WholeScenario, scenario.Verdict, scenario.Known, reason, $"{scenario.Title}\n{reason}", rules));
        }

        // Time is known for the scenario as a whole: its first case carries it, so that sums are right.
        byRule[0] = byRule[0] with { TookMs = scenario.TookMs };
        return byRule;
    }

    private static JUnitCase OfRule(ScenarioResult scenario, IReadOnlyList<CheckResult> causes, RunResult result, ExitRules rules)
    {
        // What is new speaks before what is known, however bad that is.
        var worst = causes.OrderByDescending(rules.TurnsRed).ThenByDescending(cause => cause.Verdict).First();
        var text = worst.Verdict == Verdict.Pass ? Mended(scenario, worst, result) : TextOf(scenario, causes.Where(cause => cause.Verdict != Verdict.Pass), result);
        return Case(scenario, worst.Check, worst.Verdict, worst.Known, $"{worst.Title.TrimEnd('.')}: {worst.Says}", text, rules);
    }

    private static JUnitCase Case(ScenarioResult scenario, string name, Verdict verdict, Excuse? known, string message, string text, ExitRules rules)
    {
        var outcome = OutcomeOf(verdict, known, rules);
        // Neither red nor green: every reader of these files has a colour of its own for what is skipped, and shows the message.
        var (type, told) = known is not null && outcome == JUnitOutcome.Skipped
            ? ($"known {verdict.Word()}", $"Known: {known.Reason} ({Excuses.Where(known)}). {message}")
            : (verdict.Word(), message);
        // GitLab shows what is inside of the element, and not its message.
        return new($"ocpi.{scenario.Id}", name, outcome, type, told, type == verdict.Word() ? text : $"KNOWN: {known!.Reason} ({Excuses.Where(known)})\n{text}", 0);
    }

    private static JUnitOutcome OutcomeOf(Verdict verdict, Excuse? known, ExitRules rules) => verdict switch
    {
        Verdict.Error => JUnitOutcome.Erred,
        _ when rules.CountsAsBroken(verdict) => known is null ? JUnitOutcome.Failed : JUnitOutcome.Skipped,
        Verdict.Blocked or Verdict.NotApplicable => JUnitOutcome.Skipped,
        _ => JUnitOutcome.Passed,
    };

    /// <summary>A line of the list of known failures: red where it has to be taken out, or means nothing.</summary>
    private static JUnitCase OfKnown(KnownFailure known)
    {
        var (outcome, says) = known.State switch
        {
            KnownState.Fixed => (JUnitOutcome.Failed, "It is not broken any more; take it out of the list."),
            KnownState.Unmatched => (JUnitOutcome.Failed, "Nothing in the run is called so."),
            KnownState.Expired => (JUnitOutcome.Skipped, string.Create(CultureInfo.InvariantCulture, $"Its last day was {known.Until:yyyy-MM-dd}: it excuses nothing any more.")),
            KnownState.Unverified => (JUnitOutcome.Skipped, "It could not be told in this run whether it still is broken."),
            _ => (JUnitOutcome.Passed, "Broken, as known."),
        };
        return new(
            "ocpi.known-failures", $"{known.Scenario} {known.Check}{(known.At is { } at ? $" {at}" : "")}", outcome, $"known failure {known.State.ToString().ToLowerInvariant()}",
            $"{(known.Title ?? known.Check).TrimEnd('.')}: {says}", $"{says}\n{known.Reason}\nlist: {known.Place}", 0);
    }

    /// <summary>What a baseline found of a rule that holds now; the list of known failures says so itself.</summary>
    private static string Mended(ScenarioResult scenario, CheckResult check, RunResult result) =>
        result.Baseline is { } baseline && result.Known.Any(known => known is { Place: null, State: KnownState.Fixed } && known.Check == check.Check && known.Scenario == scenario.Id)
            ? $"FIXED: it was broken in the run of {Amounts.Instant(baseline.Started)}"
            : "";

    private static JUnitCase NothingVerified(RunResult result) => new(
        "ocpi.run", "something-was-verified", JUnitOutcome.Failed, "nothing verified", "No check passed: the run says nothing about the target.",
        string.Join('\n', result.Scenarios.Select(scenario => $"{scenario.Id}: {scenario.Reason ?? scenario.Verdict.Word()}")), 0);

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
