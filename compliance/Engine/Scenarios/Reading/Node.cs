namespace OcpiKit.Engine.Scenarios.Reading;

/// <summary>A piece of a file, with its place.</summary>
internal abstract record Node(Place Place)
{
    /// <summary>What it is, in words for a sentence.</summary>
    public abstract string Kind { get; }
}

/// <summary>Text, a number, true, false or null.</summary>
/// <param name="Text">As written, without quotes.</param>
/// <param name="Plain">Whether it stands without quotes, so that 5 is a number.</param>
/// <param name="Place">Where it stands.</param>
internal sealed record ScalarNode(string Text, bool Plain, Place Place) : Node(Place)
{
    public ScalarKind Value => Plain ? CoreSchema.KindOf(Text) : ScalarKind.Text;

    /// <summary>As it could stand in a file.</summary>
    public string Written => Plain ? Text : $"\"{Text}\"";

    public override string Kind => Value switch
    {
        ScalarKind.Null => "nothing",
        ScalarKind.Boolean => $"the boolean {Text}",
        ScalarKind.Number or ScalarKind.NotFinite => $"the number {Text}",
        _ => "text",
    };
}

/// <summary>A list.</summary>
internal sealed record ListNode(IReadOnlyList<Node> Items, Place Place) : Node(Place)
{
    public override string Kind => "a list";
}

/// <summary>Keys and values, in order.</summary>
internal sealed record MapNode(IReadOnlyList<Entry> Entries, Place Place) : Node(Place)
{
    public override string Kind => "a map of keys and values";

    public Entry? Find(string key) => Entries.FirstOrDefault(entry => entry.Key == key);
}

/// <summary>One key with its value.</summary>
internal sealed record Entry(string Key, Place Place, Node Value);
