using System.Text.Json;
using System.Text.RegularExpressions;

namespace OcpiKit.Engine.Scenarios.Reading;

/// <summary>Reads how a request differs from the correct one.</summary>
internal sealed partial class VariationReader(Names names, Problems problems)
{
    public Variation Read(Fields fields)
    {
        foreach (var key in new[] { "body", "raw_body", "path" })
        {
            if (fields.Node(key) is { } node)
                names.Check(node);
        }

        if (fields.Among(["body", "raw_body", "repeated_body"]) is [var first, var second, ..])
            problems.Add("two-bodies", second.Place, $"The step has both {first.Key} and {second.Key}.", "Keep one of them.");

        var method = fields.Text("method");
        if (method is not null && !Verb().IsMatch(method))
            problems.Add("method", fields.At("method"), $"{method} is no HTTP method.", "Write it in capitals, such as DELETE.");
        return new Variation(
            fields.Choice("token", ScenarioFormat.Tokens, TokenVariation.Right),
            method,
            WrittenHeaders(fields),
            fields.Node("body") is { } body ? NodeJson.Of(body, problems) : (JsonElement?)null,
            fields.RawText("raw_body"),
            fields.Text("path"),
            fields.Node("repeated_body") is { } repeated ? Repeated(repeated) : null);
    }

    private Repetition? Repeated(Node node)
    {
        if (Fields.Of(node, ScenarioFormat.Repeated, "A repeated body", problems) is not { } fields)
            return null;
        if (!fields.Has("repeat"))
            problems.Add("missing-key", node.Place, "repeat is missing.", "Say which text comes many times.");
        if (!fields.Has("times"))
            problems.Add("missing-key", node.Place, "times is missing.", "Say how many times it comes.");
        var made = new Repetition(
            fields.RawText("begin") ?? "", fields.RawText("repeat") ?? "", fields.Count("times", 1, Repetition.Most) ?? 1, fields.RawText("middle") ?? "", fields.RawText("close") ?? "", fields.RawText("end") ?? "");
        if (made.Length <= Repetition.Longest)
            return made;
        problems.Add("too-long", node.Place, $"The body has {made.Length / 1024 / 1024} MiB; more than {Repetition.Longest / 1024 / 1024} MiB are not sent.", "Let it come fewer times.");
        return null;
    }

    /// <summary>Whether a header can have this name.</summary>
    public static bool IsHeader(string name) => Token().IsMatch(name);

    /// <summary>The headers that are set, or with null left out.</summary>
    public static Dictionary<string, string?>? Headers(Fields fields, Problems problems)
    {
        if (!fields.Has("headers"))
            return null;

        var headers = new Dictionary<string, string?>(StringComparer.OrdinalIgnoreCase);
        foreach (var entry in fields.Entries("headers"))
        {
            if (!Token().IsMatch(entry.Key))
                problems.Add("header", entry.Place, $"{entry.Key} cannot be the name of a header.", null);
            else if (entry.Value is not ScalarNode scalar)
                problems.Add("kind", entry.Value.Place, $"{entry.Key} is text, or null to leave the header out, not {entry.Value.Kind}.", null);
            else if (scalar.Text.AsSpan().IndexOfAny("\r\n\0") >= 0)
                problems.Add("header", scalar.Place, $"The value of {entry.Key} holds the end of a line.", "A header is one line.");
            else if (!headers.TryAdd(entry.Key, scalar.Value == ScalarKind.Null ? null : scalar.Text))
                problems.Add("duplicate-key", entry.Place, $"The header {entry.Key} stands twice; names of headers have no case.", "Keep one of them.");
        }

        return headers;
    }

    private Dictionary<string, string?>? WrittenHeaders(Fields fields)
    {
        if (fields.Node("headers") is MapNode headers)
            names.Check(headers);
        return Headers(fields, problems);
    }

    [GeneratedRegex(@"^[A-Z]{1,20}\z")]
    private static partial Regex Verb();

    [GeneratedRegex(@"^[!#$%&'*+.^_`|~0-9A-Za-z-]+\z")]
    private static partial Regex Token();
}
