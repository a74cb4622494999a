using System.Text.Json;
using OcpiKit.Engine.Evidence;
using OcpiKit.Protocol;

namespace OcpiKit.Engine.Scenarios.Reading;

/// <summary>Reads the steps of one scenario, in order.</summary>
internal sealed class StepReader(Edition edition, string role, Problems problems)
{
    private readonly List<Step> _earlier = [];
    private readonly Names _names = new(problems);
    private readonly Ids _ids = new("a step", problems);

    /// <summary>Whether one of the steps so far names the party that we are.</summary>
    public bool NamesOurParty => _names.NamesOurParty;

    /// <summary>The names that the steps so far gave and did not use.</summary>
    public IReadOnlyDictionary<string, Place> Unused => _names.Unused;

    /// <summary>Takes it that steps are missing which could not be read, and with them the names that they give.</summary>
    public void MissesSteps() => _names.Incomplete = true;

    /// <summary>Gives names to the test data that the scenario needs.</summary>
    public void Needs(Need need, Place place)
    {
        foreach (var name in need.Gives)
            _names.Define(name, place);
    }

    /// <summary>Takes the names that are filled in before the steps are read.</summary>
    public void Takes(IEnumerable<string> names, Place place)
    {
        foreach (var name in names)
            _names.Take(name, place);
    }

    /// <summary>Reads what takes back what the steps did.</summary>
    public IReadOnlyList<CleanupStep> Cleanup(IReadOnlyList<Node> nodes) => new CleanupReader(edition, role, _names, _ids, _earlier, problems).Read(nodes);

    public Step? Read(Node node)
    {
        var step = Verb(node);
        if (step is not null)
            _earlier.Add(step);
        return step;
    }

    private Step? Verb(Node node)
    {
        if (node is not MapNode map)
            return Call(node);
        return VerbReader.Read(map, ScenarioFormat.Verbs, "A step", problems)?.Key switch
        {
            null => null,
            "set" => Set(node),
            "await" => Await(node),
            "trigger" => Trigger(node),
            _ => Call(node),
        };
    }

    private AwaitStep? Await(Node node) =>
        Fields.Of(node, ScenarioFormat.Await, "A step that waits", problems) is { } fields
            ? new AwaitReader(edition, role, _names, problems).Read(Id(fields), fields, _earlier)
            : null;

    private TriggerStep? Trigger(Node node) =>
        Fields.Of(node, ScenarioFormat.Trigger, "A step that triggers", problems) is { } fields
            ? new TriggerStepReader(_names, problems).Read(Id(fields), fields)
            : null;

    private SetStep? Set(Node node)
    {
        if (Fields.Of(node, ScenarioFormat.Set, "A step that sets", problems) is not { } fields)
            return null;
        var values = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        var entries = fields.Entries("set");
        foreach (var entry in entries)
        {
            _names.Check(entry.Value);
            values[entry.Key] = NodeJson.Of(entry.Value, problems);
        }

        foreach (var entry in entries)
            _names.Define(entry.Key, entry.Place);
        return new SetStep(Id(fields), fields.Text("title") ?? $"Say what {Sentences.And([.. values.Keys])} {(values.Count == 1 ? "is" : "are")}", node.Place, values);
    }

    private CallStep? Call(Node node)
    {
        if (Fields.Of(node, ScenarioFormat.Call, "A step that calls", problems) is not { } fields)
            return null;

        var id = Id(fields);
        var operation = fields.Text("call") is { } written ? new OperationReader(edition, role, problems).Read(written, fields.At("call")) : null;
        var variation = new VariationReader(_names, problems).Read(fields);
        var expect = new ExpectationReader(edition, operation, _names, problems).Read(fields.List("expect"));
        var said = fields.Flag("wrong");
        var wrong = said ?? (variation is { Token: not (TokenVariation.Right or TokenVariation.Raw or TokenVariation.Base64 or TokenVariation.Registration or TokenVariation.Second) } or { Method: not null } or { RawBody: not null } or { Repeated: not null }
            || (operation is not null && expect.Any(expectation => WantsError(operation, expectation))));
        var with = new ParameterReader(_names, problems).Read(fields, operation, wrong);
        var pages = fields.Choice("pages", ScenarioFormat.PageWords, Pages.One);
        if (pages == Pages.All && operation is { Paged: false })
            problems.Add("pages", fields.At("pages"), $"{operation.Id} does not come in pages.", "Leave pages out.");
        var captures = new CaptureReader(_names, problems).Read(fields);
        return operation is null ? null : new CallStep(
            id, fields.Text("title") ?? operation.Title, node.Place, operation, with, variation,
            IntentOf(variation, wrong), pages, expect, captures);
    }

    private static Intent IntentOf(Variation variation, bool wrong) =>
        variation is { Method: not null } or { Path: not null } ? Intent.Stray : wrong ? Intent.Negative : Intent.Regular;

    private string Id(Fields fields)
    {
        if (fields.Text("id", "Give the step an id, such as first-page: reports and links name it.") is not { } id)
            return "";
        _ids.Take(id, fields.At("id"));
        return id;
    }

    private bool WantsError(Operation operation, Expectation expectation) =>
        expectation.Subject is WholeAnswer { When: var when }
        && edition.Operations.Answer(operation, when) is { } answer
        && !(answer.Http.All(http => http is >= 200 and < 300) && answer.Status.Count > 0 && answer.Status.All(status => status is >= 1000 and < 2000));
}
