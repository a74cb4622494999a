using System.Text.Json;

namespace OcpiKit.Engine.Scenarios;

/// <summary>What one thing in an answer has to be.</summary>
/// <param name="Id">Id within the step, unique there.</param>
/// <param name="Says">The rule in one plain sentence, for the report.</param>
/// <param name="Subject">What is looked at.</param>
/// <param name="Matcher">What it has to be.</param>
/// <param name="Verifies">Ids of the requirements that this verifies.</param>
/// <param name="Severity">The verdict where it is not met: fail unless the file says <c>otherwise: warn</c> or <c>info</c>; capped by the requirements.</param>
/// <param name="Place">Where it stands.</param>
public sealed record Expectation(string Id, string Says, Subject Subject, Matcher Matcher, IReadOnlyList<string> Verifies, Results.Verdict Severity, Place Place)
{
    /// <summary>Whether its author said how it is judged, or left it at what is usual.</summary>
    public bool Graded { get; init; }
}

/// <summary>What an expectation looks at.</summary>
public abstract record Subject;

/// <summary><c>http</c>: the HTTP status.</summary>
public sealed record HttpStatus : Subject;

/// <summary><c>status</c>: the OCPI status code.</summary>
public sealed record OcpiStatus : Subject;

/// <summary><c>answer</c>: HTTP and OCPI status together, against the operation's answers in the catalogue.</summary>
public sealed record WholeAnswer(string When) : Subject;

/// <summary><c>header</c>: the first value of a header that the target sent.</summary>
public sealed record HeaderValue(string Name) : Subject;

/// <summary><c>parameter</c>: a parameter of the URL that the target called, in its path or query; for calls that come in.</summary>
public sealed record ParameterValue(string Name) : Subject;

/// <summary><c>at</c>: a place in the body by JSON Pointer; <c>*</c> as a segment stands for every element and gives the list of what is found.</summary>
public sealed record BodyValue(string Pointer) : Subject;

/// <summary>What something has to be.</summary>
public abstract record Matcher;

/// <summary><c>equals</c>: the same value; numbers as numbers, text to the letter.</summary>
public sealed record EqualTo(JsonElement Wanted) : Matcher;

/// <summary><c>same_as</c>: the same object as OCPI means it (requirement LOC-19): null, absent and empty list are one, instants and numbers by value.</summary>
public sealed record SameAs(JsonElement Wanted) : Matcher;

/// <summary><c>not</c>: what does not hold; of several that <c>*</c> finds, of none of them.</summary>
/// <param name="Matcher">What must not hold.</param>
public sealed record Inverse(Matcher Matcher) : Matcher;

/// <summary><c>each</c>: a list, each element of which is so.</summary>
/// <param name="Matcher">What each is.</param>
/// <param name="At">Where in the element it is looked at, as a JSON Pointer; null for the element itself.</param>
public sealed record Each(Matcher Matcher, string? At = null) : Matcher;

/// <summary><c>one_of</c>: one of these values.</summary>
public sealed record OneOf(IReadOnlyList<JsonElement> Wanted) : Matcher;

/// <summary><c>status: 2xxx</c>: a number in this range, bounds included.</summary>
public sealed record InRange(int From, int To) : Matcher;

/// <summary><c>matches</c>: text that this regular expression finds (no backtracking, bounded in time).</summary>
public sealed record Matches(string Pattern) : Matcher;

/// <summary><c>exists: true</c> or <c>false</c>; null counts as absent.</summary>
public sealed record Exists(bool Wanted) : Matcher;

/// <summary><c>type</c>: object, array, string, number or boolean.</summary>
public sealed record OfType(JsonValueKind Wanted, string Name) : Matcher;

/// <summary><c>length</c>, <c>at_least</c>, <c>at_most</c>: how many elements a list or characters a text has, or how large a number is; bounds may hold <c>${name}</c>.</summary>
public sealed record Bounded(bool Length, string? AtLeast, string? AtMost) : Matcher;

/// <summary><c>unique: true</c>: no two elements are equal, text compared without regard to case; <c>unique: [role, party_id]</c>: no two agree in all of these fields.</summary>
/// <param name="By">The fields that elements are compared by; null to compare them whole.</param>
public sealed record Unique(IReadOnlyList<string>? By = null) : Matcher;

/// <summary><c>contains</c>: a list that has this element, or a text that has this part.</summary>
public sealed record Contains(JsonElement Wanted) : Matcher;

/// <summary>The subject's own rule: an answer of the catalogue.</summary>
public sealed record AsCatalogued : Matcher;

/// <summary>What later steps need of an answer.</summary>
/// <param name="Name">The name that <c>${name}</c> refers to.</param>
/// <param name="Subject">Where it is taken from.</param>
/// <param name="Place">Where it stands.</param>
public sealed record Capture(string Name, Subject Subject, Place Place);
