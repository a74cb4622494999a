namespace OcpiKit.Engine.Scenarios.Reading;

/// <summary>Puts values where a file says <c>${name}</c>, before it is read: on parsed values, so that no value can become a key or more than one value, and a number stays one.</summary>
/// <param name="values">What the names stand for.</param>
/// <param name="problems">Takes what is wrong.</param>
internal sealed class Filling(IReadOnlyDictionary<string, Node> values, Problems problems)
{
    // A file of a page could be made to fill the memory.
    private const int MostAdded = 4 * ScenarioLoader.MaxBytes;

    private readonly HashSet<string> _used = new(StringComparer.Ordinal);
    private long _added;

    /// <summary>The names that were met so far.</summary>
    public IReadOnlySet<string> Used => _used;

    /// <summary>The node with all that is named filled in; what stands there keeps the place of the name.</summary>
    public Node In(Node node) => node switch
    {
        MapNode map => new MapNode([.. map.Entries.Select(entry => entry with { Value = In(entry.Value) })], map.Place),
        ListNode list => new ListNode([.. list.Items.Select(In)], list.Place),
        ScalarNode scalar when scalar.Text.Contains("${", StringComparison.Ordinal) => Whole(scalar) ?? Within(scalar),
        _ => node,
    };

    // Text that is nothing but the name becomes the value itself, of its own kind.
    private Node? Whole(ScalarNode scalar)
    {
        if (!scalar.Text.StartsWith("${", StringComparison.Ordinal) || !values.TryGetValue(scalar.Text[2..].TrimEnd('}'), out var value) || scalar.Text != $"${{{scalar.Text[2..^1]}}}")
            return null;
        _used.Add(scalar.Text[2..^1]);
        return value with { Place = scalar.Place };
    }

    private ScalarNode Within(ScalarNode scalar)
    {
        foreach (var (name, value) in values.Where(pair => scalar.Text.Contains($"${{{pair.Key}}}", StringComparison.Ordinal)))
        {
            var reference = $"${{{name}}}";
            _used.Add(name);
            if (value is not ScalarNode { Text: var text })
                problems.Add("kind", scalar.Place, $"{name} is {value.Kind}, which cannot stand within text.", $"Let {reference} stand alone.");
            else if ((_added += (long)scalar.Text.AsSpan().Count(reference) * text.Length) > MostAdded)
                problems.Add("too-large", scalar.Place, $"What is filled in has more than {MostAdded} characters.", "Where a long text is needed, repeated_body makes one.");
            else
                scalar = scalar with { Text = scalar.Text.Replace(reference, text, StringComparison.Ordinal), Plain = false };
        }

        return scalar;
    }
}
