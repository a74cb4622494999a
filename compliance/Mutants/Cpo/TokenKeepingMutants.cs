using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;
using OcpiKit.Mutants.Tampering;

namespace OcpiKit.Mutants.Cpo;

/// <summary>Wrong in how a CPO keeps the Tokens that it is sent.</summary>
internal static class TokenKeepingMutants
{
    private static readonly string[] Push = ["cpo.tokens.push"];

    public static IReadOnlyList<Mutant> All { get; } =
    [
        new("token.lost", "A Token is answered with success and forgotten.", "cpo.tokens.push/get/*", ["cpo.tokens.push/*"],
            Tamper.Instead(request => HttpMethods.IsPut(request.Method) && OfTokens(request))) { Rows = ["TOK-09", "TOK-10"], Shows = Push },

        new("token.one-type", "Of two Tokens with one uid always the card is given back.", "cpo.tokens.push/get-app/*", [],
            Kept((request, token) =>
            {
                if (request.Query["type"] == "APP_USER")
                    (token["type"], token["contract_id"]) = ("RFID", "NL-OKT-C00005B1F-1");
            })) { Rows = ["TOK-08", "TOK-13"], Shows = Push },

        new("token.put-adds", "A PUT leaves what the Token had before and has no more.", "cpo.tokens.push/get-shorter/*", [],
            Kept((_, token) => token["language"] ??= "en")) { Rows = ["TRN-30"], Shows = Push },

        new("token.offline-is-allowed", "A Token that may be let in without a network is kept as one that may always be.", "cpo.tokens.types.offline/get/*", [],
            Kept((_, token) =>
            {
                if ((string?)token["whitelist"] == "ALLOWED_OFFLINE")
                    token["whitelist"] = "ALLOWED";
            })) { Rows = ["TOK-09", "TOK-10"], Shows = ["cpo.tokens.types.offline"] },

        new("token.patch-more", "A PATCH changes more of a Token than it names.", "cpo.tokens.patch/get/*", [],
            Kept((_, token) => token["issuer"] = "Somebody else")) { Rows = ["TOK-14", "TRN-31"], Shows = ["cpo.tokens.patch"] },
    ];

    private static bool OfTokens(HttpRequest request) => request.Path.Value!.Contains("/tokens/", StringComparison.Ordinal);

    private static Action<IHostApplicationBuilder> Kept(Action<HttpRequest, JsonObject> change) => Tamper.Answers(answer =>
    {
        if (HttpMethods.IsGet(answer.Request.Method) && OfTokens(answer.Request) && answer.Status == StatusCodes.Status200OK && answer.Data is JsonObject token)
            change(answer.Request, token);
    });
}
