using System.Buffers;

namespace OcpiKit.Ocpi.Watching;

/// <summary>The beginning and the very end of a body that passes, and how long it was.</summary>
/// <param name="most">How much of the beginning is kept.</param>
internal sealed class BodyCopy(int most)
{
    private const int LongestEnd = 512;

    private readonly ArrayBufferWriter<byte> _head = new();
    private byte[] _end = [];

    /// <summary>How long the body was.</summary>
    public long Length { get; private set; }

    /// <summary>Whether all of it was kept.</summary>
    public bool IsWhole => Length <= most;

    /// <summary>The beginning.</summary>
    public ReadOnlyMemory<byte> Head => _head.WrittenMemory;

    /// <summary>The end: an envelope often has its status there.</summary>
    public ReadOnlyMemory<byte> End => _end;

    /// <summary>Takes the next bytes.</summary>
    public void Add(ReadOnlySpan<byte> bytes)
    {
        var room = most - _head.WrittenCount;
        if (room > 0)
            _head.Write(bytes[..Math.Min(room, bytes.Length)]);
        Length += bytes.Length;
        if (!IsWhole)
            _end = bytes.Length >= LongestEnd ? bytes[^LongestEnd..].ToArray() : [.. _end.AsSpan(Math.Max(0, _end.Length + bytes.Length - LongestEnd)), .. bytes];
    }
}

/// <summary>Copies what is read from a stream or written to it.</summary>
internal sealed class CopyingStream(Stream inner, BodyCopy copy) : Stream
{
    public override bool CanRead => inner.CanRead;

    public override bool CanSeek => false;

    public override bool CanWrite => inner.CanWrite;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override int Read(byte[] buffer, int offset, int count) => Copied(inner.Read(buffer, offset, count), buffer.AsSpan(offset));

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
        Copied(await inner.ReadAsync(buffer, cancellationToken), buffer.Span);

    public override void Write(byte[] buffer, int offset, int count)
    {
        copy.Add(buffer.AsSpan(offset, count));
        inner.Write(buffer, offset, count);
    }

    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        copy.Add(buffer.Span);
        return inner.WriteAsync(buffer, cancellationToken);
    }

    public override void Flush() => inner.Flush();

    public override Task FlushAsync(CancellationToken cancellationToken) => inner.FlushAsync(cancellationToken);

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    private int Copied(int count, ReadOnlySpan<byte> bytes)
    {
        copy.Add(bytes[..count]);
        return count;
    }
}
