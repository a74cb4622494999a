using System.Text.Json;
using OcpiKit.Engine.Checks;
using OcpiKit.Engine.Evidence;
using OcpiKit.Engine.Scenarios.Reading;
using OcpiKit.Protocol;

namespace OcpiKit.Engine.Scenarios.Explaining;

/// <summary>Says in plain words what a step does and expects.</summary>
internal sealed class StepWords(Scenario scenario, Edition edition)
{
    private const int LongestBody = 400;

    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private string Them => scenario.Role == Scenario.EveryRole ? "the platform" : scenario.Role == "EMSP" ? "the eMSP" : "the CPO";

    /// <summary>A step.</summary>
    public ExplainedStep Of(Step step) => step switch
    {
        CallStep call => new(call.Id, call.Title, $"The kit calls {Them}: {Call(call)}", [.. Details(call), .. Captured(call.Capture)], [.. call.Expect.Select(expected => Of(expected, call.Operation, Direction.ToSubject))], []),
        AwaitStep wait => new(wait.Id, $"Wait for {wait.Title}", $"The kit waits up to {Time(wait.Within)} until {Them} calls it: {Addresses(wait.Operations)}", [.. Details(wait), .. Captured(wait.Capture)], [Comes(wait), .. wait.Expect.Select(expected => Of(expected, null, Direction.FromSubject))], wait.Verifies),
        TriggerStep trigger => new(trigger.Id, trigger.Title, $"Somebody does \"{trigger.Trigger}\" at {Them}: {trigger.Ask}", [.. trigger.With.Select(pair => $"told: {pair.Key} {pair.Value}")], [], []),
        SetStep set => new(set.Id, set.Title, $"The kit gives names to values: {Sentences.And([.. set.Values.Keys])}. Nothing is sent.", [.. set.Values.Select(pair => $"{pair.Key}: {Short(pair.Value)}")], [], []),
        _ => new(step.Id, step.Title, "A script plays: its file says what.", [], [], []),
    };

    /// <summary>A step of the cleanup.</summary>
    public ExplainedStep Of(CleanupStep cleanup)
    {
        var step = Of(cleanup.Does);
        return cleanup.Undoes is { } undone ? step with { Details = [.. step.Details, $"only where the step {undone} was played"] } : step;
    }

    private static string Call(CallStep call)
    {
        var inPath = call.Operation.Parameters.Where(parameter => parameter.In == ParameterPlace.Path).Select(parameter => parameter.Name).ToList();
        var url = call.With.Where(pair => inPath.Contains(pair.Key)).Aggregate(call.Operation.Url, (url, pair) => url.Replace($"{{{pair.Key}}}", pair.Value, StringComparison.Ordinal));
        var query = string.Join('&', call.With.Where(pair => !inPath.Contains(pair.Key) && pair.Key != call.Operation.UrlParameter).Select(pair => $"{pair.Key}={pair.Value}"));
        return $"{call.Variation.Method ?? call.Operation.Method} {url}{call.Variation.Path}{(query.Length > 0 ? "?" + query : "")}";
    }

    private static string Addresses(IReadOnlyList<Operation> operations) =>
        Sentences.Or([.. operations.GroupBy(operation => operation.Url, (url, same) => $"{Sentences.Or([.. same.Select(operation => operation.Method)])} {url}")]);

    private static IEnumerable<string> Details(CallStep call)
    {
        yield return $"{call.Operation.Id}: {call.Operation.Title}";
        if (Token(call.Variation.Token) is { } token)
            yield return token;
        foreach (var (name, value) in call.Variation.Headers ?? new Dictionary<string, string?>())
            yield return value is null ? $"without the header {name}" : $"with the header {name}: {value}";
        if (call.Variation.Body is { } body)
            yield return $"with the body {Short(body)}";
        if (call.Variation.RawBody is { } raw)
            yield return $"with this body, as it stands: {Cut(raw)}";
        if (call.Variation.Repeated is { } repeated)
            yield return $"with a body of {repeated.Length} characters";
        if (call.Pages == Pages.All)
            yield return "follows every link to a next page, to the last";
        if (call.Intent != Intent.Regular)
            yield return "wrong on purpose: that it is not answered with success may be right";
    }

    private static IEnumerable<string> Details(AwaitStep wait)
    {
        yield return $"{Sentences.Or([.. wait.Operations.Select(operation => operation.Id)])}: {Sentences.Or([.. wait.Operations.Select(operation => operation.Title).Distinct()])}";
        foreach (var (place, value) in wait.Where)
            yield return $"only one whose {place} is {value}";
        if (wait.Answers is { } step)
            yield return $"at the response_url that the step {step} gave out";
    }

    private static IEnumerable<string> Captured(IReadOnlyList<Capture> captures) => captures.Select(capture => $"keeps {Named(capture.Subject)} as ${{{capture.Name}}}");

    private static string Named(Subject subject) => subject switch
    {
        HeaderValue header => $"the header {header.Name}",
        ParameterValue parameter => $"the parameter {parameter.Name}",
        BodyValue body => $"what stands at {body.Pointer}",
        _ => "it",
    };

    private ExplainedExpectation Comes(AwaitStep wait) => new(
        wait.Says, null, wait.Verifies, Limit.OfAuthor(wait.Absent, wait.Verifies, edition.Requirements, Direction.FromSubject));

    private ExplainedExpectation Of(Expectation expected, Operation? operation, Direction direction)
    {
        var answer = expected.Subject is WholeAnswer whole && operation is not null ? edition.Operations.Answer(operation, whole.When) : null;
        var looks = Sentences.Of(expected.Subject, expected.Matcher, answer);
        var verifies = expected.Verifies.Count > 0 ? expected.Verifies : answer?.Verifies ?? [];
        return new(expected.Says, looks == expected.Says ? null : looks, verifies, Limit.OfAuthor(expected.Severity, verifies, edition.Requirements, direction));
    }

    private static string? Token(TokenVariation token) => token switch
    {
        TokenVariation.None => "without a token",
        TokenVariation.Unknown => "with a token that nobody was given",
        TokenVariation.Malformed => "with an Authorization header that has nothing behind the word Token",
        TokenVariation.Bearer => "with the token in another scheme: Bearer",
        TokenVariation.Raw => "with the token as it is, not in Base64",
        TokenVariation.Base64 => "with the token in Base64, whatever form the platform was found to want",
        TokenVariation.Registration => "with the token for registration",
        TokenVariation.Old => "with the token that was right before the last change",
        TokenVariation.Second => "with the token of a second partner",
        _ => null,
    };

    private static string Time(TimeSpan time) => time.TotalSeconds > 120 ? $"{time.TotalMinutes:0.#} min" : $"{time.TotalSeconds:0.###} s";

    private static string Short(JsonElement value) => Cut(value.ValueKind == JsonValueKind.String ? value.GetString()! : Spaced(value));

    /// <summary>JSON on one line that a terminal can break.</summary>
    private static string Spaced(JsonElement value) => string.Join(' ', JsonSerializer.Serialize(value, Readable).Split('\n', StringSplitOptions.TrimEntries));

    private static string Cut(string text) => text.Length > LongestBody ? text[..LongestBody] + "…" : text;
}
