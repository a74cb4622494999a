using System.Text.Json;
using OcpiKit.Cpo.Modules;
using OcpiKit.Ocpi.Storage;
using OcpiKit.Ocpi.Transport;
using OcpiKit.Ocpi.Types;

namespace OcpiKit.Cpo.Charging;

/// <summary>The Sessions, as peers ask for them.</summary>
internal sealed class Sessions(IObjectStore store, CpoOptions options)
{
    /// <summary>A Session of a peer's own driver. Of anybody else's not even that it exists is told (CMD-43, CHP-01).</summary>
    public async Task<Session?> FindAsync(string id, Peer peer, CancellationToken stop)
    {
        var key = new ObjectKey(CpoPlatform.Sessions.Identifier, options.CountryCode, options.PartyId, id);
        var session = await store.FindAsync(key, stop) is { } json ? JsonSerializer.Deserialize<Session>(json, OcpiJson.Options) : null;
        return session is not null && peer.Speaks(session.CdrToken.CountryCode, session.CdrToken.PartyId) ? session : null;
    }
}
