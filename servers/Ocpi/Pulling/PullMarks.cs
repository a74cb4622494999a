using System.Text.Json;
using OcpiKit.Ocpi.Storage;
using OcpiKit.Ocpi.Types;

namespace OcpiKit.Ocpi.Pulling;

/// <summary>Remembers how far we have read a list; all instances of a server read on from there, also after a restart.</summary>
/// <param name="Begun">When the last pull that went well began, by the peer's clock: from then on there may be news.</param>
/// <param name="WholeBegun">When everything was read for the last time, by ours.</param>
internal sealed record PullMark(DateTimeOffset Begun, DateTimeOffset WholeBegun);

/// <summary>Keeps the marks.</summary>
internal sealed class PullMarks(IObjectStore store)
{
    public async Task<PullMark?> FindAsync(string peerId, string module, CancellationToken stop) =>
        await store.FindAsync(Key(peerId, module), stop) is { } json ? JsonSerializer.Deserialize<PullMark>(json, OcpiJson.Options) : null;

    public Task SetAsync(string peerId, string module, PullMark mark, CancellationToken stop) =>
        store.PutAsync([new StoredObject(Key(peerId, module), mark.Begun, JsonSerializer.SerializeToUtf8Bytes(mark, OcpiJson.Options))], stop);

    // No object of any party's: it stands under the name of none.
    private static ObjectKey Key(string peerId, string module) => new("pulls", "", "", $"{peerId} {module}");
}
