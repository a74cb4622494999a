using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;
using OcpiKit.Mutants.Tampering;

namespace OcpiKit.Mutants.Cpo;

/// <summary>Wrong in what it keeps of the Tokens that it is sent.</summary>
internal static class TokenMutants
{
    public static IReadOnlyList<Mutant> All { get; } =
    [
        new("token.undying-field", "What a PUT leaves out stays as it was.", "cpo.tokens.left-out/get-bare/*", ["cpo.tokens.left-out/get-nulls/*"],
            Given(token => token["visual_number"] ??= "OCPIKIT-5B1F-5")) { Rows = ["TRN-30"], Shows = ["cpo.tokens.left-out"] },

        new("token.patch-resets", "A PATCH changes what it does not name.", "cpo.tokens.patch/get/*", [],
            Given(token =>
            {
                if ((string?)token["language"] == "nl")
                    token["issuer"] = "Nobody";
            })) { Rows = ["TOK-14", "TRN-31"], Shows = ["cpo.tokens.patch"] },

        new("token.null-refused", "A field that is null is taken for a mistake.", "cpo.tokens.left-out/nulls/*", ["cpo.tokens.left-out/get-nulls/*"],
            Tamper.Refusing((request, body) => HttpMethods.IsPut(request.Method) && body is JsonObject token && token.Any(field => field.Value is null), 2001)) { Rows = ["TRM-02"], Shows = ["cpo.tokens.left-out"] },
    ];

    private static Action<IHostApplicationBuilder> Given(Action<JsonObject> change) => Tamper.Answers(answer =>
    {
        if (HttpMethods.IsGet(answer.Request.Method) && answer.Request.Path.Value!.Contains("/tokens/", StringComparison.Ordinal) && answer is { IsSuccess: true, Data: JsonObject token })
            change(token);
    });
}
