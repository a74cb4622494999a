namespace Json.Pointer;

/// <summary>What may be appended to a pointer: a name or an index.</summary>
public readonly record struct SegmentValueStandIn
{
    private SegmentValueStandIn(string? name, int index) => (Name, Index) = (name, index);

    internal string? Name { get; }

    internal int Index { get; }

    /// <summary>The name of a member, unescaped.</summary>
    public static implicit operator SegmentValueStandIn(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return new SegmentValueStandIn(name, -1);
    }

    /// <summary>An index into an array.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The index is negative.</exception>
    public static implicit operator SegmentValueStandIn(int index)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        return new SegmentValueStandIn(null, index);
    }
}
