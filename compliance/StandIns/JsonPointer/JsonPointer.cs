using System.Diagnostics.CodeAnalysis;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Json.Pointer;

/// <summary>A JSON Pointer (RFC 6901).</summary>
/// <remarks>
/// Kept as a list linked from the last segment to the first: a validator walks a document downwards and appends one segment at each
/// step, which here costs one small object and shares everything above it. The text is only built when somebody asks for it.
/// </remarks>
[JsonConverter(typeof(JsonPointerJsonConverter))]
public readonly struct JsonPointer : IEquatable<JsonPointer>
{
    /// <summary>The pointer to the whole document; its text is the empty string.</summary>
    public static readonly JsonPointer Empty;

    private readonly Link? _last;

    private JsonPointer(Link? last) => _last = last;

    /// <summary>How many segments the pointer has; 0 for the whole document.</summary>
    public int SegmentCount => _last?.Depth ?? 0;

    /// <summary>The segment at a place, counted from the first, unescaped.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no segment at that place.</exception>
    public JsonPointerSegment this[int index]
    {
        get
        {
            ArgumentOutOfRangeException.ThrowIfNegative(index);
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, SegmentCount);
            return new JsonPointerSegment(Prefix(index + 1)!.Text);
        }
    }

    /// <summary>A pointer of the given names and indexes.</summary>
    public static JsonPointer Create(params SegmentValueStandIn[] segments) => Empty.Combine(segments);

    /// <summary>Reads the text of a pointer; a leading <c>#</c> marks the percent-encoded form of a URI fragment (RFC 6901, 6).</summary>
    /// <returns>Whether the text is a pointer: empty, or beginning with <c>/</c>, with <c>~</c> only in <c>~0</c> and <c>~1</c>.</returns>
    public static bool TryParse(string? text, out JsonPointer pointer)
    {
        pointer = Empty;
        if (text is null) return false;
        if (text.StartsWith('#')) text = Uri.UnescapeDataString(text[1..]);
        if (text.Length == 0) return true;
        if (text[0] != '/') return false;

        Link? last = null;
        foreach (var range in text.AsSpan(1).Split('/'))
        {
            if (!Escapes.TryDecode(text.AsSpan(1)[range], out var name)) return false;
            last = new Link(last, name);
        }
        pointer = new JsonPointer(last);
        return true;
    }

    /// <summary>This pointer, followed by the segments of another.</summary>
    public JsonPointer Combine(JsonPointer other)
    {
        if (other._last is null) return this;
        return _last is null ? other : new JsonPointer(Append(_last, other._last));
    }

    /// <summary>This pointer, followed by the given names and indexes.</summary>
    public JsonPointer Combine(params SegmentValueStandIn[] segments)
    {
        var last = _last;
        foreach (var segment in segments)
            last = segment.Name is { } name ? new Link(last, name) : new Link(last, segment.Index);
        return new JsonPointer(last);
    }

    /// <summary>The pointer made of the last segments of this one.</summary>
    /// <param name="levels">How many segments to keep, counted from the end.</param>
    /// <exception cref="ArgumentOutOfRangeException">There are not so many segments.</exception>
    public JsonPointer GetLocal(int levels)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(levels);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(levels, SegmentCount);
        return levels == SegmentCount ? this : new JsonPointer(Suffix(_last, levels));
    }

    /// <summary>Whether the first segments of this pointer are those of another; each pointer starts with itself and with the empty one.</summary>
    public bool StartsWith(JsonPointer other) =>
        other.SegmentCount <= SegmentCount && Link.AreEqual(Prefix(other.SegmentCount), other._last);

    /// <summary>The value that the pointer leads to, or null where it leads nowhere: <c>-</c> and indexes with leading zeros do.</summary>
    public JsonElement? Evaluate(JsonElement root)
    {
        if (_last is null) return root;
        var at = root;
        foreach (var segment in _last.FromFirst())
        {
            switch (at.ValueKind)
            {
                case JsonValueKind.Object when at.TryGetProperty(segment.Text, out var member):
                    at = member;
                    break;
                case JsonValueKind.Array when segment.TryGetIndex(out var index) && index < at.GetArrayLength():
                    at = at[index];
                    break;
                default:
                    return null;
            }
        }
        return at;
    }

    /// <inheritdoc />
    public bool Equals(JsonPointer other) => Link.AreEqual(_last, other._last);

    /// <inheritdoc />
    public override bool Equals([NotNullWhen(true)] object? obj) => obj is JsonPointer other && Equals(other);

    /// <inheritdoc />
    public override int GetHashCode() => _last?.Hash ?? 0;

    /// <summary>Whether two pointers have the same segments; an index equals the name of its digits.</summary>
    public static bool operator ==(JsonPointer left, JsonPointer right) => left.Equals(right);

    /// <summary>Whether two pointers differ.</summary>
    public static bool operator !=(JsonPointer left, JsonPointer right) => !left.Equals(right);

    /// <summary>The pointer as text, escaped.</summary>
    public override string ToString()
    {
        if (_last is null) return "";
        var text = new StringBuilder();
        foreach (var segment in _last.FromFirst())
            Escapes.Encode(text.Append('/'), segment.Text);
        return text.ToString();
    }

    private Link? Prefix(int depth)
    {
        var link = _last;
        while (link is not null && link.Depth > depth) link = link.Parent;
        return link;
    }

    private static Link? Suffix(Link? last, int levels)
    {
        Link? suffix = null;
        foreach (var segment in last is null ? [] : last.FromFirst().AsSpan()[^levels..])
            suffix = segment.Under(suffix);
        return suffix;
    }

    private static Link Append(Link first, Link second)
    {
        foreach (var segment in second.FromFirst()) first = segment.Under(first);
        return first;
    }
}
