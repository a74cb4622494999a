namespace Json.Pointer;

/// <summary>One segment of a pointer, unescaped: the name of a member or the digits of an index.</summary>
public readonly record struct JsonPointerSegment
{
    private readonly string? _text;

    internal JsonPointerSegment(string text) => _text = text;

    /// <summary>Whether the segment is this name.</summary>
    public static bool operator ==(JsonPointerSegment segment, string? name) => segment.ToString() == name;

    /// <summary>Whether the segment is another name.</summary>
    public static bool operator !=(JsonPointerSegment segment, string? name) => !(segment == name);

    /// <summary>The segment, unescaped.</summary>
    public override string ToString() => _text ?? "";
}
