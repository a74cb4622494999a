using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Routing;
using OcpiKit.Ocpi.Answers;
using OcpiKit.Ocpi.Modules;
using OcpiKit.Ocpi.Pulling;
using OcpiKit.Ocpi.Storage;
using OcpiKit.Ocpi.Transport;
using OcpiKit.Ocpi.Types;

namespace OcpiKit.Emsp.Modules;

/// <summary>
/// The receiver's side of CDRs: a CPO bills the charging of our drivers, and looks at what we have (mod_cdrs). A CDR never changes: what
/// was wrong is taken back by a credit CDR (CDR-01).
/// </summary>
internal static class CdrsModule
{
    // Three more than other ids have, so that a credit CDR can append to the id of the one it takes back (CDR-29).
    private const int LongestId = 39;

    private static readonly Answer Unknown = Answer.NotFound(StatusCode.ClientError, "We have no CDR with this URL.");

    public static readonly PulledModule<Cdr> Pulled = new(
        EmspPlatform.Cdrs.Identifier, cdr => new Identity(cdr.CountryCode, cdr.PartyId, cdr.Id, cdr.LastUpdated))
    {
        NeverChanges = true,
        LongestId = LongestId,
        Mistake = Mistake,
    };

    public static void MapCdrs(this IEndpointRouteBuilder routes, Platform platform)
    {
        var path = platform.PathOf(EmspPlatform.Cdrs);
        routes.MapPost(path, PostAsync);
        routes.MapOwned(path).MapRead("/{segment}", GetAsync);
    }

    public static ObjectKey Key(string countryCode, string partyId, string id) => new(EmspPlatform.Cdrs.Identifier, countryCode, partyId, id);

    private static async Task<Answer> PostAsync(HttpContext context, Platform platform, IObjectStore store, CancellationToken stop)
    {
        var body = await RequestBody.ReadAsync(context.Request, stop);
        if (!body.TryRead<Cdr>(out var cdr, out var refusal))
            return refusal;
        if (!Ids.IsWellFormed(cdr.Id, LongestId))
            return Answer.Refusal(StatusCode.InvalidParameter, $"id has to be 1 to {LongestId} printable ASCII characters.");
        if (!context.Features.GetRequiredFeature<Peer>().Speaks(cdr.CountryCode, cdr.PartyId))
            return Answer.Refusal(StatusCode.InvalidParameter, "country_code and party_id have to be those of a party that you are registered with.");
        if (Mistake(cdr) is { } mistake)
            return Answer.Refusal(StatusCode.InvalidParameter, mistake);

        byte[]? before = null;
        var key = Key(cdr.CountryCode, cdr.PartyId, cdr.Id);
        await store.ChangeAsync(
            key,
            known =>
            {
                before = known;
                return known is null ? new StoredObject(key, cdr.LastUpdated, body.Json) : null;
            },
            stop);

        // Who did not get our answer may well send the same CDR again (AMB-21).
        if (before is not null && !Same(before, body.Json))
            return Answer.Refusal(StatusCode.ClientError, "We have another CDR with this id, and a CDR never changes: take it back with a credit CDR, and send a new one.");
        context.Response.Headers.Location = UrlOf(context.Request, platform, key).AbsoluteUri;
        return before is null ? Answer.Created : Answer.Done;
    }

    private static async Task<Answer> GetAsync(
        string countryCode, string partyId, string segment, IObjectStore store, CancellationToken stop) =>
        await store.FindAsync(Key(countryCode, partyId, Uri.UnescapeDataString(segment)), stop) is { } cdr ? Answer.WithJson(cdr) : Unknown;

    private static string? Mistake(Cdr cdr) =>
        cdr.ChargingPeriods.Count is 0 ? "charging_periods has to have at least one period (CDR-34)."
        : cdr.Credit is true && string.IsNullOrEmpty(cdr.CreditReferenceId) ? "A credit CDR has to name the CDR that it takes back in credit_reference_id (CDR-04)."
        : null;

    private static bool Same(byte[] known, byte[] sent)
    {
        using var one = JsonDocument.Parse(known);
        using var other = JsonDocument.Parse(sent);
        return JsonElement.DeepEquals(one.RootElement, other.RootElement);
    }

    // Escaped twice: an id may contain a slash, and what servers make of an escaped slash in a path differs.
    private static Uri UrlOf(HttpRequest request, Platform platform, ObjectKey key) => platform.UrlOf(
        request, $"{platform.PathOf(EmspPlatform.Cdrs)}/{key.CountryCode}/{key.PartyId}/{Uri.EscapeDataString(Uri.EscapeDataString(key.Id))}");
}
