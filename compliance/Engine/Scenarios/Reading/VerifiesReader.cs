using OcpiKit.Protocol;

namespace OcpiKit.Engine.Scenarios.Reading;

/// <summary>Reads which requirements something verifies.</summary>
internal static class VerifiesReader
{
    public static IReadOnlyList<string> Read(Fields fields, Edition edition, Problems problems)
    {
        var nodes = fields.Node("verifies") is ScalarNode single ? [single] : fields.List("verifies");
        var verifies = new List<string>();
        foreach (var node in nodes)
        {
            if (node is not ScalarNode { Text: var id })
                problems.Add("kind", node.Place, $"verifies names requirements, not {node.Kind}.", "Write it as [TRN-20].");
            else if (!edition.Requirements.TryGet(id, out _))
                problems.Unknown("unknown-requirement", node.Place, $"There is no requirement {(id.Length == 0 ? "without an id" : id)}.", id, [.. edition.Requirements.Select(r => r.Id)]);
            else
                verifies.Add(id);
        }

        return verifies;
    }
}
