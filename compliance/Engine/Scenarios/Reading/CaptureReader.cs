namespace OcpiKit.Engine.Scenarios.Reading;

/// <summary>Reads what later steps need of an answer.</summary>
internal sealed class CaptureReader(Names names, Problems problems)
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
        problems.Add("capture", node.Place, "A capture says one place to take a value from.", "Write a pointer such as /data/0/id, or { header: X-Total-Count }.");
        return null;
    }
}
