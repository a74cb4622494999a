using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using OcpiKit.Cpo.Modules;
using OcpiKit.Cpo.Simulation;
using OcpiKit.Cpo.Simulation.Orders;
using OcpiKit.Ocpi.Answers;
using OcpiKit.Ocpi.Operating;
using OcpiKit.Ocpi.Pushing;
using OcpiKit.Ocpi.Storage;
using OcpiKit.Ocpi.Transport;
using OcpiKit.Ocpi.Types;

namespace OcpiKit.Cpo.Billing;

/// <summary>
/// What people do who look after the bills, for whoever runs the server: it is no OCPI, but without it no bill would ever be taken back
/// (mod_cdrs, Credit CDRs; CDR-02 to CDR-07).
/// </summary>
internal static class BillRoutes
{
    public static void MapBills(this IEndpointRouteBuilder routes) =>
        routes.MapOperator("/bills").MapPost("/{id}/correct", CorrectAsync)
            .WithSummary("Take a CDR back by a Credit CDR and bill its charge anew; excl_vat and incl_vat of the new bill if you like.");

    private static async Task<Answer> CorrectAsync(
        string id, HttpRequest request, IObjectStore store, IOutbox outbox, OrderBook orders, CpoOptions options, TimeProvider time, CancellationToken stop)
    {
        var body = await RequestBody.ReadAsync(request, stop);
        if (!body.TryRead<Correction>(out var wanted, out var refusal))
            return refusal.As(StatusCodes.Status400BadRequest);
        var key = new ObjectKey(CpoPlatform.Cdrs.Identifier, options.CountryCode, options.PartyId, id);
        if (await store.FindAsync(key, stop) is not { } json)
            return Answer.NotFound(StatusCode.ClientError, $"There is no CDR {id}.");
        var cdr = JsonSerializer.Deserialize<Cdr>(json, OcpiJson.Options)!;
        var creditKey = key with { Id = $"{cdr.Id}-C" };
        if (cdr.Credit is true || await store.FindAsync(creditKey, stop) is not null)
            return Answer.HttpError(StatusCodes.Status409Conflict, StatusCode.ClientError, $"The CDR {id} is a Credit CDR, or was taken back already.");

        var now = time.GetUtcNow();
        // All that the CDR said, and only its cost negated (CDR-05, CDR-06).
        var credit = cdr with
        {
            Id = creditKey.Id,
            Credit = true,
            CreditReferenceId = cdr.Id,
            TotalCost = new Price(-cdr.TotalCost.ExclVat, -cdr.TotalCost.InclVat),
            LastUpdated = now,
        };
        var anew = cdr with
        {
            Id = orders.NewId(),
            TotalCost = wanted.ExclVat is { } amount ? new Price(amount, wanted.InclVat) : cdr.TotalCost,
            Remark = $"Instead of {cdr.Id}.",
            LastUpdated = now,
        };
        var effects = new Effects();
        effects.Tell(Stored(credit, key), HttpMethod.Post);
        effects.Tell(Stored(anew, key), HttpMethod.Post);
        await effects.CommitAsync(store, outbox, stop);
        return Answer.With(new { credit = credit.Id, anew = anew.Id });
    }

    private static StoredObject Stored(Cdr cdr, ObjectKey like) =>
        new(like with { Id = cdr.Id }, cdr.LastUpdated, JsonSerializer.SerializeToUtf8Bytes(cdr, OcpiJson.Options)) { Audience = new(cdr.CdrToken.CountryCode, cdr.CdrToken.PartyId) };

    /// <summary>What the new bill comes to; left out, as much as the old one, in another writing.</summary>
    [JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
    private sealed record Correction(decimal? ExclVat = null, decimal? InclVat = null);
}
