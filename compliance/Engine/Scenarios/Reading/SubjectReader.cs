using System.Text.RegularExpressions;
using OcpiKit.Protocol;

namespace OcpiKit.Engine.Scenarios.Reading;

/// <summary>Reads what an expectation looks at.</summary>
internal static partial class SubjectReader
{
    public static Subject? Read(Entry entry, Fields fields, Edition edition, Operation? operation, Problems problems, IReadOnlyList<Operation> awaited)
    {
        switch (entry.Key)
        {
            case "http":
                return new HttpStatus();
            case "status":
                return new OcpiStatus();
            case "header":
                return fields.Text("header") is { } name ? new HeaderValue(name) : null;
            case "parameter":
                return fields.Text("parameter") is { } parameter && Known(parameter, entry.Value.Place, awaited, problems) ? new ParameterValue(parameter) : null;
            case "at":
                return entry.Value is ScalarNode pointer ? Pointer(pointer, problems) : NotText(entry, problems);
            default:
                return fields.Text("answer") is { } when && Known(when, entry.Value.Place, edition, operation, problems) ? new WholeAnswer(when) : null;
        }
    }

    /// <summary>A JSON Pointer (RFC 6901).</summary>
    public static BodyValue? Pointer(ScalarNode node, Problems problems)
    {
        if (node.Value == ScalarKind.Text && Form().IsMatch(node.Text))
            return new BodyValue(node.Text);
        problems.Add("pointer", node.Place, $"{(node.Text.Length == 0 ? "Nothing" : node.Text)} is no JSON Pointer.", "Begin each segment with a slash: /data/0/id, or /data/*/id for all of them.");
        return null;
    }

    /// <summary>Whether one of the awaited operations has a parameter of this name.</summary>
    public static bool Known(string parameter, Place place, IReadOnlyList<Operation> awaited, Problems problems)
    {
        var known = awaited.SelectMany(operation => operation.Parameters).Select(one => one.Name).Distinct().ToList();
        // Of an operation that is not known, no parameter is either.
        if (awaited.Count == 0 || known.Contains(parameter))
            return true;
        problems.Unknown("unknown-parameter", place, $"{Sentences.And([.. awaited.Select(operation => operation.Id)])} {(awaited.Count == 1 ? "has" : "have")} no parameter {parameter}.", parameter, known);
        return false;
    }

    private static bool Known(string when, Place place, Edition edition, Operation? operation, Problems problems)
    {
        if (operation is null || edition.Operations.Answer(operation, when) is not null)
            return true;
        var names = edition.Operations.AnswerNames.Where(name => edition.Operations.Answer(operation, name) is not null);
        problems.Unknown("unknown-answer", place, $"{operation.Id} has no answer {when}.", when, [.. names]);
        return false;
    }

    private static Subject? NotText(Entry entry, Problems problems)
    {
        problems.Add("kind", entry.Value.Place, $"{entry.Key} is a JSON Pointer, not {entry.Value.Kind}.", "Write it as /data/0/id.");
        return null;
    }

    [GeneratedRegex(@"^(?:/(?:[^/~]|~[01])*)+\z")]
    private static partial Regex Form();
}
