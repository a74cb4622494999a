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
    IReadOnlyList<Capture> Capture) : Step(Id, Title, Place);

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
public sealed record Variation(
    TokenVariation Token = TokenVariation.Right,
    string? Method = null,
    IReadOnlyDictionary<string, string?>? Headers = null,
    JsonElement? Body = null,
    string? RawBody = null,
    string? Path = null)
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
}
