using OcpiKit.Protocol;

namespace OcpiKit.Engine.Scenarios.Reading;

/// <summary>Reads what later steps need of an answer, or of a call that was waited for.</summary>
internal sealed class CaptureReader(Names names, Problems problems, IReadOnlyList<Operation>? awaited = null)
{
    public IReadOnlyList<Capture> Read(Fields fields)
    {
        var captures = new List<Capture>();
        foreach (var entry in fields.Entries("capture"))
        {
            if (Subject(entry.Value) is { } subject)
                captures.Add(new Capture(entry.Key, subject, entry.Place));
            names.Define(entry.Key, entry.Place);
        }

        return captures;
    }

    private Subject? Subject(Node node)
    {
        if (node is ScalarNode pointer)
            return SubjectReader.Pointer(pointer, problems);
        if (Fields.Of(node, ScenarioFormat.Capture, "A capture", problems) is not { } fields)
            return null;
        var given = fields.Among(ScenarioFormat.Capture);
        if (given is [{ Key: "at", Value: ScalarNode at }])
            return SubjectReader.Pointer(at, problems);
        if (given is [{ Key: "header" }] && fields.Text("header") is { } name)
            return new HeaderValue(name);
        if (given is [{ Key: "parameter" } parameter])
            return Parameter(parameter, fields);
        problems.Add("capture", node.Place, "A capture says one place to take a value from.", "Write a pointer such as /data/0/id, or { header: X-Total-Count }.");
        return null;
    }

    private ParameterValue? Parameter(Entry entry, Fields fields)
    {
        if (awaited is null)
        {
            problems.Add("capture", entry.Place, "parameter takes from the URL that the target called, and this step calls itself.", "Take it from the answer, with a pointer or { header: X-Total-Count }.");
            return null;
        }

        return fields.Text("parameter") is { } name && SubjectReader.Known(name, entry.Value.Place, awaited, problems) ? new ParameterValue(name) : null;
    }
}
