using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using OcpiKit.Ocpi.Answers;
using OcpiKit.Ocpi.Modules;
using OcpiKit.Ocpi.Storage;
using OcpiKit.Ocpi.Types;

namespace OcpiKit.Cpo.Modules;

/// <summary>
/// The receiver's side of tokens: eMSPs tell which cards their drivers have, so that these can charge even where the eMSP cannot be
/// asked (mod_tokens). Nothing is deleted: a token that is no longer good is sent as not valid (TOK-03).
/// </summary>
internal static class TokensModule
{
    private const string OfToken = "/{tokenUid}";

    private static readonly Receiver<Token> Receiver = new(
        CpoPlatform.Tokens.Identifier,
        token => new Identity(token.CountryCode, token.PartyId, TokenKeys.IdOf(token.Uid, token.Type), token.LastUpdated),
        Answer.NotFound(StatusCode.UnknownToken, "We have no Token with this uid and type."))
    {
        IdName = "uid with its type",
        LongestId = TokenKeys.Longest,
    };

    public static void MapTokens(this IEndpointRouteBuilder routes, Platform platform)
    {
        var tokens = routes.MapOwned(platform.PathOf(CpoPlatform.Tokens));
        tokens.MapRead(OfToken, GetAsync);
        tokens.MapPut(OfToken, PutAsync);
        tokens.MapPatch(OfToken, PatchAsync);
    }

    private static async Task<Answer> GetAsync(
        string countryCode, string partyId, string tokenUid, string? type, IObjectStore store, CancellationToken stop) =>
        TokenKeys.TryRead(tokenUid, type, out var id, out var refusal)
            ? await Receiver.GetAsync(countryCode, partyId, id, store, stop)
            : refusal;

    private static async Task<Answer> PutAsync(
        string countryCode, string partyId, string tokenUid, string? type, HttpRequest request, IObjectStore store, CancellationToken stop) =>
        TokenKeys.TryRead(tokenUid, type, out var id, out var refusal)
            ? await Receiver.PutAsync(countryCode, partyId, id, request, store, stop)
            : refusal;

    private static async Task<Answer> PatchAsync(
        string countryCode, string partyId, string tokenUid, string? type, HttpRequest request, IObjectStore store, CancellationToken stop) =>
        TokenKeys.TryRead(tokenUid, type, out var id, out var refusal)
            ? await Receiver.PatchAsync(countryCode, partyId, id, request, store, stop)
            : refusal;
}
