using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Routing;
using OcpiKit.Emsp.Drivers;
using OcpiKit.Ocpi.Answers;
using OcpiKit.Ocpi.Modules;
using OcpiKit.Ocpi.Paging;
using OcpiKit.Ocpi.Storage;
using OcpiKit.Ocpi.Transport;
using OcpiKit.Ocpi.Types;

namespace OcpiKit.Emsp.Modules;

/// <summary>The sender's side of tokens: the list, and whether a driver may charge right now (mod_tokens).</summary>
internal static class TokensModule
{
    public static void MapTokens(this IEndpointRouteBuilder routes, Platform platform)
    {
        var path = platform.PathOf(EmspPlatform.Tokens);
        routes.MapRead(path, ListAsync);
        routes.MapPost(path + "/{tokenUid}/authorize", AuthorizeAsync);
    }

    /// <summary>A token is known by its uid together with its type (TOK-29).</summary>
    public static ObjectKey Key(EmspOptions options, string uid, TokenType type) =>
        TokenKeys.Of(new PartyKey(options.CountryCode, options.PartyId), uid, type);

    private static Task<IResult> ListAsync(HttpContext context, IObjectStore store, PagedList list) =>
        list.AnswerAsync(context, (page, stop) => store.ListAsync(new ObjectQuery(EmspPlatform.Tokens.Identifier, page), stop));

    private static async Task<Answer> AuthorizeAsync(
        HttpContext context, string tokenUid, IObjectStore store, EmspOptions options, Authorization authorization, CancellationToken stop)
    {
        if (!TokenTypes.TryParse(context.Request.Query["type"], out var type))
            return Answer.Refusal(StatusCode.InvalidParameter, TokenTypes.Mistake);

        var body = await RequestBody.ReadAsync(context.Request, stop);
        LocationReferences? place = null;
        // The Location may be left out (TOK-23).
        if (body.Json.Length > 0 && !body.TryRead(out place, out var refusal))
            return refusal;

        if (await store.FindAsync(Key(options, tokenUid, type.Value), stop) is not { } json)
            return Answer.NotFound(StatusCode.UnknownToken, "We have no Token with this uid and type.");

        var token = JsonSerializer.Deserialize<Token>(json, OcpiJson.Options)!;
        return Answer.With(await authorization.DecideAsync(token, place, context.Features.GetRequiredFeature<Peer>(), stop));
    }
}
