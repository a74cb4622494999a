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
        Visit(root, [], found);
        return found;
    }

    /// <summary>The pointer is made only where there is something to point at: names may be as long as the body.</summary>
    private static void Visit(JsonElement element, List<object> path, List<string> found)
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
                    path.Add(name);
                    if (!names.Add(name))
                        found.Add(PointerOf(path));
                    Visit(property.Value, path, found);
                    path.RemoveAt(path.Count - 1);
                }

                break;
            case JsonValueKind.Array:
                var index = 0;
                foreach (var item in element.EnumerateArray())
                {
                    path.Add(index++);
                    Visit(item, path, found);
                    path.RemoveAt(path.Count - 1);
                }

                break;
        }
    }

    private static string PointerOf(List<object> path) => string.Concat(path.Select(part => "/" + (part is string name ? JsonReading.Segment(name) : part)));
}
