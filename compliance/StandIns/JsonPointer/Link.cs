using System.Globalization;

namespace Json.Pointer;

/// <summary>One segment, a name or an index, and the way up from it. Never changed, so shared by all pointers below it.</summary>
internal sealed class Link
{
    private readonly int _index = -1;
    private string? _text;
    private int _hash;

    internal Link(Link? parent, string name) : this(parent) => _text = name;

    internal Link(Link? parent, int index) : this(parent) => _index = index;

    private Link(Link? parent) => (Parent, Depth) = (parent, (parent?.Depth ?? 0) + 1);

    internal Link? Parent { get; }

    internal int Depth { get; }

    internal string Text => _text ??= _index.ToString(CultureInfo.InvariantCulture);

    internal int Hash
    {
        get
        {
            if (_hash != 0) return _hash;
            var hash = 0;
            // Not recursive: a pointer may be as long as a hostile text.
            foreach (var link in FromFirst()) hash = link._hash = HashCode.Combine(hash, link.Text.GetHashCode(StringComparison.Ordinal));
            return hash;
        }
    }

    internal Link Under(Link? parent) => _text is null ? new Link(parent, _index) : new Link(parent, _text);

    /// <summary>The index that the segment is in an array: digits without a leading zero (RFC 6901, 4).</summary>
    internal bool TryGetIndex(out int index)
    {
        index = _index;
        if (index >= 0) return true;
        var text = Text;
        return (text is "0" || text is [>= '1' and <= '9', ..])
            && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out index);
    }

    internal Link[] FromFirst()
    {
        var links = new Link[Depth];
        for (var link = this; link is not null; link = link.Parent) links[link.Depth - 1] = link;
        return links;
    }

    internal static bool AreEqual(Link? one, Link? other)
    {
        if (one?.Depth != other?.Depth) return false;
        while (!ReferenceEquals(one, other))
        {
            if (one!._index < 0 || one._index != other!._index)
            {
                if (one.Text != other!.Text) return false;
            }
            (one, other) = (one.Parent, other.Parent);
        }
        return true;
    }
}
