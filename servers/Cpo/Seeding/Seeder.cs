using System.Text.Json;
using OcpiKit.Cpo.Charging;
using OcpiKit.Cpo.Modules;
using OcpiKit.Ocpi.Paging;
using OcpiKit.Ocpi.Storage;
using OcpiKit.Ocpi.Types;

namespace OcpiKit.Cpo.Seeding;

/// <summary>Fills an empty store with a made-up network; a store that has locations is left as it is.</summary>
internal sealed class Seeder(IObjectStore store, ILeases leases, TimeProvider time, ChargeRecords records, CpoOptions options)
{
    public async Task SeedAsync(CancellationToken stop)
    {
        // Of several instances that start together one seeds, and the others wait until it has.
        await using var lease = await leases.TakeAsync("seeding", time, stop);
        var present = await store.ListAsync(new ObjectQuery(CpoPlatform.Locations.Identifier, new PageRequest(null, null, 0, 1)), stop);
        if (present.Total > 0)
            return;

        var network = Network.Create(options);
        var tariffs = network.Tariffs.Select(tariff => Stored(CpoPlatform.Tariffs.Identifier, tariff.Id, tariff.LastUpdated, tariff));
        var locations = network.Locations.Select(place => Stored(CpoPlatform.Locations.Identifier, place.Id, place.LastUpdated, place));
        var charges = new HistoryMaker(options, network).Make();
        await store.PutAsync(tariffs.Concat(locations).Concat(charges.SelectMany(records.Of)), stop);
    }

    private StoredObject Stored<T>(string module, string id, DateTimeOffset lastUpdated, T value) => new(
        new ObjectKey(module, options.CountryCode, options.PartyId, id), lastUpdated, JsonSerializer.SerializeToUtf8Bytes(value, OcpiJson.Options));
}
