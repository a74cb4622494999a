using System.Text.Json;
using OcpiKit.Emsp.Modules;
using OcpiKit.Ocpi.Paging;
using OcpiKit.Ocpi.Storage;
using OcpiKit.Ocpi.Types;

namespace OcpiKit.Emsp.Seeding;

/// <summary>Fills an empty store with the tokens of made-up drivers; a store that has tokens is left as it is.</summary>
internal sealed class Seeder(IObjectStore store, ILeases leases, TimeProvider time, EmspOptions options)
{
    public async Task SeedAsync(CancellationToken stop)
    {
        // Of several instances that start together one seeds, and the others wait until it has.
        await using var lease = await leases.TakeAsync("seeding", time, stop);
        var present = await store.ListAsync(new ObjectQuery(EmspPlatform.Tokens.Identifier, new PageRequest(null, null, 0, 1)), stop);
        if (present.Total > 0)
            return;

        var maker = new TokenMaker(options);
        await store.PutAsync(Enumerable.Range(0, options.Tokens).Select(maker.Make).Select(Stored), stop);
    }

    private StoredObject Stored(Token token) => new(
        TokensModule.Key(options, token.Uid, token.Type), token.LastUpdated, JsonSerializer.SerializeToUtf8Bytes(token, OcpiJson.Options));
}
