using OcpiKit.Engine.Parties;

namespace OcpiKit.Engine.Scenarios.Reading;

/// <summary>Reads a step that has something done to the target.</summary>
internal sealed class TriggerStepReader(Names names, Problems problems)
{
    /// <param name="id">The id of the step, read already.</param>
    /// <param name="fields">Its keys.</param>
    public TriggerStep? Read(string id, Fields fields)
    {
        var trigger = fields.Text("trigger");
        if (trigger is not null && !TriggerName.IsOne(trigger))
            problems.Add("trigger", fields.At("trigger"), $"{trigger} cannot be the name of a trigger.", TriggerName.Remedy);
        var ask = fields.Text("ask", "Say what a person has to do where no trigger does it, such as: Start a charge at ${location_id}.");
        if (fields.Node("ask") is { } words)
            names.Check(words, [.. fields.Entries("with").Select(entry => entry.Key)]);
        var with = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var entry in fields.Entries("with"))
        {
            names.Check(entry.Value);
            if (!Names.IsOne(entry.Key))
                problems.Add("name", entry.Place, $"{entry.Key} cannot be a name.", $"{Names.Remedy}: the trigger is told it by this name.");
            else if (entry.Value is ScalarNode scalar && (scalar.Value is not ScalarKind.Null || !scalar.Plain))
                with[entry.Key] = scalar.Text;
            else
                problems.Add("kind", entry.Value.Place, $"{entry.Key} is one value, not {entry.Value.Kind}.", "Leave out what the trigger is not to be told.");
        }

        return trigger is null ? null : new TriggerStep(id, fields.Text("title") ?? $"Have {trigger} done at the target", fields.Place, trigger, ask ?? "", with);
    }
}
