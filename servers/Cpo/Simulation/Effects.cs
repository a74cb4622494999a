using System.Text.Json;
using OcpiKit.Cpo.Charging;
using OcpiKit.Cpo.Modules;
using OcpiKit.Cpo.Simulation.Orders;
using OcpiKit.Ocpi.Pushing;
using OcpiKit.Ocpi.Storage;
using OcpiKit.Ocpi.Types;

namespace OcpiKit.Cpo.Simulation;

/// <summary>What comes of an order: it is stored, all or nothing, and then told to whom it concerns.</summary>
internal sealed class Effects
{
    private readonly List<StoredObject> _stored = [];
    private readonly List<ObjectKey> _gone = [];
    private readonly List<Push> _pushes = [];
    private readonly List<Order> _planned = [];

    /// <summary>What will happen later because of it.</summary>
    public IReadOnlyList<Order> Planned => _planned;

    /// <summary>Stores an object.</summary>
    public void Store(StoredObject stored) => _stored.Add(stored);

    /// <summary>Stores an order, for later.</summary>
    public void Plan(Order order, StoredObject stored)
    {
        _planned.Add(order);
        Store(stored);
    }

    /// <summary>Forgets an object.</summary>
    public void Forget(ObjectKey key) => _gone.Add(key);

    /// <summary>Stores an object that peers may read, and sends it whole to the eMSP whose driver it is about.</summary>
    public void Tell(StoredObject stored, HttpMethod method)
    {
        Store(stored);
        // A CDR is POSTed to the endpoint itself, everything else has a URL of its own there (CDR-08, SES-01).
        var path = method == HttpMethod.Post ? "" : PathOf(stored.Key);
        _pushes.Add(new Push(method, stored.Key, path) { To = stored.Audience });
    }

    /// <summary>Stores a Location whose EVSE has another status, and tells everybody that, and no more.</summary>
    public void TellStatus(StoredObject location, string evseUid, Status status)
    {
        Store(location);
        var fields = JsonSerializer.SerializeToUtf8Bytes(new { status, location.LastUpdated }, OcpiJson.Options);
        _pushes.Add(new Push(HttpMethod.Patch, location.Key, $"{PathOf(location.Key)}/{Uri.EscapeDataString(evseUid)}") { Fields = fields });
    }

    /// <summary>Sends what came of a request to whoever asked.</summary>
    public void Answer<T>(Callback callback, ObjectKey about, T result) =>
        _pushes.Add(new Push(HttpMethod.Post, about with { Module = callback.Module }, "")
        {
            To = callback.To,
            Url = callback.Url,
            Whole = JsonSerializer.SerializeToUtf8Bytes(result, OcpiJson.Options),
        });

    /// <summary>Tells an eMSP that a charge will go another way than it was told before (mod_charging_profiles, Sender Interface PUT; CHP-04).</summary>
    public void TellProfile(Charge charge, ObjectKey session, ActiveChargingProfile profile) =>
        _pushes.Add(new Push(HttpMethod.Put, session with { Module = CpoPlatform.ChargingProfiles.Identifier }, "/" + Uri.EscapeDataString(charge.SessionId))
        {
            To = charge.Emsp,
            Side = InterfaceRole.Sender,
            Whole = JsonSerializer.SerializeToUtf8Bytes(profile, OcpiJson.Options),
        });

    /// <summary>Makes it so.</summary>
    public async Task CommitAsync(IObjectStore store, IOutbox outbox, CancellationToken stop)
    {
        await store.PutAsync(_stored, stop);
        foreach (var key in _gone)
            await store.DeleteAsync(key, stop);
        foreach (var push in _pushes)
            await outbox.AddAsync(push, stop);
    }

    private static string PathOf(ObjectKey key) => $"/{key.CountryCode}/{key.PartyId}/{Uri.EscapeDataString(key.Id)}";
}
