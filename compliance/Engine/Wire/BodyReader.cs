using System.IO.Compression;
using OcpiKit.Engine.Evidence;

namespace OcpiKit.Engine.Wire;

/// <summary>Reads a response's body within the limits. Decompression happens here and nowhere else, so that a small answer cannot grow without bound.</summary>
internal static class BodyReader
{
    public static async Task<(ResponseMessage Received, Fault? Fault)> ReadAsync(HttpResponseMessage response, Limits limits, CancellationToken stop)
    {
        var headers = new Headers(HeaderLines.Of(response.Headers, response.Content.Headers));
        var status = (int)response.StatusCode;
        var wire = new MemoryStream();
        bool whole;
        try
        {
            await using var stream = await response.Content.ReadAsStreamAsync(stop);
            whole = await CopyAsync(stream, wire, limits.BodyBytes, stop);
        }
        catch (Exception e) when (e is IOException or HttpRequestException)
        {
            // Status and headers did arrive: they stay as evidence beside the fault.
            return (new(status, headers, wire.ToArray(), true, wire.Length), new(FaultKind.Broken, "the answer broke off before its end"));
        }

        if (!whole)
            return (new(status, headers, wire.ToArray(), true, wire.Length), TooLarge(limits));
        var encoding = headers.First("Content-Encoding")?.Trim().ToLowerInvariant();
        if (encoding is null or "" or "identity")
            return (new(status, headers, wire.ToArray(), false, wire.Length), null);
        return await DecodeAsync(status, headers, wire, encoding, limits, stop);
    }

    private static async Task<(ResponseMessage, Fault?)> DecodeAsync(
        int status, Headers headers, MemoryStream wire, string encoding, Limits limits, CancellationToken stop)
    {
        wire.Position = 0;
        await using Stream? decoder = encoding switch
        {
            "gzip" or "x-gzip" => new GZipStream(wire, CompressionMode.Decompress, leaveOpen: true),
            "deflate" => new ZLibStream(wire, CompressionMode.Decompress, leaveOpen: true),
            "br" => new BrotliStream(wire, CompressionMode.Decompress, leaveOpen: true),
            _ => null,
        };
        if (decoder is null)
            return (new(status, headers, wire.ToArray(), false, wire.Length), null);
        var plain = new MemoryStream();
        try
        {
            var whole = await CopyAsync(decoder, plain, limits.BodyBytes, stop);
            return (new(status, headers, plain.ToArray(), !whole, wire.Length), whole ? null : TooLarge(limits));
        }
        catch (Exception e) when (e is InvalidDataException or InvalidOperationException)
        {
            return (new(status, headers, wire.ToArray(), true, wire.Length), new(FaultKind.Broken, $"the body says it is {encoding}, but cannot be decoded as such"));
        }
    }

    private static Fault TooLarge(Limits limits) =>
        new(FaultKind.TooLarge, $"the body is larger than the limit of {limits.BodyBytes / 1024.0 / 1024.0:0.##} MiB");

    private static async Task<bool> CopyAsync(Stream from, MemoryStream to, long limit, CancellationToken stop)
    {
        var buffer = new byte[32 * 1024];
        int read;
        while ((read = await from.ReadAsync(buffer, stop)) > 0)
        {
            var room = (int)Math.Min(read, limit - to.Length);
            to.Write(buffer, 0, room);
            if (room < read)
                return false;
        }

        return true;
    }
}
