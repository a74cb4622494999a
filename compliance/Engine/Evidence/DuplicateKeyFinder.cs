using System.Text.Json;

namespace OcpiKit.Engine.Evidence;

/// <summary>Finds properties that stand twice in one object: parsers differ in which of them they keep.</summary>
internal static class DuplicateKeyFinder
{
    private const int Enough = 20;

    /// <summary>Pointers of the first such properties, in document order.</summary>
    public static IReadOnlyList<string> Find(JsonElement root)
    {
        var found = new List<string>();
        Visit(root, "", found);
        return found;
    }

    private static void Visit(JsonElement element, string pointer, List<string> found)
    {
        if (found.Count >= Enough)
            return;
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                var names = new HashSet<string>(StringComparer.Ordinal);
                foreach (var property in element.EnumerateObject())
                {
                    var name = property.SafeName();
                    var at = $"{pointer}/{name.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal)}";
                    if (!names.Add(name))
                        found.Add(at);
                    Visit(property.Value, at, found);
                }

                break;
            case JsonValueKind.Array:
                var index = 0;
                foreach (var item in element.EnumerateArray())
                    Visit(item, $"{pointer}/{index++}", found);
                break;
        }
    }
}
