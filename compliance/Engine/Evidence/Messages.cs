using System.Collections;

namespace OcpiKit.Engine.Evidence;

/// <summary>A request as sent.</summary>
public sealed record RequestMessage(string Method, Uri Url, Headers Headers, ReadOnlyMemory<byte> Body)
{
    /// <summary>The value of a query parameter, decoded; null where it is absent.</summary>
    public string? Query(string name)
    {
        foreach (var pair in Url.Query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            var parts = pair.Split('=', 2);
            if (Uri.UnescapeDataString(parts[0]) == name)
                return parts.Length == 2 ? Uri.UnescapeDataString(parts[1].Replace('+', ' ')) : "";
        }

        return null;
    }
}

/// <summary>A response as received.</summary>
/// <param name="Status">HTTP status.</param>
/// <param name="Headers">In the order of the wire.</param>
/// <param name="Body">The content, decompressed, at most as long as the limit.</param>
/// <param name="Truncated">Whether the body was longer than the limit, or broke off.</param>
/// <param name="WireBytes">Size of the body on the wire, before decompression.</param>
public sealed record ResponseMessage(int Status, Headers Headers, ReadOnlyMemory<byte> Body, bool Truncated, long WireBytes);

/// <summary>Header lines in order; names are looked up without regard to case (transport_and_format, TRN-77).</summary>
public sealed class Headers(IReadOnlyList<KeyValuePair<string, string>> lines) : IReadOnlyList<KeyValuePair<string, string>>
{
    /// <summary>No headers at all.</summary>
    public static Headers None { get; } = new([]);

    /// <summary>The first value under this name, or null.</summary>
    public string? First(string name) => All(name).FirstOrDefault();

    /// <summary>All values under this name, in order.</summary>
    public IEnumerable<string> All(string name) =>
        lines.Where(line => line.Key.Equals(name, StringComparison.OrdinalIgnoreCase)).Select(line => line.Value);

    /// <inheritdoc/>
    public int Count => lines.Count;

    /// <inheritdoc/>
    public KeyValuePair<string, string> this[int index] => lines[index];

    /// <inheritdoc/>
    public IEnumerator<KeyValuePair<string, string>> GetEnumerator() => lines.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
