using OcpiKit.Engine.Evidence;
using OcpiKit.Protocol;

namespace OcpiKit.Engine.Scenarios.Reading;

/// <summary>Reads the steps that take back what a scenario did.</summary>
internal sealed class CleanupReader(Edition edition, string role, Names names, Ids ids, IReadOnlyList<Step> earlier, Problems problems)
{
    public IReadOnlyList<CleanupStep> Read(IReadOnlyList<Node> nodes) => [.. nodes.Select(Read).OfType<CleanupStep>()];

    private CleanupStep? Read(Node node)
    {
        var verb = node is MapNode map ? VerbReader.Read(map, ScenarioFormat.CleanupVerbs, "A step of the cleanup", problems) : null;
        if (node is MapNode && verb is null)
            return null;
        if (verb is not null && !ScenarioFormat.CleanupVerbs.Contains(verb.Key))
        {
            problems.Add("verb", verb.Place, $"The cleanup has no {verb.Key}: nothing comes after it.", "It calls or triggers what takes back what the steps did.");
            return null;
        }

        var triggers = verb?.Key == "trigger";
        if (Fields.Of(node, triggers ? ScenarioFormat.CleanupTrigger : ScenarioFormat.CleanupCall, "A step of the cleanup", problems) is not { } fields)
            return null;
        var id = fields.Text("id", "Give the step an id: a report names it where it does not work.") ?? "";
        if (id.Length > 0)
            ids.Take(id, fields.At("id"));
        var undoes = fields.Text("undoes");
        if (undoes is not null && !earlier.Any(step => step.Id == undoes))
            problems.Unknown("unknown-step", fields.At("undoes"), $"No step has the id {undoes}.", undoes, [.. earlier.Select(step => step.Id)]);
        Step? step = triggers ? new TriggerStepReader(names, problems).Read(id, fields) : Call(id, fields);
        return step is null ? null : new CleanupStep(step, undoes);
    }

    private CallStep? Call(string id, Fields fields)
    {
        var operation = fields.Text("call") is { } written ? new OperationReader(edition, role, problems).Read(written, fields.At("call")) : null;
        var variation = new VariationReader(names, problems).Read(fields);
        var with = new ParameterReader(names, problems).Read(fields, operation, wrong: false);
        return operation is null ? null : new CallStep(id, fields.Text("title") ?? operation.Title, fields.Place, operation, with, variation, Intent.Regular, Pages.One, [], []);
    }
}
