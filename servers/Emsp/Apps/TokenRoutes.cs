using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using OcpiKit.Emsp.Drivers;
using OcpiKit.Emsp.Modules;
using OcpiKit.Ocpi.Answers;
using OcpiKit.Ocpi.Modules;
using OcpiKit.Ocpi.Paging;
using OcpiKit.Ocpi.Storage;

namespace OcpiKit.Emsp.Apps;

/// <summary>Shows the tokens of drivers, gives out new ones, and blocks those that were lost.</summary>
internal static class TokenRoutes
{
    public static void MapWallet(this IEndpointRouteBuilder app)
    {
        app.MapRead("/tokens", (HttpContext context, IObjectStore store, PagedList list) =>
            list.AnswerAsync(context, (page, stop) => store.ListAsync(new ObjectQuery(EmspPlatform.Tokens.Identifier, page), stop)))
            .WithSummary("The tokens of our drivers, page by page as in OCPI (?offset=, ?limit=).");
        app.MapRead("/tokens/{uid}", async (string uid, HttpRequest request, Wallet wallet, CancellationToken stop) =>
            Answer.With(await wallet.FindAsync(uid, request.TokenType(), stop))).WithSummary("One of them; with ?type=RFID where two have the same uid.");
        app.MapPost("/tokens", async (HttpRequest request, Cards cards, CancellationToken stop) =>
            Answer.With(await cards.IssueAsync(await request.ReadAsync<NewTokenRequest>(stop), stop)))
            .Accepts<NewTokenRequest>("application/json").WithSummary("Give out a new one: uid; type, contract_id, visual_number, group_id, valid, whitelist, language, default_profile_type if you like. All CPOs are told.");
        app.MapPatch("/tokens/{uid}", async (string uid, HttpRequest request, Cards cards, CancellationToken stop) =>
            Answer.With(await cards.ChangeAsync(uid, request.TokenType(), await request.ReadAsync<TokenChange>(stop), stop)))
            .Accepts<TokenChange>("application/json").WithSummary("Block it with valid: false, or change whitelist, group_id, language, default_profile_type. All CPOs are told.");
    }
}
