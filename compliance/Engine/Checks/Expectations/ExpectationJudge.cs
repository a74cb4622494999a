using System.Text.Json;
using OcpiKit.Engine.Checks.Standing.Values;
using OcpiKit.Engine.Checks.Values;
using OcpiKit.Engine.Evidence;
using OcpiKit.Engine.Results;
using OcpiKit.Engine.Scenarios;
using OcpiKit.Protocol;

namespace OcpiKit.Engine.Checks.Expectations;

/// <summary>Judges what a scenario's step wants of an answer or of a call, beyond what every one has to be.</summary>
/// <param name="edition">The answers of the catalogue, and how hard requirements let judge.</param>
public sealed class ExpectationJudge(Edition edition)
{
    /// <summary>What came of each expectation of a step, in order: one finding, or one for each place that breaks it; its check is <c>scenario/step/expectation</c>. Never throws for what the other side sent.</summary>
    /// <param name="scenario">The scenario.</param>
    /// <param name="step">Its step.</param>
    /// <param name="exchange">The exchange that the step caused.</param>
    /// <param name="values">The values that <c>${name}</c> refers to.</param>
    /// <param name="whyMissing">Why a value is not there, in words that follow its name; null where nobody knows.</param>
    public IEnumerable<Finding> Of(Scenario scenario, CallStep step, Exchange exchange, IReadOnlyDictionary<string, JsonElement> values, Func<string, string?>? whyMissing = null) =>
        Of($"{scenario.Id}/{step.Id}", step.Operation, step.Expect, exchange, values, whyMissing);

    /// <summary>The same for a call that a step waited for.</summary>
    public IEnumerable<Finding> Of(Scenario scenario, AwaitStep step, Exchange call, IReadOnlyDictionary<string, JsonElement> values, Func<string, string?>? whyMissing = null) =>
        Of($"{scenario.Id}/{step.Id}", call.Operation, step.Expect, call, values, whyMissing);

    private IEnumerable<Finding> Of(
        string step, Operation? operation, IReadOnlyList<Expectation> expect, Exchange exchange, IReadOnlyDictionary<string, JsonElement> values, Func<string, string?>? whyMissing)
    {
        var matching = new Matching(new Substitution(values), kept: exchange.Operation is { Interface: Interface.Receiver, Method: "GET" });
        return expect.SelectMany(expectation => Judged(expectation, $"{step}/{expectation.Id}", operation, exchange, matching, whyMissing));
    }

    private IReadOnlyList<Finding> Judged(Expectation expectation, string check, Operation? operation, Exchange exchange, Matching matching, Func<string, string?>? whyMissing)
    {
        Finding Finding(Verdict verdict, string says, Difference? difference = null, IReadOnlyList<string>? verifies = null, string? pointer = null)
        {
            var spoken = verifies ?? expectation.Verifies;
            return new Finding(check, expectation.Says, Limit.OfAuthor(verdict, spoken, edition.Requirements, exchange.Direction), Axis.Conformance, spoken, says, difference, exchange.Number, pointer);
        }

        if (exchange.Direction == Direction.ToSubject && exchange.Response is null)
            return [Finding(Verdict.Blocked, $"No answer came: {exchange.Fault ?? "the reason is not known"}.")];
        if (exchange.Cut)
            return [Finding(Verdict.Blocked, $"This could not be seen: {exchange.Fault ?? "the call was not read whole"}.")];
        if (Obscured.Why(expectation.Subject, exchange) is { } reason)
            return [Finding(Verdict.Blocked, $"This could not be seen: {reason}.")];
        try
        {
            return expectation.Subject is WholeAnswer whole
                ? [Whole(whole, expectation, operation ?? throw new NotSupportedException("An answer is looked at without its operation"), exchange, Finding)]
                : [.. matching.Of(expectation.Matcher, Sight.Of(expectation.Subject, exchange)).Select(match => Of(match, expectation, exchange, Finding))];
        }
        catch (UnknownNameException e)
        {
            return [Finding(Verdict.Blocked, $"This could not be judged: {(whyMissing?.Invoke(e.Name) is { } why ? $"it needs {e.Name}, {why}" : e.Message)}.")];
        }
#pragma warning disable CA1031 // Whatever goes wrong in judging is the kit's or the scenario's fault and is said so; it is never the other side's.
        catch (Exception e)
#pragma warning restore CA1031
        {
            return [Finding(Verdict.Error, $"The expectation at {expectation.Place} could not be judged ({e.GetType().Name}: {e.Message}); this says nothing about the target.")];
        }
    }

    private Finding Of(Match match, Expectation expectation, Exchange exchange, Func<Verdict, string, Difference?, IReadOnlyList<string>?, string?, Finding> finding) => match.Met switch
    {
        false when OnLaterPages(expectation, exchange) => finding(Verdict.Blocked, "It is not on this page, and others follow; where in the list it stands is the server's choice.", new Difference(match.Wanted, match.Received), null, null),
        true => finding(Verdict.Pass, $"Received {match.Received}.", null, null, match.Pointer),
        false when match.Dropped && expectation.Severity == Verdict.Fail && !LacksRequired(exchange) => finding(Verdict.Warn, $"A field that need not be there is missing: wanted {match.Wanted}, received {match.Received}.", new Difference(match.Wanted, match.Received), null, match.Pointer),
        false => finding(expectation.Severity, $"Wanted {match.Wanted}, received {match.Received}.", new Difference(match.Wanted, match.Received), null, match.Pointer),
        null => finding(Verdict.Blocked, match.Reason ?? $"The {(exchange.Direction == Direction.ToSubject ? "answer" : "call")} holds nothing that this could be seen in.", new Difference(match.Wanted, match.Received), null, null),
    };

    // What an object may do without is lost more lightly than what it has to have (LOC-19).
    private bool LacksRequired(Exchange exchange) =>
        exchange.Body.Envelope?.Data is not { } data || exchange.Operation?.Response is not { Types: [var type] }
        || edition.Schemas.Validate(type, data).Any(error => SchemaRequirements.Keyword(error) == "required");

    // What is not on the first page of a list may be on another one.
    private static bool OnLaterPages(Expectation expectation, Exchange exchange) =>
        exchange.Direction == Direction.ToSubject
        && expectation is { Matcher: Contains, Subject: BodyValue { Pointer: var pointer } }
        && pointer.StartsWith("/data/*", StringComparison.Ordinal)
        && Page.Of(exchange) is { MoreFollow: true };

    private Finding Whole(
        WholeAnswer whole, Expectation expectation, Operation operation, Exchange exchange,
        Func<Verdict, string, Difference?, IReadOnlyList<string>?, string?, Finding> finding)
    {
        var answer = edition.Operations.Answer(operation, whole.When)
            ?? throw new KeyNotFoundException($"The catalogue has no answer '{whole.When}' for {operation.Id}");
        var verifies = expectation.Verifies.Count > 0 ? expectation.Verifies : answer.Verifies;
        var (http, code) = (exchange.Response!.Status, exchange.Body.Envelope?.Code);
        var (wanted, received) = (AnswerWords.Of(answer.Http, answer.Status), AnswerWords.Of(exchange));
        if (Fits(answer.Http, answer.Status))
            return finding(Verdict.Pass, $"Received {received}.", null, verifies, null);
        var tolerated = answer.Tolerated.Any(tolerance => Fits(tolerance.Http, tolerance.Status));
        return tolerated
            ? finding(expectation.Severity < Verdict.Warn ? expectation.Severity : Verdict.Warn, $"Received {received}, which is let pass; {wanted} is right.", new Difference(wanted, received), verifies, null)
            : finding(expectation.Severity, $"Wanted {wanted}, received {received}.", new Difference(wanted, received), verifies, null);

        bool Fits(IReadOnlyList<int> https, IReadOnlyList<int> codes) =>
            (https.Count == 0 || https.Contains(http)) && (codes.Count == 0 || (code is { } given && codes.Contains(given)));
    }
}
