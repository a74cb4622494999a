using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using OcpiKit.Cpo.Modules;
using OcpiKit.Ocpi.Answers;
using OcpiKit.Ocpi.Modules;
using OcpiKit.Ocpi.Operating;
using OcpiKit.Ocpi.Pushing;
using OcpiKit.Ocpi.Storage;
using OcpiKit.Ocpi.Transport;
using OcpiKit.Ocpi.Types;

namespace OcpiKit.Cpo.Prices;

/// <summary>
/// What people do who make the prices, for whoever runs the server: it is no OCPI, but without it no tariff would ever change. All eMSPs are
/// told (mod_tariffs, Push model; TAR-01, TAR-02).
/// </summary>
internal static class PriceRoutes
{
    public static void MapPrices(this IEndpointRouteBuilder routes)
    {
        var prices = routes.MapOperator("/prices");
        prices.MapPut("/{id}", PutAsync).Accepts<NewTariff>("application/json")
            .WithSummary("Make a tariff, or change it: currency, elements as in OCPI; type if you like.");
        prices.MapDelete("/{id}", DeleteAsync).WithSummary("Take a tariff away that no connector has.");
    }

    private static async Task<Answer> PutAsync(
        string id, HttpRequest request, IObjectStore store, IOutbox outbox, CpoOptions options, TimeProvider time, CancellationToken stop)
    {
        var body = await RequestBody.ReadAsync(request, stop);
        if (!body.TryRead<NewTariff>(out var wanted, out var refusal))
            return refusal.As(StatusCodes.Status400BadRequest);
        if (!Ids.IsWellFormed(id))
            return Answer.HttpError(StatusCodes.Status400BadRequest, StatusCode.InvalidParameter, $"The id of a tariff has to be 1 to {Ids.Longest} printable ASCII characters.");
        if (wanted.Elements.Count is 0)
            return Answer.HttpError(StatusCodes.Status400BadRequest, StatusCode.InvalidParameter, "elements has to have at least one element.");

        var tariff = new Tariff(
            options.CountryCode, options.PartyId, id, wanted.Currency, wanted.Type, null, null, null, null, wanted.Elements, null, null, null, time.GetUtcNow());
        var key = KeyOf(id, options);
        await store.PutAsync([new StoredObject(key, tariff.LastUpdated, JsonSerializer.SerializeToUtf8Bytes(tariff, OcpiJson.Options))], stop);
        await outbox.AddAsync(new Push(HttpMethod.Put, key, PathOf(key)), stop);
        return Answer.With(tariff);
    }

    private static async Task<Answer> DeleteAsync(string id, IObjectStore store, IOutbox outbox, CpoOptions options, CancellationToken stop)
    {
        var key = KeyOf(id, options);
        if (await store.FindAsync(key, stop) is null)
            return Answer.NotFound(StatusCode.ClientError, $"There is no tariff {id}.");
        // A connector whose tariff is gone has no price that anybody could show (TAR-14).
        await foreach (var json in store.ReadAllAsync(CpoPlatform.Locations.Identifier, stop))
        {
            var location = JsonSerializer.Deserialize<Location>(json, OcpiJson.Options)!;
            if (location.Evses?.Any(evse => evse.Connectors.Any(connector => connector.TariffIds?.Any(other => Ids.Same(other, id)) is true)) is true)
                return Answer.HttpError(StatusCodes.Status409Conflict, StatusCode.ClientError, $"The location {location.Id} has a connector with the tariff {id}: only a tariff that no connector has can be taken away.");
        }

        await store.DeleteAsync(key, stop);
        await outbox.AddAsync(new Push(HttpMethod.Delete, key, PathOf(key)), stop);
        return Answer.Done;
    }

    private static ObjectKey KeyOf(string id, CpoOptions options) => new(CpoPlatform.Tariffs.Identifier, options.CountryCode, options.PartyId, id);

    private static string PathOf(ObjectKey key) => $"/{key.CountryCode}/{key.PartyId}/{Uri.EscapeDataString(key.Id)}";

    /// <summary>A tariff as somebody who makes prices thinks of it.</summary>
    [JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
    private sealed record NewTariff(string Currency, IReadOnlyList<TariffElement> Elements, TariffType? Type = null);
}
