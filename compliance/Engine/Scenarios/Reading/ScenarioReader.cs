using System.Text.RegularExpressions;
using OcpiKit.Protocol;

namespace OcpiKit.Engine.Scenarios.Reading;

/// <summary>Reads a file's root.</summary>
internal sealed partial class ScenarioReader(Edition edition, Problems problems)
{
    private static readonly string[] ReadingMethods = ["GET", "HEAD", "OPTIONS"];

    public Scenario? Read(Node root)
    {
        if (Fields.Of(root, ScenarioFormat.File, "A scenario", problems) is not { } fields)
            return null;

        var id = fields.Text("id", "Name it after its path: scenarios/cpo/locations/paging.yaml is cpo.locations.paging.") ?? "";
        if (id.Length > 0 && !Id().IsMatch(id))
            problems.Add("id", fields.At("id"), $"{id} cannot be the id of a scenario.", "Write it as role.module.topic, such as cpo.locations.paging.");
        var title = fields.Text("title", "Say in one sentence what the scenario shows.") ?? "";
        var why = fields.Text("why", "Say in plain words why that matters, to somebody who does not know OCPI.") ?? "";
        var role = Word(fields, "role", ScenarioFormat.Roles, "Say whom it tests: CPO, EMSP or BOTH.");
        var module = Word(fields, "module", [.. ScenarioFormat.Topics, .. edition.Operations.Select(operation => operation.Module).Distinct()],
            "Say which module it belongs to, such as locations.");
        var conduct = fields.Choice("conduct", ScenarioFormat.Conducts, Conduct.Reads);

        var reader = new StepReader(edition, role, problems);
        var needs = Needs(fields, reader);
        var partner = new PartnerReader(edition, role, problems).Read(fields);
        var steps = Steps(fields, reader);
        if (conduct == Conduct.Reads)
            OnlyReads(steps);
        return new Scenario(id, title, why, role, module, conduct, steps, root.Place)
        {
            NamesOurParty = reader.NamesOurParty,
            Needs = needs,
            Partner = partner,
            Unused = reader.Unused,
        };
    }

    private List<string> Needs(Fields fields, StepReader reader)
    {
        var kinds = new List<string>();
        foreach (var node in fields.List("needs"))
        {
            if (node is not ScalarNode { Text: var kind })
            {
                problems.Add("kind", node.Place, $"needs names kinds of test data, not {node.Kind}.", "Write it as [evse].");
            }
            else if (Need.Find(kind) is { } need)
            {
                kinds.Add(kind);
                reader.Needs(need, node.Place);
            }
            else
            {
                problems.Unknown("unknown-need", node.Place, $"There is no kind of test data {kind}.", kind, [.. Need.All.Select(known => known.Kind)]);
            }
        }

        return kinds;
    }

    private static List<Step> Steps(Fields fields, StepReader reader)
    {
        var steps = new List<Step>();
        foreach (var node in fields.List("steps", "Give it at least one step, such as '- call: locations.sender.list'."))
        {
            if (reader.Read(node) is { } step)
                steps.Add(step);
        }

        return steps;
    }

    // A scenario that reads may run beside others and against a system in use: what it sends must not be able to change anything.
    private void OnlyReads(IEnumerable<Step> steps)
    {
        foreach (var step in steps.OfType<CallStep>())
        {
            var method = step.Variation.Method ?? step.Operation.Method;
            if (!ReadingMethods.Contains(method, StringComparer.OrdinalIgnoreCase))
                problems.Add("conduct", step.Place, $"The scenario says that it only reads, but this step sends {method}.", "Write conduct: changes at the top.");
        }
    }

    private string Word(Fields fields, string key, IReadOnlyCollection<string> known, string missing)
    {
        var written = fields.Text(key, missing);
        if (written is not null && !known.Contains(written))
            problems.Unknown("unknown-word", fields.At(key), $"{key} cannot be {written}.", written, known);
        return written ?? "";
    }

    [GeneratedRegex(@"^[a-z0-9]+(?:-[a-z0-9]+)*(?:\.[a-z0-9]+(?:-[a-z0-9]+)*)+\z")]
    private static partial Regex Id();
}
