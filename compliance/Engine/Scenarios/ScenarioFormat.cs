using System.Text.Json;
using System.Text.RegularExpressions;

namespace OcpiKit.Engine.Scenarios;

/// <summary>The words of the format: what <c>schemas/scenario.schema.json</c> tells editors, as the loader reads it.</summary>
public static partial class ScenarioFormat
{
    /// <summary>Whether a text can be the id of a scenario: words with dots between them, of which there are two at least.</summary>
    public static bool IsId(string text) => Id().IsMatch(text);

    /// <summary>How to write an id.</summary>
    public const string IdRemedy = "Write it as role.module.topic, such as cpo.locations.paging.";

    /// <summary>Keys of a file.</summary>
    public static IReadOnlyList<string> File { get; } = ["$schema", "id", "title", "why", "role", "module", "conduct", "needs", "partner", "defaults", "cases", "steps", "cleanup"];

    /// <summary>Keys of a step that calls an operation.</summary>
    public static IReadOnlyList<string> Call { get; } =
        ["id", "call", "title", "with", "token", "headers", "method", "path", "body", "raw_body", "repeated_body", "wrong", "pages", "expect", "capture"];

    /// <summary>Keys of a body that is a text many times.</summary>
    public static IReadOnlyList<string> Repeated { get; } = ["begin", "repeat", "times", "middle", "close", "end"];

    /// <summary>Keys of a step that waits for a call.</summary>
    public static IReadOnlyList<string> Await { get; } = ["id", "await", "title", "where", "answers", "within", "absent", "verifies", "says", "expect", "capture"];

    /// <summary>Keys of a step that has something done to the target.</summary>
    public static IReadOnlyList<string> Trigger { get; } = ["id", "trigger", "title", "ask", "with"];

    /// <summary>Keys of a way in which our side misbehaves.</summary>
    public static IReadOnlyList<string> Partner { get; } = ["on", "after", "times", .. Misconduct];

    /// <summary>What our side can do wrong: an entry of <c>partner</c> has at least one of them.</summary>
    public static IReadOnlyList<string> Misconduct => ["delay", "http", "status", "retry_after", "abort", "truncate", "without_headers", "headers", "data", "raw_body"];

    /// <summary>Keys of a step that gives names to values.</summary>
    public static IReadOnlyList<string> Set { get; } = ["id", "set", "title"];

    /// <summary>Keys of a step that stands for the steps of a part.</summary>
    public static IReadOnlyList<string> Use { get; } = ["id", "use", "with", "as"];

    /// <summary>Keys of a part.</summary>
    public static IReadOnlyList<string> Part { get; } = ["$schema", "part", "does", "takes", "gives", "steps"];

    /// <summary>What steps need not say each for itself.</summary>
    public static IReadOnlyList<string> Defaults { get; } = ["with", "headers", "within", "absent", "otherwise"];

    /// <summary>The column that names a case.</summary>
    public const string Case = "case";

    /// <summary>Keys of a step of the cleanup that calls.</summary>
    public static IReadOnlyList<string> CleanupCall { get; } = ["id", "call", "undoes", "title", "with", "headers", "body"];

    /// <summary>Keys of a step of the cleanup that triggers.</summary>
    public static IReadOnlyList<string> CleanupTrigger { get; } = ["id", "trigger", "undoes", "title", "ask", "with"];

    /// <summary>The verbs: a step has exactly one of them.</summary>
    public static IReadOnlyList<string> Verbs { get; } = ["call", "await", "trigger", "set", "use"];

    /// <summary>The verbs of the cleanup, which judges nothing and waits for nothing.</summary>
    public static IReadOnlyList<string> CleanupVerbs { get; } = ["call", "trigger"];

    /// <summary>What an expectation can look at: it has exactly one of them.</summary>
    public static IReadOnlyList<string> Subjects { get; } = ["http", "status", "answer", "header", "parameter", "at"];

    /// <summary>Those that only an answer of the target's has.</summary>
    public static IReadOnlyList<string> OfAnswers { get; } = ["http", "status", "answer"];

    /// <summary>Those that only a call of the target's has.</summary>
    public static IReadOnlyList<string> OfCalls { get; } = ["parameter"];

    /// <summary>What the thing looked at has to be: <c>header</c>, <c>parameter</c> and <c>at</c> have exactly one of them (both bounds count as one).</summary>
    public static IReadOnlyList<string> Matchers { get; } =
        ["equals", "same_as", "not", "one_of", "each", "contains", "matches", "exists", "type", "length", "at_least", "at_most", "unique"];

    /// <summary>What <c>not</c> can stand before: everything but itself.</summary>
    public static IReadOnlyList<string> Negatable { get; } = [.. Matchers.Except(["not"])];

    /// <summary>Keys of <c>each</c>: where in the element is looked, and what that has to be.</summary>
    public static IReadOnlyList<string> Each { get; } = ["at", .. Matchers];

    /// <summary>Keys of an expectation.</summary>
    public static IReadOnlyList<string> Expectation { get; } = ["id", .. Subjects, .. Matchers, "says", "verifies", "otherwise"];

    /// <summary>Keys of a bound, as in <c>length: { at_most: 2 }</c>.</summary>
    public static IReadOnlyList<string> Bound { get; } = ["at_least", "at_most"];

    /// <summary>Keys of a capture that is more than a pointer.</summary>
    public static IReadOnlyList<string> Capture { get; } = ["at", "header", "parameter"];

    /// <summary>The roles that scenarios can test; BOTH is for what every platform has to do.</summary>
    public static IReadOnlyList<string> Roles { get; } = ["CPO", "EMSP", Scenario.EveryRole];

    /// <summary>Names that stand for something in every scenario.</summary>
    public static IReadOnlyList<string> Given { get; } = [.. OfOurParty, "our_versions_url", "our_details_url", "our_credentials", "our_new_credentials", "our_registration_token", ResponseUrl,
        "their_country_code", "their_party_id", "run", "reservation_id", "in_a_minute", "in_half_an_hour", "in_eight_hours"];

    /// <summary>Those of them that name the party that we are: it, and the objects that it owns and sends.</summary>
    public static IReadOnlyList<string> OfOurParty => ["our_country_code", "our_party_id", .. Belongings];

    /// <summary>Whole made-up objects that are ours.</summary>
    public static IReadOnlyList<string> Belongings => ["our_token", "our_location", "our_tariff", "our_session", "our_cdr"];

    /// <summary>The name of a response_url of ours, a new one for each step that names it.</summary>
    public const string ResponseUrl = "response_url";

    /// <summary>Topics of scenarios that are no module of the protocol.</summary>
    public static IReadOnlyList<string> Topics { get; } = ["transport", "security"];

    /// <summary>The words for which token a request carries.</summary>
    public static IReadOnlyDictionary<string, TokenVariation> Tokens { get; } = new Dictionary<string, TokenVariation>
    {
        ["none"] = TokenVariation.None,
        ["unknown"] = TokenVariation.Unknown,
        ["malformed"] = TokenVariation.Malformed,
        ["base64"] = TokenVariation.Base64,
        ["bearer"] = TokenVariation.Bearer,
        ["raw"] = TokenVariation.Raw,
        ["registration"] = TokenVariation.Registration,
        ["old"] = TokenVariation.Old,
        ["second"] = TokenVariation.Second,
    };

    /// <summary>The words for whether a scenario leaves the target as it was.</summary>
    public static IReadOnlyDictionary<string, Conduct> Conducts { get; } = new Dictionary<string, Conduct>
    {
        ["reads"] = Conduct.Reads,
        ["changes"] = Conduct.Changes,
    };

    /// <summary>The words for how far a list is followed.</summary>
    public static IReadOnlyDictionary<string, Pages> PageWords { get; } = new Dictionary<string, Pages>
    {
        ["one"] = Pages.One,
        ["all"] = Pages.All,
    };

    /// <summary>The words for how a broken expectation is judged.</summary>
    public static IReadOnlyDictionary<string, Results.Verdict> Severities { get; } = new Dictionary<string, Results.Verdict>
    {
        ["fail"] = Results.Verdict.Fail,
        ["warn"] = Results.Verdict.Warn,
        ["info"] = Results.Verdict.Info,
    };

    /// <summary>The words for how it is judged that an awaited call does not come.</summary>
    public static IReadOnlyDictionary<string, Results.Verdict> Absences { get; } = new Dictionary<string, Results.Verdict>
    {
        ["blocked"] = Results.Verdict.Blocked,
        ["fail"] = Results.Verdict.Fail,
        ["warn"] = Results.Verdict.Warn,
        ["info"] = Results.Verdict.Info,
    };

    /// <summary>The words for kinds of values; a boolean stands as <see cref="JsonValueKind.True"/>.</summary>
    public static IReadOnlyDictionary<string, JsonValueKind> Types { get; } = new Dictionary<string, JsonValueKind>
    {
        ["object"] = JsonValueKind.Object,
        ["array"] = JsonValueKind.Array,
        ["string"] = JsonValueKind.String,
        ["number"] = JsonValueKind.Number,
        ["boolean"] = JsonValueKind.True,
    };

    [GeneratedRegex(@"^[a-z0-9]+(?:-[a-z0-9]+)*(?:\.[a-z0-9]+(?:-[a-z0-9]+)*)+\z")]
    private static partial Regex Id();
}
