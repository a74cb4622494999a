using System.Text.Json;
using OcpiKit.Ocpi.Modules;
using OcpiKit.Ocpi.Paging;
using OcpiKit.Ocpi.Storage;
using OcpiKit.Ocpi.Types;

namespace OcpiKit.Cpo.Charging;

/// <summary>The charges that are not over yet, in the store. Nobody outside sees them: what peers see are Sessions and CDRs.</summary>
internal sealed class ChargeBook(IObjectStore store, CpoOptions options)
{
    private const string Module = "charges";

    private static readonly ObjectQuery All = new(Module, new PageRequest(null, null, 0, int.MaxValue));

    /// <summary>All that are open.</summary>
    public async Task<IReadOnlyList<Charge>> OpenAsync(CancellationToken stop) =>
        [.. (await store.ListAsync(All, stop)).Objects.Select(json => JsonSerializer.Deserialize<Charge>(json, OcpiJson.Options)!)];

    /// <summary>The open charge of a session; null where there is none.</summary>
    public async Task<Charge?> FindAsync(string sessionId, CancellationToken stop) =>
        await store.FindAsync(KeyOf(sessionId), stop) is { } json ? JsonSerializer.Deserialize<Charge>(json, OcpiJson.Options) : null;

    /// <summary>The open charge at an EVSE; null where there is none.</summary>
    public async Task<Charge?> AtAsync(string evseUid, CancellationToken stop) =>
        (await OpenAsync(stop)).FirstOrDefault(charge => Ids.Same(charge.Outlet.Place.EvseUid, evseUid));

    /// <summary>The charge as it is kept.</summary>
    public StoredObject Stored(Charge charge) => new(KeyOf(charge.SessionId), charge.Ordered, JsonSerializer.SerializeToUtf8Bytes(charge, OcpiJson.Options));

    /// <summary>Where a charge is kept.</summary>
    public ObjectKey KeyOf(string sessionId) => new(Module, options.CountryCode, options.PartyId, sessionId);
}
