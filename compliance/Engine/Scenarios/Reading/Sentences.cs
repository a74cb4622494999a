using System.Text.Json;
using OcpiKit.Protocol;

namespace OcpiKit.Engine.Scenarios.Reading;

/// <summary>What an expectation says where its author left it to us.</summary>
internal static class Sentences
{
    public static string Of(Subject subject, Matcher matcher, Answer? answer) => subject is WholeAnswer && answer is not null
        ? $"{answer.Title.TrimEnd('.')}: {Statuses(answer)}"
        : $"{Words(subject)} {Words(matcher)}";

    /// <summary>a, b and c.</summary>
    public static string And(IReadOnlyList<string> words) => Joined(words, "and");

    /// <summary>a, b or c.</summary>
    public static string Or(IReadOnlyList<string> words) => Joined(words, "or");

    private static string Statuses(Answer answer)
    {
        var http = "HTTP " + Joined([.. answer.Http.Select(code => $"{code}")], "or");
        return answer.Status.Count == 0 ? http : $"{http} with OCPI {Joined([.. answer.Status.Select(code => $"{code}")], "or")}";
    }

    private static string Words(Subject subject) => subject switch
    {
        HttpStatus => "The HTTP status",
        OcpiStatus => "The OCPI status",
        HeaderValue header => $"The header {header.Name}",
        ParameterValue parameter => $"The parameter {parameter.Name}",
        BodyValue body => body.Pointer,
        _ => "The answer",
    };

    private static string Words(Matcher matcher) => matcher switch
    {
        EqualTo equal => $"is {Value(equal.Wanted)}",
        SameAs same => $"is the same object as {Value(same.Wanted)}",
        Inverse not => Negated(Words(not.Matcher)),
        Each { At: { } at } each => $"has elements of each of which {at} {Words(each.Matcher)}",
        Each each => $"has elements each of which {Words(each.Matcher)}",
        OneOf one => $"is {Joined([.. one.Wanted.Select(Value)], "or")}",
        InRange range => $"is from {range.From} to {range.To}",
        Matches matches => $"matches {matches.Pattern}",
        Exists { Wanted: true } => "is there",
        Exists => "is not there",
        OfType type => $"is {("aeiou".Contains(type.Name[0], StringComparison.Ordinal) ? "an" : "a")} {type.Name}",
        Bounded bounded => Words(bounded),
        Unique { By: { } fields } => $"has no two elements of the same {And(fields)}",
        Unique => "has no two equal elements",
        Contains contains => $"contains {Value(contains.Wanted)}",
        _ => "is as the specification has it",
    };

    // All words of a matcher begin with their verb.
    private static string Negated(string words) => words.Split(' ', 2) switch
    {
        ["is", var rest] => rest.StartsWith("not ", StringComparison.Ordinal) ? $"is {rest[4..]}" : $"is not {rest}",
        ["has", var rest] => rest.StartsWith("no two ", StringComparison.Ordinal) ? $"has {rest[3..]}" : $"does not have {rest}",
        [var verb, var rest] => $"does not {(verb == "matches" ? "match" : verb.TrimEnd('s'))} {rest}",
        _ => $"not: {words}",
    };

    private static string Words(Bounded bounded)
    {
        var what = bounded switch
        {
            { AtLeast: { } least, AtMost: { } most } when least == most => $"exactly {least}",
            { AtLeast: { } least, AtMost: { } most } => $"at least {least} and at most {most}",
            { AtLeast: { } least } => $"at least {least}",
            _ => $"at most {bounded.AtMost}",
        };
        return bounded.Length ? $"has a length of {what}" : $"is {what}";
    }

    private static string Value(JsonElement value) => value.ValueKind == JsonValueKind.String ? value.GetString()! : value.GetRawText();

    private static string Joined(IReadOnlyList<string> words, string last) =>
        words.Count < 2 ? string.Concat(words) : $"{string.Join(", ", words.SkipLast(1))} {last} {words[^1]}";
}
