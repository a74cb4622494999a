using OcpiKit.Engine.Scenarios.Reading;

namespace OcpiKit.Learning.Reading;

/// <summary>Reads a list of texts.</summary>
internal static class Texts
{
    public static IReadOnlyList<string> Read(Fields fields, string key, string missing, Problems problems)
    {
        var texts = new List<string>();
        foreach (var node in fields.List(key, missing))
        {
            if (node is ScalarNode { Text: var text } && !string.IsNullOrWhiteSpace(text))
                texts.Add(text.Trim());
            else
                problems.Add("kind", node.Place, $"{key} is a list of texts, and this is {node.Kind}.", "Put text that holds ': ' into quotes.");
        }

        return texts;
    }
}
