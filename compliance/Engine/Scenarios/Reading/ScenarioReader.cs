using OcpiKit.Protocol;

namespace OcpiKit.Engine.Scenarios.Reading;

/// <summary>Reads a file's root.</summary>
internal sealed class ScenarioReader(Edition edition, Parts parts, Problems problems)
{
    private static readonly string[] ReadingMethods = ["GET", "HEAD", "OPTIONS"];

    /// <summary>The scenarios of a file: one, or one for each case.</summary>
    public IReadOnlyList<Scenario> Read(Node root) => [.. new CaseReader(problems).Read(root).Select(Read).OfType<Scenario>()];

    private Scenario? Read(Case one)
    {
        var before = problems.Context;
        problems.Context = one.Name is null ? null : CaseReader.Context(one.Name, one.Place);
        var scenario = Whole(one.Root, one);
        problems.Context = before;
        return scenario is null || one.Name is null ? scenario : scenario with
        {
            Id = $"{scenario.Id}.{one.Name}",
            Family = scenario.Id,
            // A title that names no column is that of all cases.
            Title = one.Titled ? scenario.Title : $"{scenario.Title} ({one.Name})",
            Place = one.Place,
        };
    }

    private Scenario? Whole(Node root, Case one)
    {
        if (Fields.Of(root, ScenarioFormat.File, "A scenario", problems) is not { } fields)
            return null;

        var id = fields.Text("id", "Name it after its path: scenarios/cpo/locations/paging.yaml is cpo.locations.paging.") ?? "";
        if (id.Length > 0 && !ScenarioFormat.IsId(id))
            problems.Add("id", fields.At("id"), $"{id} cannot be the id of a scenario.", ScenarioFormat.IdRemedy);
        var title = fields.Text("title", "Say in one sentence what the scenario shows.") ?? "";
        var why = fields.Text("why", "Say in plain words why that matters, to somebody who does not know OCPI.") ?? "";
        var role = Word(fields, "role", ScenarioFormat.Roles, "Say whom it tests: CPO, EMSP or BOTH.");
        var module = Word(fields, "module", [.. ScenarioFormat.Topics, .. edition.Operations.Select(operation => operation.Module).Distinct()],
            "Say which module it belongs to, such as locations.");
        var conduct = fields.Choice("conduct", ScenarioFormat.Conducts, Conduct.Reads);

        var reader = new StepReader(edition, role, problems);
        reader.Takes(one.Columns, one.Place);
        var defaults = Defaults.Read(fields, edition, problems);
        var needs = Needs(fields, reader);
        var partner = new PartnerReader(edition, role, problems).Read(fields);
        var steps = Steps(fields, defaults, reader);
        var cleanup = reader.Cleanup(fields.List("cleanup"));
        if (conduct == Conduct.Reads)
            OnlyReads(steps.Concat(cleanup.Select(step => step.Does)));
        return new Scenario(id, title, why, role, module, conduct, steps, root.Place)
        {
            NamesOurParty = reader.NamesOurParty,
            Needs = needs,
            Partner = partner,
            Unused = reader.Unused,
            IdleDefaults = defaults.Idle,
            Uses = [.. fields.Node("steps") is ListNode list ? list.Items.OfType<MapNode>().Select(step => (step.Find("use")?.Value as ScalarNode)?.Text).OfType<string>().Distinct() : []],
            Cleanup = cleanup,
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

    private List<Step> Steps(Fields fields, Defaults defaults, StepReader reader)
    {
        var steps = new List<Step>();
        var around = problems.Context;
        foreach (var written in fields.List("steps", "Give it at least one step, such as '- call: locations.sender.list'."))
        {
            var expanded = parts.Expand(written, problems);
            if (expanded.Count == 0)
                reader.MissesSteps();
            foreach (var (node, used) in expanded)
            {
                problems.Context = used ?? around;
                // A part says itself what its steps are.
                if (reader.Read(used is null ? defaults.In(node) : node) is { } step)
                    steps.Add(step);
            }

            problems.Context = around;
        }

        return steps;
    }

    // A scenario that reads may run beside others and against a system in use: what it sends must not be able to change anything.
    private void OnlyReads(IEnumerable<Step> steps)
    {
        var sending = steps.OfType<CallStep>().Select(step => (step.Id, step.Place, Method: step.Variation.Method ?? step.Operation.Method))
            .Where(step => !ReadingMethods.Contains(step.Method, StringComparer.OrdinalIgnoreCase)).ToList();
        if (sending is [var first, .. var others])
        {
            problems.Add("conduct", first.Place,
                $"The scenario says that it only reads, but this step sends {first.Method}{(others.Count == 0 ? "" : $", and {Sentences.And([.. others.Select(step => step.Id)])} {(others.Count == 1 ? "sends" : "send")} something too")}.",
                "Write conduct: changes at the top.");
        }
    }

    private string Word(Fields fields, string key, IReadOnlyCollection<string> known, string missing)
    {
        var written = fields.Text(key, missing);
        if (written is not null && !known.Contains(written))
            problems.Unknown("unknown-word", fields.At(key), $"{key} cannot be {written}.", written, known);
        return written ?? "";
    }
}
