using System.Globalization;
using System.Text.Json;
using OcpiKit.Engine.Results;

namespace OcpiKit.Engine.Scenarios.Linting;

/// <summary>What an expectation says that it need not say, or that says nothing.</summary>
internal static class ExpectationRules
{
    public static IEnumerable<Diagnostic> Of(Scenario scenario) => scenario.Steps.SelectMany(Of);

    private static IEnumerable<Diagnostic> Of(Step step)
    {
        var seen = new Dictionary<(Subject, string, string), Place>();
        foreach (var expectation in step.Expectations())
        {
            // The same may be looked at for several requirements, each with its own words.
            var key = (expectation.Subject, Words(expectation.Matcher), string.Join(',', expectation.Verifies));
            if (!seen.TryAdd(key, expectation.Place))
                yield return Advise.That("repeated", expectation.Place, $"The step expects this already, at {seen[key]}.", "Take one of them away.");
            if (WhyIdle(expectation) is { } idle)
                yield return Advise.That("cannot-fail", expectation.Place, $"The expectation cannot fail: {idle}.", "Say what has to be there, or take it away.");
            if (Plainer(expectation.Matcher) is { } plainer)
                yield return Advise.That("plainer", expectation.Place, plainer.Says, plainer.Remedy);
            if (expectation is { Severity: Verdict.Fail, Verifies: [] })
                yield return Advise.That("no-requirement", expectation.Place, "The expectation names no requirement that demands it, and warns at most.", "Name it with verifies, or write otherwise: warn.");
        }
    }

    private static string? WhyIdle(Expectation expectation) => expectation.Matcher switch
    {
        Exists { Wanted: true } when expectation.Subject is BodyValue { Pointer: var pointer } && pointer.Contains("/*", StringComparison.Ordinal) =>
            "a list of all that * finds is always there, though it may be empty",
        Bounded { Length: true, AtLeast: "0", AtMost: null } => "no length is less than 0",
        Matches { Pattern: "" or ".*" or "^.*$" or "^" or "$" } => "every text matches this",
        Contains { Wanted: { ValueKind: JsonValueKind.String } part } when part.GetString() is "" => "every text has an empty part",
        _ => null,
    };

    private static (string Says, string Remedy)? Plainer(Matcher matcher) => matcher switch
    {
        Inverse { Matcher: Exists exists } => ("not stands before exists.", $"Write exists: {(exists.Wanted ? "false" : "true")}."),
        OneOf { Wanted: [var single] } => ("one_of has one value only.", $"Write equals: {single}."),
        Bounded { AtLeast: { } least, AtMost: { } most } bounded when !bounded.Length && least == most => ("Both bounds are the same number.", $"Write equals: {least}."),
        Bounded { AtLeast: { } least, AtMost: { } most } when Number(least) > Number(most) => ($"Nothing is at least {least} and at most {most}.", "Swap the bounds."),
        _ => null,
    };

    private static decimal? Number(string bound) => decimal.TryParse(bound, NumberStyles.Number, CultureInfo.InvariantCulture, out var number) ? number : null;

    // Records compare their lists by reference, and JSON not at all.
    private static string Words(Matcher matcher) => matcher switch
    {
        Inverse not => $"not {Words(not.Matcher)}",
        Each each => $"each {each.At} {Words(each.Matcher)}",
        EqualTo equal => $"equals {equal.Wanted.GetRawText()}",
        SameAs same => $"same_as {same.Wanted.GetRawText()}",
        Contains contains => $"contains {contains.Wanted.GetRawText()}",
        OneOf one => $"one_of {string.Join(',', one.Wanted.Select(wanted => wanted.GetRawText()))}",
        Unique unique => $"unique {string.Join(',', unique.By ?? [])}",
        _ => matcher.ToString(),
    };
}
