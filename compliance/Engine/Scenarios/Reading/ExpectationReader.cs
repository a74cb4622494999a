using OcpiKit.Engine.Results;
using OcpiKit.Protocol;

namespace OcpiKit.Engine.Scenarios.Reading;

/// <summary>Reads what the answer of one step has to be, or the call that one step waits for.</summary>
/// <param name="edition">The protocol.</param>
/// <param name="operation">The operation that is called, where it is known.</param>
/// <param name="names">The names so far.</param>
/// <param name="problems">Takes what is wrong.</param>
/// <param name="awaited">The operations of an awaited call; null where an answer is looked at.</param>
internal sealed class ExpectationReader(Edition edition, Operation? operation, Names names, Problems problems, IReadOnlyList<Operation>? awaited = null)
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
        if (subjects.Count == 0 && fields.Mistyped)
            return null;
        if (subjects is not [var named])
        {
            var says = subjects.Count == 0 ? "The expectation looks at nothing." : $"The expectation looks at two things, {subjects[0].Key} and {subjects[1].Key}.";
            problems.Add("subject", node.Place, says, $"It has exactly one of {Sentences.And([.. ScenarioFormat.Subjects.Except(awaited is null ? ScenarioFormat.OfCalls : ScenarioFormat.OfAnswers)])}.");
            return null;
        }

        if ((awaited is null ? ScenarioFormat.OfCalls : ScenarioFormat.OfAnswers).Contains(named.Key))
        {
            problems.Add("subject", named.Place,
                awaited is null ? $"{named.Key} looks at a call of the target's, and this step calls itself." : $"{named.Key} looks at an answer, and this step waits for a call.",
                awaited is null ? "Look at the answer with http, status, answer, header or at." : "Look at the call with header, parameter or at.");
            return null;
        }

        var subject = SubjectReader.Read(named, fields, edition, operation, problems, awaited ?? []);
        var matcher = new MatcherReader(names, problems).Read(named, fields);
        var id = fields.Text("id");
        var said = fields.Text("says");
        var verifies = VerifiesReader.Read(fields, edition, problems);
        var severity = fields.Choice("otherwise", ScenarioFormat.Severities, Verdict.Fail);
        if (subject is null || matcher is null)
            return null;

        var answer = subject is WholeAnswer { When: var when } && operation is not null ? edition.Operations.Answer(operation, when) : null;
        // What the catalogue says of an answer need not be said again.
        if (verifies.Count == 0 && answer is not null)
            verifies = answer.Verifies;
        return new Expectation(
            id ?? ids.Free(Id(subject), node.Place), said ?? Sentences.Of(subject, matcher, answer), subject, matcher, verifies, severity, node.Place)
        {
            Graded = fields.Has("otherwise"),
        };
    }

    private static string Id(Subject subject) => subject switch
    {
        HttpStatus => "http",
        OcpiStatus => "status",
        WholeAnswer => "answer",
        HeaderValue header => "header-" + Ids.From(header.Name),
        ParameterValue parameter => "parameter-" + Ids.From(parameter.Name),
        BodyValue body => Ids.From(body.Pointer) is { Length: > 0 } id ? id : "body",
        _ => "expectation",
    };
}
