using System.Buffers;
using System.Buffers.Binary;
using System.Buffers.Text;
using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;

namespace OcpiKit.Ocpi.Paging;

/// <summary>
/// Where the next page begins, as it stands in a link: behind an object, which stays where it is however many are added or deleted. An
/// offset counts all objects before it each time; a cursor goes to its place at once.
///
/// It goes with the list for which it was written, with its filters, and with no other. The checksum tells that, and mistakes in copying
/// too; it is no secret, and need not be one, since with a cursor nobody sees what he could not see with an offset.
/// </summary>
/// <param name="after">The number of the object behind which the page begins.</param>
internal readonly struct Cursor(long after)
{
    private const int Position = sizeof(long);
    private const int Checksum = 8;

    /// <summary>The number of the object behind which the page begins.</summary>
    public long After { get; } = after;

    /// <summary>Reads a cursor.</summary>
    /// <param name="text">What stands in the link.</param>
    /// <param name="list">The list that is asked for: its path and its filters.</param>
    /// <param name="cursor">The place.</param>
    public static bool TryRead(string text, string list, [NotNullWhen(true)] out Cursor? cursor)
    {
        Span<byte> bytes = stackalloc byte[Position + Checksum];
        cursor = Base64Url.DecodeFromChars(text, bytes, out _, out var length) is OperationStatus.Done && length == bytes.Length
            ? new Cursor(BinaryPrimitives.ReadInt64BigEndian(bytes))
            : null;
        if (cursor is not { } read || read.For(list) != text)
            cursor = null;
        return cursor is not null;
    }

    /// <summary>The cursor as it stands in the links of a list.</summary>
    public string For(string list)
    {
        Span<byte> bytes = stackalloc byte[Position + Checksum];
        BinaryPrimitives.WriteInt64BigEndian(bytes, After);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(bytes[..Position]);
        hash.AppendData(Encoding.UTF8.GetBytes(list));
        hash.GetHashAndReset().AsSpan(0, Checksum).CopyTo(bytes[Position..]);
        return Base64Url.EncodeToString(bytes);
    }
}
