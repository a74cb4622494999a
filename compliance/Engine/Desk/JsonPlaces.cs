using System.Text.Json;
using OcpiKit.Engine.Evidence;

namespace OcpiKit.Engine.Desk;

/// <summary>Finds the line and column of places in a JSON text.</summary>
public static class JsonPlaces
{
    /// <summary>Where values stand, both counted from 1; what is not there (a field that is missing) stands where the nearest value around it begins.</summary>
    /// <param name="content">The text, as UTF-8; read as far as it is JSON.</param>
    /// <param name="pointers">JSON Pointers.</param>
    public static IReadOnlyDictionary<string, (int Line, int Column)> Of(ReadOnlySpan<byte> content, IReadOnlySet<string> pointers)
    {
        var wanted = pointers.SelectMany(Upwards).ToHashSet(StringComparer.Ordinal);
        var offsets = Offsets(content, wanted);
        var places = new Dictionary<string, (int, int)>(StringComparer.Ordinal);
        foreach (var pointer in pointers)
        {
            if (Upwards(pointer).Where(offsets.ContainsKey).Select(up => (long?)offsets[up]).FirstOrDefault() is { } offset)
                places[pointer] = LineOf(content, (int)offset);
        }

        return places;
    }

    // The pointer itself, then what is around it.
    private static IEnumerable<string> Upwards(string pointer)
    {
        for (var end = pointer.Length; end >= 0; end = end == 0 ? -1 : pointer.LastIndexOf('/', end - 1))
            yield return pointer[..end];
    }

    private static Dictionary<string, long> Offsets(ReadOnlySpan<byte> content, HashSet<string> wanted)
    {
        var offsets = new Dictionary<string, long>(StringComparer.Ordinal);
        var path = new Stack<(string Pointer, int Index)>();
        var reader = new Utf8JsonReader(content, new JsonReaderOptions { MaxDepth = ParsedBody.MaxDepth });
        var here = "";
        try
        {
            while (reader.Read())
            {
                switch (reader.TokenType)
                {
                    case JsonTokenType.PropertyName:
                        here = $"{path.Peek().Pointer}/{JsonReading.Segment(reader.GetString() ?? "")}";
                        continue;
                    case JsonTokenType.EndObject or JsonTokenType.EndArray:
                        path.Pop();
                        continue;
                }

                if (path.TryPeek(out var parent) && parent.Index >= 0)
                {
                    here = $"{parent.Pointer}/{parent.Index}";
                    path.Pop();
                    path.Push(parent with { Index = parent.Index + 1 });
                }

                if (wanted.Contains(here))
                    offsets.TryAdd(here, reader.TokenStartIndex);
                if (reader.TokenType == JsonTokenType.StartObject)
                    path.Push((here, -1));
                else if (reader.TokenType == JsonTokenType.StartArray)
                    path.Push((here, 0));
            }
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            // As far as it could be read is where places are known.
        }

        return offsets;
    }

    private static (int Line, int Column) LineOf(ReadOnlySpan<byte> content, int offset)
    {
        var before = content[..offset];
        var start = before.LastIndexOf((byte)'\n') + 1;
        return (before.Count((byte)'\n') + 1, System.Text.Encoding.UTF8.GetCharCount(before[start..]) + 1);
    }
}
