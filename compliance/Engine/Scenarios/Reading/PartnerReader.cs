using System.Text.Json;
using OcpiKit.Protocol;

namespace OcpiKit.Engine.Scenarios.Reading;

/// <summary>Reads how our side misbehaves while a scenario is played.</summary>
internal sealed class PartnerReader(Edition edition, string role, Problems problems)
{
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(10);

    public IReadOnlyList<Disturbance> Read(Fields fields) =>
        [.. fields.List("partner").Select(One).OfType<Disturbance>()];

    private Disturbance? One(Node node)
    {
        if (Fields.Of(node, ScenarioFormat.Partner, "A misconduct of the partner", problems) is not { } fields)
            return null;
        if (fields.Node("on") is not { } on)
        {
            problems.Add("missing-key", node.Place, "on is missing.", "Name the operation whose calls meet it, such as tokens.sender.list, or \"*\" for all.");
            return null;
        }

        var operation = on is ScalarNode { Text: "*" } ? "*" : new OperationReader(edition, role, problems).ReadCalled(on, "on")?.Id;
        if (fields.Among(ScenarioFormat.Misconduct).Count == 0)
            problems.Add("misconduct", node.Place, "Nothing is said of what the partner does.", $"Add one of {Sentences.And(ScenarioFormat.Misconduct)}.");
        if (fields.Has("data") && fields.Entry("raw_body") is { } second)
            problems.Add("two-bodies", second.Place, "The partner answers with both data and raw_body.", "Keep one of them.");
        var does = new Misconduct(
            fields.Has("delay") ? fields.Time("delay", default, Longest) : null,
            fields.Count("http", 100, 599),
            fields.Count("status", 1000, 9999),
            fields.Has("retry_after") ? fields.Time("retry_after", default, Longest) : null,
            fields.Flag("abort") ?? false,
            fields.Count("truncate", 0, 1_000_000),
            WithoutHeaders(fields),
            Headers(fields),
            fields.Node("data") is { } data ? NodeJson.Of(data, problems) : (JsonElement?)null,
            fields.RawText("raw_body"));
        return operation is null ? null : new Disturbance(operation, fields.Count("after", 0, 1_000_000) ?? 0, fields.Count("times", 1, 1_000_000), does, node.Place);
    }

    private List<string>? WithoutHeaders(Fields fields)
    {
        if (!fields.Has("without_headers"))
            return null;
        var names = new List<string>();
        foreach (var node in fields.List("without_headers"))
        {
            if (node is ScalarNode { Value: ScalarKind.Text } scalar && VariationReader.IsHeader(scalar.Text))
                names.Add(scalar.Text);
            else
                problems.Add("header", node.Place, $"{(node is ScalarNode other ? other.Text : node.Kind)} cannot be the name of a header.", "Write it as X-Total-Count.");
        }

        return names;
    }

    private Dictionary<string, string>? Headers(Fields fields)
    {
        if (VariationReader.Headers(fields, problems) is not { } headers)
            return null;
        foreach (var entry in fields.Entries("headers").Where(entry => headers.GetValueOrDefault(entry.Key, "") is null))
            problems.Add("kind", entry.Value.Place, $"{entry.Key} is text here.", "Leave a header out with without_headers.");
        return headers.Where(header => header.Value is not null).ToDictionary(header => header.Key, header => header.Value!, StringComparer.OrdinalIgnoreCase);
    }
}
