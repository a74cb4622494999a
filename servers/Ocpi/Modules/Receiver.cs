using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using OcpiKit.Ocpi.Answers;
using OcpiKit.Ocpi.Storage;
using OcpiKit.Ocpi.Transport;
using OcpiKit.Ocpi.Types;

namespace OcpiKit.Ocpi.Modules;

/// <summary>What an object says of itself: whose it is, which one, and how new.</summary>
public sealed record Identity(string CountryCode, string PartyId, string Id, DateTimeOffset LastUpdated);

/// <summary>
/// The receiver's side of a module whose objects belong to peers, who send them whole (PUT) or in part (PATCH) and look at what we have
/// (GET), each at its own URL (transport_and_format, Client Owned Object Push).
/// </summary>
/// <param name="module">The module, as the store knows it.</param>
/// <param name="identify">Reads the ids and the time out of an object.</param>
/// <param name="unknown">The answer where there is no such object.</param>
/// <param name="merge">Puts the fields of a PATCH into the object; where it is left out, each replaces what was there.</param>
public sealed class Receiver<T>(string module, Func<T, Identity> identify, Answer unknown, Action<JsonObject, JsonObject>? merge = null)
    where T : class
{
    private const string OfObject = "/{id}";

    // Far more than any object needs, but many patches may have added to it.
    private const int Largest = 4 * 1024 * 1024;

    /// <summary>What the id is called in the words of the module, for whoever gets it wrong.</summary>
    public string IdName { get; init; } = "id";

    /// <summary>The longest id.</summary>
    public int LongestId { get; init; } = Ids.Longest;

    /// <summary>The key under which an object of this kind is kept.</summary>
    public ObjectKey Key(string countryCode, string partyId, string id) => new(module, countryCode, partyId, id);

    /// <summary>Maps what all such modules offer: GET and PUT.</summary>
    /// <param name="owned">Routes of <see cref="OwnPartiesOnly.MapOwned"/>.</param>
    public void MapWhole(IEndpointRouteBuilder owned)
    {
        owned.MapRead(OfObject, GetAsync);
        owned.MapPut(OfObject, PutAsync);
    }

    /// <summary>Maps PATCH, which not every module has.</summary>
    /// <param name="owned">Routes of <see cref="OwnPartiesOnly.MapOwned"/>.</param>
    public void MapPart(IEndpointRouteBuilder owned) => owned.MapPatch(OfObject, PatchAsync);

    /// <summary>The object as it came.</summary>
    public async Task<Answer> GetAsync(string countryCode, string partyId, string id, IObjectStore store, CancellationToken stop) =>
        await store.FindAsync(Key(countryCode, partyId, id), stop) is { } json ? Answer.WithJson(json) : unknown;

    /// <summary>Takes a whole object: nothing of what was there before is left (TRN-30).</summary>
    public async Task<Answer> PutAsync(
        string countryCode, string partyId, string id, HttpRequest request, IObjectStore store, CancellationToken stop)
    {
        var key = Key(countryCode, partyId, id);
        var body = await RequestBody.ReadAsync(request, stop);
        if (!body.TryRead<T>(out var sent, out var refusal))
            return refusal;
        var identity = identify(sent);
        if (Refuse(key, identity) is { } mismatch)
            return mismatch;

        var isNew = false;
        await store.ChangeAsync(
            key,
            before =>
            {
                isNew = before is null;
                return new StoredObject(key, identity.LastUpdated, body.Json);
            },
            stop);
        return isNew ? Answer.Created : Answer.Done;
    }

    /// <summary>Changes the fields that are sent, and no others (TRN-31).</summary>
    public async Task<Answer> PatchAsync(
        string countryCode, string partyId, string id, HttpRequest request, IObjectStore store, CancellationToken stop)
    {
        var body = await RequestBody.ReadAsync(request, stop);
        if (!body.TryReadPatch(out var fields, out var refusal))
            return refusal;

        return await ChangeAsync(
            store,
            Key(countryCode, partyId, id),
            before =>
            {
                if (before is null)
                    return Edit.Refused(unknown);

                var json = JsonNode.Parse(before)!.AsObject();
                (merge ?? Edit.Replace)(json, fields);
                return new Edit(JsonSerializer.SerializeToUtf8Bytes(json, OcpiJson.Options), Answer.Done);
            },
            stop);
    }

    /// <summary>Stores what becomes of an object, if it is a valid one still, and belongs where it is.</summary>
    public async Task<Answer> ChangeAsync(IObjectStore store, ObjectKey key, Func<byte[]?, Edit> edit, CancellationToken stop)
    {
        Answer? answer = null;
        await store.ChangeAsync(
            key,
            before =>
            {
                (var after, answer) = edit(before);
                if (after is null)
                    return null;
                if (TryRead(key, after, out var updated, out var refusal))
                    return new StoredObject(key, updated.Value, after);

                answer = refusal;
                return null;
            },
            stop);
        return answer!;
    }

    private bool TryRead(ObjectKey key, byte[] json, [NotNullWhen(true)] out DateTimeOffset? updated, [NotNullWhen(false)] out Answer? refusal)
    {
        updated = null;
        refusal = json.Length > Largest
            ? Answer.Refusal(StatusCode.ClientError, $"With this the {typeof(T).Name} would be larger than we keep.")
            : null;
        if (refusal is not null || !RequestBody.TryRead<T>(json.AsSpan(), out var value, out refusal))
            return false;

        var identity = identify(value);
        updated = identity.LastUpdated;
        refusal = Refuse(key, identity);
        return refusal is null;
    }

    private Answer? Refuse(ObjectKey key, Identity identity) => Ids.Refuse(
        LongestId, (IdName, key.Id, identity.Id), ("country_code", key.CountryCode, identity.CountryCode), ("party_id", key.PartyId, identity.PartyId));
}
