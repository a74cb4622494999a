using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using OcpiKit.Ocpi.Answers;
using OcpiKit.Ocpi.Modules;
using OcpiKit.Ocpi.Storage;
using OcpiKit.Ocpi.Transport;
using OcpiKit.Ocpi.Types;

namespace OcpiKit.Emsp.Modules;

/// <summary>The receiver's side of tariffs: a CPO sends them, looks at them, and takes them back; whole, never in part (mod_tariffs; TAR-07).</summary>
internal static class TariffsModule
{
    private static readonly Answer Unknown = Answer.NotFound(StatusCode.ClientError, "We have no Tariff with this id.");

    public static void MapTariffs(this IEndpointRouteBuilder routes, Platform platform)
    {
        var tariffs = routes.MapOwned(platform.PathOf(EmspPlatform.Tariffs));
        tariffs.MapRead("/{tariffId}", GetAsync);
        tariffs.MapPut("/{tariffId}", PutAsync);
        tariffs.MapDelete("/{tariffId}", DeleteAsync);
    }

    private static async Task<Answer> GetAsync(
        string countryCode, string partyId, string tariffId, IObjectStore store, CancellationToken stop) =>
        await store.FindAsync(Key(countryCode, partyId, tariffId), stop) is { } tariff ? Answer.WithJson(tariff) : Unknown;

    private static async Task<Answer> PutAsync(
        string countryCode, string partyId, string tariffId, HttpRequest request, IObjectStore store, CancellationToken stop)
    {
        var body = await RequestBody.ReadAsync(request, stop);
        if (!body.TryRead<Tariff>(out var tariff, out var refusal))
            return refusal;
        if (Ids.Refuse(
            ("id", tariffId, tariff.Id), ("country_code", countryCode, tariff.CountryCode), ("party_id", partyId, tariff.PartyId)) is { } mismatch)
            return mismatch;

        var isNew = false;
        var key = Key(countryCode, partyId, tariffId);
        await store.ChangeAsync(
            key,
            before =>
            {
                isNew = before is null;
                return new StoredObject(key, tariff.LastUpdated, body.Json);
            },
            stop);
        return isNew ? Answer.Created : Answer.Done;
    }

    private static async Task<Answer> DeleteAsync(
        string countryCode, string partyId, string tariffId, IObjectStore store, CancellationToken stop) =>
        await store.DeleteAsync(Key(countryCode, partyId, tariffId), stop) ? Answer.Done : Unknown;

    private static ObjectKey Key(string countryCode, string partyId, string id) =>
        new(EmspPlatform.Tariffs.Identifier, countryCode, partyId, id);
}
