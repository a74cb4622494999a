using OcpiKit.Protocol;
using OcpiKit.Protocol.Wording;

namespace OcpiKit.Engine.Scenarios.Reading;

/// <summary>Reads the parameters of a call.</summary>
internal sealed class ParameterReader(Names names, Problems problems)
{
    public Dictionary<string, string> Read(Fields fields, Operation? operation, bool wrong)
    {
        var with = new Dictionary<string, string>(StringComparer.Ordinal);
        var entries = fields.Entries("with");
        foreach (var entry in entries)
        {
            if (entry.Value is ScalarNode scalar && (scalar.Value is not ScalarKind.Null || !scalar.Plain))
                with[entry.Key] = scalar.Text;
            else
                problems.Add("kind", entry.Value.Place, $"{entry.Key} is one value, not {entry.Value.Kind}.", "Leave a parameter out that is not to be sent.");
            names.Check(entry.Value);
        }

        if (operation is not null)
            Missing(operation, entries, wrong, fields.At("call"));
        if (operation?.UrlParameter is { } url && !with.ContainsKey(url))
            problems.Add("missing-parameter", fields.At("call"), $"{operation.Id} is called at a URL that the target named: {url} is missing.", $"Capture it, and add it: with: {{ {url}: \"${{name}}\" }}.");
        return with;
    }

    private void Missing(Operation operation, IReadOnlyList<Entry> given, bool wrong, Place call)
    {
        // Without a segment of its path a request would be another operation; a query parameter may be left out on purpose.
        var missing = operation.Parameters.Where(p => p.Required && given.All(entry => entry.Key != p.Name) && (p.In == ParameterPlace.Path || !wrong)).Select(p => p.Name).ToList();
        var strange = given.Where(entry => operation.Parameters.All(p => p.Name != entry.Key)).ToList();
        // What is missing and what was typed instead are one mistake, and it is told where it was made.
        foreach (var entry in strange.Where(_ => missing.Count > 0).ToList())
        {
            if (Meant(entry.Key, missing, strange.Count) is not { } meant)
                continue;
            problems.Add("unknown-parameter", entry.Place, $"{operation.Id} has no parameter {entry.Key}, and needs {meant}.", $"Did you mean {meant}?");
            missing.Remove(meant);
        }

        if (missing.Count > 0)
            problems.Add("missing-parameter", call, $"{operation.Id} needs {Sentences.And(missing)}.", $"Add {(missing.Count == 1 ? "it" : "them")}: with: {{ {string.Join(", ", missing.Select(name => $"{name}: \"...\""))} }}.");
    }

    // id for location_id is not near by its letters, but where nothing else is missing it can be nothing else.
    private static string? Meant(string typed, List<string> missing, int strange) =>
        Nearest.To(typed, missing) ?? missing.FirstOrDefault(name => name.EndsWith($"_{typed}", StringComparison.OrdinalIgnoreCase)) ?? (missing.Count == 1 && strange == 1 ? missing[0] : null);
}
