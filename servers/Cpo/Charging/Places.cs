using System.Text.Json;
using System.Text.Json.Nodes;
using OcpiKit.Cpo.Modules;
using OcpiKit.Ocpi.Modules;
using OcpiKit.Ocpi.Storage;
using OcpiKit.Ocpi.Types;

namespace OcpiKit.Cpo.Charging;

/// <summary>The Locations of the network, as commands and the simulator look at them.</summary>
internal sealed class Places(IObjectStore store, CpoOptions options)
{
    /// <summary>A Location; null where there is none.</summary>
    public async Task<Location?> FindAsync(string id, CancellationToken stop) =>
        await store.FindAsync(KeyOf(id), stop) is { } json ? JsonSerializer.Deserialize<Location>(json, OcpiJson.Options) : null;

    /// <summary>An EVSE of a Location; null where it has none of this uid.</summary>
    public static Evse? EvseOf(Location location, string uid) => location.Evses?.FirstOrDefault(evse => Ids.Same(evse.Uid, uid));

    /// <summary>The connector of an EVSE that a driver means: the one that is named, or the only one.</summary>
    public static Connector? ConnectorOf(Evse evse, string? id) => id is null
        ? evse.Connectors.Count is 1 ? evse.Connectors[0] : null
        : evse.Connectors.FirstOrDefault(connector => Ids.Same(connector.Id, id));

    /// <summary>A connector as a charge needs it, with its tariffs as they are now.</summary>
    public async Task<Outlet> OutletAsync(Location location, Evse evse, Connector connector, CancellationToken stop)
    {
        var tariffs = new Dictionary<string, Tariff>();
        foreach (var id in connector.TariffIds ?? [])
        {
            if (await store.FindAsync(new ObjectKey(CpoPlatform.Tariffs.Identifier, options.CountryCode, options.PartyId, id), stop) is { } json)
                tariffs[id] = JsonSerializer.Deserialize<Tariff>(json, OcpiJson.Options)!;
        }
        return Outlet.Of(location, evse, connector, tariffs);
    }

    /// <summary>The Location with another status of an EVSE. What changes inside it is newer, and so is all that contains it (LOC-10).</summary>
    public async Task<StoredObject?> WithStatusAsync(string locationId, string evseUid, Status status, DateTimeOffset now, CancellationToken stop)
    {
        var key = KeyOf(locationId);
        if (await store.FindAsync(key, stop) is not { } bytes)
            return null;

        var location = JsonNode.Parse(bytes)!.AsObject();
        foreach (var evse in location["evses"]?.AsArray() ?? [])
        {
            if (Ids.Same((string)evse!["uid"]!, evseUid))
            {
                evse["status"] = JsonSerializer.SerializeToNode(status, OcpiJson.Options);
                evse["last_updated"] = OcpiDateTime.Format(now);
                location["last_updated"] = OcpiDateTime.Format(now);
            }
        }
        return new StoredObject(key, now, JsonSerializer.SerializeToUtf8Bytes(location, OcpiJson.Options));
    }

    private ObjectKey KeyOf(string id) => new(CpoPlatform.Locations.Identifier, options.CountryCode, options.PartyId, id);
}
