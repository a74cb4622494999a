using OcpiKit.Protocol;

namespace OcpiKit.Engine.Scenarios.Reading;

/// <summary>Reads a step that waits for the target to call us.</summary>
internal sealed class AwaitReader(Edition edition, string role, Names names, Problems problems)
{
    /// <summary>How long is waited where the file does not say.</summary>
    private static readonly TimeSpan Usual = TimeSpan.FromSeconds(30);

    private static readonly TimeSpan Longest = TimeSpan.FromHours(1);

    /// <param name="id">The id of the step, read already.</param>
    /// <param name="fields">Its keys.</param>
    /// <param name="earlier">The steps before it.</param>
    public AwaitStep? Read(string id, Fields fields, IReadOnlyList<Step> earlier)
    {
        var operations = Operations(fields);
        var where = Where(fields, operations);
        var answers = Answers(fields, earlier);
        var within = fields.Time("within", Usual, Longest);
        var absent = fields.Choice("absent", ScenarioFormat.Absences, Results.Verdict.Blocked);
        var verifies = VerifiesReader.Read(fields, edition, problems);
        var expect = new ExpectationReader(edition, null, names, problems, operations).Read(fields.List("expect"));
        var captures = new CaptureReader(names, problems, operations).Read(fields);
        if (operations.Count == 0)
            return null;
        var called = Sentences.Or([.. operations.Select(operation => operation.Id)]);
        var platform = role == Scenario.EveryRole ? "platform" : role;
        return new AwaitStep(
            id, fields.Text("title") ?? $"your {platform} to call {called}", fields.Place, operations, where, answers, within, absent, verifies,
            fields.Text("says") ?? $"The {platform} calls {called}", expect, captures);
    }

    private List<Operation> Operations(Fields fields)
    {
        var reader = new OperationReader(edition, role, problems);
        IReadOnlyList<Node> nodes = fields.Node("await") switch
        {
            ListNode => fields.List("await"),
            { } single => [single],
            null => [],
        };
        return [.. nodes.Select(node => reader.ReadCalled(node, "await")).OfType<Operation>().Distinct()];
    }

    private Dictionary<string, string> Where(Fields fields, List<Operation> operations)
    {
        var where = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var entry in fields.Entries("where"))
        {
            names.Check(entry.Value);
            if (entry.Value is not ScalarNode scalar || scalar is { Value: ScalarKind.Null, Plain: true })
                problems.Add("kind", entry.Value.Place, $"{entry.Key} is one value, not {entry.Value.Kind}.", "What is more than that is for expect to say.");
            else if (entry.Key.StartsWith('/') ? SubjectReader.Pointer(new ScalarNode(entry.Key, false, entry.Place), problems) is not null : SubjectReader.Known(entry.Key, entry.Place, operations, problems))
                where[entry.Key] = scalar.Text;
        }

        return where;
    }

    private string? Answers(Fields fields, IReadOnlyList<Step> earlier)
    {
        if (fields.Text("answers") is not { } id)
            return null;
        var asking = earlier.OfType<CallStep>().Where(step => step.GivesResponseUrl).Select(step => step.Id).ToList();
        if (earlier.OfType<CallStep>().FirstOrDefault(step => step.Id == id) is not { } call)
        {
            const string code = "unknown-step";
            var says = $"No step before this one calls and has the id {id}.";
            if (asking.Count > 0)
                problems.Unknown(code, fields.At("answers"), says, id, asking);
            else
                problems.Add(code, fields.At("answers"), says, $"Name the step that sends ${{{ScenarioFormat.ResponseUrl}}}; so far there is none.");
        }
        else if (!call.GivesResponseUrl)
            problems.Add("no-response-url", fields.At("answers"), $"The step {id} gives out no address to answer to.", $"Write ${{{ScenarioFormat.ResponseUrl}}} into its request, or take answers away.");
        else
            return id;
        return null;
    }
}
