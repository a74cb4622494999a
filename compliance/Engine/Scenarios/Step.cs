using System.Text.Json;
using OcpiKit.Protocol;

namespace OcpiKit.Engine.Scenarios;

/// <summary>One step of a scenario. A verb is a record here and a player in <c>Running</c>.</summary>
public abstract record Step(string Id, string Title, Place Place);

/// <summary><c>set</c>: gives names to values that later steps use as <c>${name}</c>.</summary>
public sealed record SetStep(string Id, string Title, Place Place, IReadOnlyDictionary<string, JsonElement> Values) : Step(Id, Title, Place);

/// <summary><c>call</c>: calls an operation of the target.</summary>
/// <param name="Id">Id within the scenario.</param>
/// <param name="Title">What it does, in plain words.</param>
/// <param name="Place">Where it stands.</param>
/// <param name="Operation">The operation.</param>
/// <param name="With">Values of path and query parameters, as templates that may hold <c>${name}</c>. Query parameters that the operation does not declare are allowed.</param>
/// <param name="Variation">How the request differs from the correct one.</param>
/// <param name="Intent">Whether the request is right, or wrong on purpose (<c>wrong: true</c>, or implied by an expectation of an error answer or a token variation).</param>
/// <param name="Pages">Whether only the one page is asked for, or all are followed.</param>
/// <param name="Expect">What the answer has to be, beyond what every answer has to be.</param>
/// <param name="Capture">What later steps need of the answer.</param>
public sealed record CallStep(
    string Id,
    string Title,
    Place Place,
    Operation Operation,
    IReadOnlyDictionary<string, string> With,
    Variation Variation,
    Evidence.Intent Intent,
    Pages Pages,
    IReadOnlyList<Expectation> Expect,
    IReadOnlyList<Capture> Capture) : Step(Id, Title, Place)
{
    /// <summary>Every text of the request that may hold <c>${name}</c>.</summary>
    public IEnumerable<string> Templates => With.Values
        .Concat((Variation.Headers ?? new Dictionary<string, string?>()).Values.OfType<string>())
        .Concat(new[] { Variation.Path, Variation.RawBody, Variation.Body?.GetRawText() }.OfType<string>());

    /// <summary>Whether its request gives out a response_url of ours.</summary>
    public bool GivesResponseUrl => Templates.Any(text => text.Contains($"${{{ScenarioFormat.ResponseUrl}}}", StringComparison.Ordinal));
}

/// <summary><c>await</c>: waits for the target to call an operation of ours.</summary>
/// <param name="Id">Id within the scenario.</param>
/// <param name="Title">What it waits for, in plain words: "waiting for your CPO to …" is completed by it.</param>
/// <param name="Place">Where it stands.</param>
/// <param name="Operations">The operations, any of which is the awaited one (PUT or PATCH).</param>
/// <param name="Where">What the call has to have: parameters of the URL by name, and places in its body by JSON Pointer (a key that begins with a slash). Values may hold <c>${name}</c>.</param>
/// <param name="Answers">For a call to a response_url: the id of the step that gave it out (<c>${response_url}</c> in its request); null for any.</param>
/// <param name="Within">How long it may take.</param>
/// <param name="Absent">The verdict where it does not come: blocked unless the file says otherwise; harder only where the target is known to reach us.</param>
/// <param name="Verifies">The requirements that its coming verifies.</param>
/// <param name="Says">The rule that it comes, in one sentence.</param>
/// <param name="Expect">What it has to be, beyond what every call has to be.</param>
/// <param name="Capture">What later steps need of it.</param>
public sealed record AwaitStep(
    string Id,
    string Title,
    Place Place,
    IReadOnlyList<Operation> Operations,
    IReadOnlyDictionary<string, string> Where,
    string? Answers,
    TimeSpan Within,
    Results.Verdict Absent,
    IReadOnlyList<string> Verifies,
    string Says,
    IReadOnlyList<Expectation> Expect,
    IReadOnlyList<Capture> Capture) : Step(Id, Title, Place);

/// <summary><c>trigger</c>: has something done to the target that OCPI has no call for, such as holding a card before a station's reader: by a trigger of the profile, or by a person who is asked.</summary>
/// <param name="Id">Id within the scenario.</param>
/// <param name="Title">What it does, in plain words.</param>
/// <param name="Place">Where it stands.</param>
/// <param name="Trigger">The name of the trigger in the profile.</param>
/// <param name="Ask">What a person is asked to do, may hold <c>${name}</c>.</param>
/// <param name="With">What the trigger is told, as templates that may hold <c>${name}</c>.</param>
public sealed record TriggerStep(string Id, string Title, Place Place, string Trigger, string Ask, IReadOnlyDictionary<string, string> With) : Step(Id, Title, Place);

/// <summary>A step of the cleanup. What it says is not judged; where it does not work, that is told apart from what the scenario came to.</summary>
/// <param name="Does">What is done: a call or a trigger.</param>
/// <param name="Undoes">The step that it takes back: where that was not played, neither is this. Null: it is played where all names that it uses have values.</param>
public sealed record CleanupStep(Step Does, string? Undoes);

/// <summary>How our counterparty misbehaves on purpose while a scenario is played.</summary>
/// <param name="Operation">The id of the operation whose calls meet it, or <c>*</c> for all.</param>
/// <param name="After">How many calls are answered well before.</param>
/// <param name="Times">How many calls meet it; null for all that follow.</param>
/// <param name="Does">What is done.</param>
/// <param name="Place">Where it stands.</param>
public sealed record Disturbance(string Operation, int After, int? Times, Misconduct Does, Place Place);

/// <summary>One way to be a difficult partner; parts that are null are done well.</summary>
/// <param name="Delay">Answers this late.</param>
/// <param name="Http">Answers with this HTTP status.</param>
/// <param name="Status">Answers with this OCPI status code.</param>
/// <param name="RetryAfter">Says Retry-After with this time.</param>
/// <param name="Abort">Ends the connection without an answer.</param>
/// <param name="Truncate">Ends the connection after so many bytes of the body.</param>
/// <param name="WithoutHeaders">Leaves these headers out.</param>
/// <param name="Headers">Sets these headers, such as X-Total-Count to a lie.</param>
/// <param name="Data">Answers with this data.</param>
/// <param name="RawBody">Answers with this body as it stands.</param>
public sealed record Misconduct(
    TimeSpan? Delay = null,
    int? Http = null,
    int? Status = null,
    TimeSpan? RetryAfter = null,
    bool Abort = false,
    int? Truncate = null,
    IReadOnlyList<string>? WithoutHeaders = null,
    IReadOnlyDictionary<string, string>? Headers = null,
    JsonElement? Data = null,
    string? RawBody = null);

/// <summary>How far a list is followed.</summary>
public enum Pages
{
    /// <summary>The one page that was asked for.</summary>
    One,

    /// <summary>Every Link to a next page, to the end.</summary>
    All,
}

/// <summary>How a request differs from the correct one; every part null or empty where it does not.</summary>
/// <param name="Token">The token to send instead of the right one.</param>
/// <param name="Method">The HTTP method to send instead of the operation's.</param>
/// <param name="Headers">Headers to set (or, with null, to leave out).</param>
/// <param name="Body">A JSON body, strings in it may hold <c>${name}</c>.</param>
/// <param name="RawBody">A body as it is, valid JSON or not.</param>
/// <param name="Path">What to add to the end of the path, as it is.</param>
/// <param name="Repeated">A body that is a text many times; nothing in it is filled in.</param>
public sealed record Variation(
    TokenVariation Token = TokenVariation.Right,
    string? Method = null,
    IReadOnlyDictionary<string, string?>? Headers = null,
    JsonElement? Body = null,
    string? RawBody = null,
    string? Path = null,
    Repetition? Repeated = null)
{
    /// <summary>The correct request.</summary>
    public static Variation None { get; } = new();
}

/// <summary>Which token a request carries.</summary>
public enum TokenVariation
{
    /// <summary>The right one, Base64-encoded unless the target was found to want it raw.</summary>
    Right,

    /// <summary>No Authorization header.</summary>
    None,

    /// <summary>A well-formed token that nobody was given.</summary>
    Unknown,

    /// <summary>An Authorization header that does not follow the scheme: <c>Token</c> and nothing behind it.</summary>
    Malformed,

    /// <summary>Another scheme: <c>Bearer</c>.</summary>
    Bearer,

    /// <summary>The right one, as it is, not encoded.</summary>
    Raw,

    /// <summary>The right one, Base64-encoded, even where the target was found to want it raw.</summary>
    Base64,

    /// <summary>The one for registration (TOKEN_A).</summary>
    Registration,

    /// <summary>The one that was right before the last change of tokens.</summary>
    Old,

    /// <summary>The one of a second partner (<c>--second-token</c>).</summary>
    Second,
}
