using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using OcpiKit.Cpo.Modules;
using OcpiKit.Ocpi.Answers;
using OcpiKit.Ocpi.Modules;
using OcpiKit.Ocpi.Pushing;
using OcpiKit.Ocpi.Storage;
using OcpiKit.Ocpi.Transport;
using OcpiKit.Ocpi.Types;

namespace OcpiKit.Cpo.Stations;

/// <summary>Somebody builds a place, or changes one: all eMSPs are told, with a PUT of the whole (mod_locations, flow and lifecycle; LOC-01). What was built once is never taken away, but for its status (LOC-05).</summary>
internal sealed class Building(IObjectStore store, IOutbox outbox, CpoOptions options, TimeProvider time)
{
    /// <summary>Makes the place, or puts the new one in the place of the old.</summary>
    /// <param name="id">Of the Location.</param>
    /// <param name="request">Holds the Location as OCPI has it; whose it is, its id and all times are ours to say.</param>
    /// <param name="stop">Gives up.</param>
    public async Task<Answer> PutAsync(string id, HttpRequest request, CancellationToken stop)
    {
        if (!Ids.IsWellFormed(id))
            return Wrong($"The id of a location has to be 1 to {Ids.Longest} printable ASCII characters.");
        var body = await RequestBody.ReadAsync(request, stop);
        if (!body.TryRead<JsonObject>(out var wanted, out var refusal))
            return refusal.As(StatusCodes.Status400BadRequest);
        (wanted["country_code"], wanted["party_id"], wanted["id"]) = (options.CountryCode, options.PartyId, id);
        Date(wanted, OcpiDateTime.Format(time.GetUtcNow()));
        var json = JsonSerializer.SerializeToUtf8Bytes(wanted, OcpiJson.Options);
        if (!RequestBody.TryRead<Location>(json, out var location, out refusal))
            return refusal.As(StatusCodes.Status400BadRequest);

        var key = new ObjectKey(CpoPlatform.Locations.Identifier, options.CountryCode, options.PartyId, id);
        string? lost = null;
        await store.ChangeAsync(
            key,
            before =>
            {
                lost = before is null ? null : Lost(JsonSerializer.Deserialize<Location>(before, OcpiJson.Options)!, location);
                return lost is null ? new StoredObject(key, location.LastUpdated, json) : null;
            },
            stop);
        if (lost is not null)
            return Answer.HttpError(StatusCodes.Status409Conflict, StatusCode.ClientError, $"The EVSE {lost} cannot be left out: give it the status REMOVED.");

        await outbox.AddAsync(new Push(HttpMethod.Put, key, $"/{key.CountryCode}/{key.PartyId}/{Uri.EscapeDataString(id)}"), stop);
        return Answer.WithJson(json);
    }

    private static string? Lost(Location before, Location after) =>
        before.Evses?.FirstOrDefault(evse => after.Evses?.Any(other => Ids.Same(other.Uid, evse.Uid)) is not true)?.Uid;

    // Whoever builds does not keep a diary: all of it is as new as this.
    private static void Date(JsonObject of, string now)
    {
        of["last_updated"] = now;
        foreach (var part in (of["evses"] ?? of["connectors"]) is JsonArray parts ? parts.OfType<JsonObject>() : [])
            Date(part, now);
    }

    private static Answer Wrong(string because) => Answer.HttpError(StatusCodes.Status400BadRequest, StatusCode.InvalidParameter, because);
}
