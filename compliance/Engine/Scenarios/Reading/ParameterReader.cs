using OcpiKit.Protocol;

namespace OcpiKit.Engine.Scenarios.Reading;

/// <summary>Reads the parameters of a call.</summary>
internal sealed class ParameterReader(Names names, Problems problems)
{
    public Dictionary<string, string> Read(Fields fields, Operation? operation, bool wrong)
    {
        var with = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var entry in fields.Entries("with"))
        {
            if (entry.Value is ScalarNode scalar && (scalar.Value is not ScalarKind.Null || !scalar.Plain))
                with[entry.Key] = scalar.Text;
            else
                problems.Add("kind", entry.Value.Place, $"{entry.Key} is one value, not {entry.Value.Kind}.", "Leave a parameter out that is not to be sent.");
            names.Check(entry.Value);
        }

        // Without a segment of its path a request would be another operation; a query parameter may be left out on purpose.
        foreach (var missing in (operation?.Parameters ?? []).Where(p => p.Required && !with.ContainsKey(p.Name) && (p.In == ParameterPlace.Path || !wrong)))
            problems.Add("missing-parameter", fields.At("call"), $"{operation!.Id} needs {missing.Name}.", $"Add it: with: {{ {missing.Name}: \"...\" }}.");
        if (operation?.UrlParameter is { } url && !with.ContainsKey(url))
            problems.Add("missing-parameter", fields.At("call"), $"{operation.Id} is called at a URL that the target named: {url} is missing.", $"Capture it, and add it: with: {{ {url}: \"${{name}}\" }}.");
        return with;
    }
}
