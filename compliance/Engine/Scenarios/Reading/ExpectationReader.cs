using OcpiKit.Engine.Results;
using OcpiKit.Protocol;

namespace OcpiKit.Engine.Scenarios.Reading;

/// <summary>Reads what the answer of one step has to be.</summary>
internal sealed class ExpectationReader(Edition edition, Operation? operation, Names names, Problems problems)
{
    public IReadOnlyList<Expectation> Read(IReadOnlyList<Node> nodes)
    {
        var ids = new Ids("an expectation", problems);
        // Ids that authors chose come first: one made up gives way to them.
        foreach (var chosen in nodes.OfType<MapNode>().Select(map => map.Find("id")?.Value).OfType<ScalarNode>())
            ids.Take(chosen.Text, chosen.Place);
        return [.. nodes.Select(node => Read(node, ids)).OfType<Expectation>()];
    }

    private Expectation? Read(Node node, Ids ids)
    {
        if (Fields.Of(node, ScenarioFormat.Expectation, "An expectation", problems) is not { } fields)
            return null;

        var subjects = fields.Among(ScenarioFormat.Subjects);
        if (subjects is not [var named])
        {
            var says = subjects.Count == 0 ? "The expectation looks at nothing." : $"The expectation looks at two things, {subjects[0].Key} and {subjects[1].Key}.";
            problems.Add("subject", node.Place, says, $"It has exactly one of {Sentences.And(ScenarioFormat.Subjects)}.");
            return null;
        }

        var subject = SubjectReader.Read(named, fields, edition, operation, problems);
        var matcher = new MatcherReader(names, problems).Read(named, fields);
        var id = fields.Text("id");
        var said = fields.Text("says");
        IReadOnlyList<string> verifies = Verifies(fields);
        var severity = fields.Choice("otherwise", ScenarioFormat.Severities, Verdict.Fail);
        if (subject is null || matcher is null)
            return null;

        var answer = subject is WholeAnswer { When: var when } && operation is not null ? edition.Operations.Answer(operation, when) : null;
        // What the catalogue says of an answer need not be said again.
        if (verifies.Count == 0 && answer is not null)
            verifies = answer.Verifies;
        return new Expectation(
            id ?? ids.Free(Id(subject), node.Place), said ?? Sentences.Of(subject, matcher, answer), subject, matcher, verifies, severity, node.Place);
    }

    private List<string> Verifies(Fields fields)
    {
        var nodes = fields.Node("verifies") is ScalarNode single ? [single] : fields.List("verifies");
        var verifies = new List<string>();
        foreach (var node in nodes)
        {
            if (node is not ScalarNode { Text: var id })
                problems.Add("kind", node.Place, $"verifies names requirements, not {node.Kind}.", "Write it as [TRN-20].");
            else if (!edition.Requirements.TryGet(id, out _))
                problems.Unknown("unknown-requirement", node.Place, $"There is no requirement {(id.Length == 0 ? "without an id" : id)}.", id, [.. edition.Requirements.Select(r => r.Id)]);
            else
                verifies.Add(id);
        }

        return verifies;
    }

    private static string Id(Subject subject) => subject switch
    {
        HttpStatus => "http",
        OcpiStatus => "status",
        WholeAnswer => "answer",
        HeaderValue header => "header-" + Ids.From(header.Name),
        BodyValue body => Ids.From(body.Pointer) is { Length: > 0 } id ? id : "body",
        _ => "expectation",
    };
}
