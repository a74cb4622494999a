using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using OcpiKit.Mutants.Tampering;

namespace OcpiKit.Mutants.Emsp;

/// <summary>Wrong in how an eMSP takes what is sent, and gives it back.</summary>
internal static class AnswerMutants
{
    public static IReadOnlyList<Mutant> All { get; } =
    [
        new("patch.lost", "A PATCH of a Session is answered with success and forgotten.", "emsp.sessions.push/grown/*", ["emsp.sessions.push/*"],
            Tamper.Instead(request => HttpMethods.IsPatch(request.Method) && request.Path.Value!.Contains("/sessions/", StringComparison.Ordinal))) { Rows = ["SES-26", "SES-29"], Shows = ["emsp.sessions.push"] },

        new("put.lost", "A Location is answered with success and forgotten.", "emsp.locations.push/get/*", ["emsp.locations.push/*"],
            Tamper.Instead(request => HttpMethods.IsPut(request.Method) && request.Path.Value!.Contains("/locations/", StringComparison.Ordinal))) { Rows = ["LOC-17", "LOC-19", "LOC-21"], Shows = ["emsp.locations.push"] },

        new("get.other", "A Session is given back with another energy.", "emsp.sessions.push/get/*", ["emsp.sessions.push/*"],
            Answers("GET", "/sessions/", answer => answer.Data!["kwh"] = 99)) { Rows = ["SES-20", "SES-21"], Shows = ["emsp.sessions.push"] },

        new("cdr.no-address", "A CDR is taken without saying where it is kept.", "emsp.*", ["emsp.commands.charge/*"],
            Answers("POST", "/cdrs", answer => answer.Headers.Remove("Location"))) { Rows = ["CDR-17"], Shows = ["emsp.commands.charge"] },

        new("authorize.anybody", "A card that nobody knows is let in.", "emsp.tokens.authorize/unknown/*", ["emsp.tokens.authorize/*", "schema.*"],
            Tamper.Answers(answer =>
            {
                if (!answer.Request.Path.Value!.EndsWith("/authorize", StringComparison.Ordinal) || answer.Status != StatusCodes.Status404NotFound)
                    return;
                answer.Status = StatusCodes.Status200OK;
                answer.Envelope["status_code"] = 1000;
                answer.Data = new JsonObject { ["allowed"] = "ALLOWED" };
            })) { Rows = ["STA-15", "TOK-19", "TOK-25"], Shows = ["emsp.tokens.authorize"] },

        new("authorize.where", "Who does not say where is refused for no reason that can be understood.", "emsp.tokens.known/anywhere/*", ["emsp.tokens.known/*"],
            Tamper.Answers(answer =>
            {
                if (answer.Request.Path.Value!.EndsWith("/authorize", StringComparison.Ordinal) && answer.Status is StatusCodes.Status200OK)
                    answer.BecomeRefusal(2000);
            })) { Rows = ["STA-13"], Shows = ["emsp.tokens.known"] },

        new("token.accent", "The contract of a Token is written with an accent.", "schema.token", [],
            Tamper.Answers(answer =>
            {
                foreach (var token in (answer.Data as JsonArray)?.OfType<JsonObject>().Where(item => item.ContainsKey("contract_id")) ?? [])
                    token["contract_id"] = "DE-OKM-C0000É1";
            })) { Rows = ["TYP-01"], Shows = ["emsp.tokens.paging"] },

        new("put.null-refused", "A field that is null is taken for a mistake.", "emsp.locations.left-out/nulls/*", ["emsp.locations.left-out/get-nulls/*"],
            Tamper.Refusing((request, body) => HttpMethods.IsPut(request.Method) && body is JsonObject fields && fields.Any(field => field.Value is null), 2001)) { Rows = ["TRM-02", "TRM-03"], Shows = ["emsp.locations.left-out"] },

        new("put.empty-refused", "A list that is empty is taken for a mistake.", "emsp.locations.left-out/emptied/*", ["emsp.locations.left-out/get-emptied/*"],
            Tamper.Refusing((request, body) => HttpMethods.IsPut(request.Method) && body is JsonObject fields && fields.Any(field => field.Value is JsonArray { Count: 0 }), 2001)) { Rows = ["TRM-03"], Shows = ["emsp.locations.left-out"] },

        new("timeless.taken", "A PATCH that does not say when is taken.", "emsp.locations.patch/timeless/answer", [],
            Tamper.Answers(answer =>
            {
                if (answer.Request.Method != "PATCH" || answer.Envelope["status_code"]?.GetValue<int>() is not 2001)
                    return;
                answer.Status = StatusCodes.Status200OK;
                answer.Envelope["status_code"] = 1000;
            })) { Rows = ["LOC-29", "STA-12"], Shows = ["emsp.locations.patch"] },
    ];

    private static Action<Microsoft.Extensions.Hosting.IHostApplicationBuilder> Answers(string method, string path, Action<Draft> change) => Tamper.Answers(answer =>
    {
        if (answer.Request.Method == method && answer.Request.Path.Value!.Contains(path, StringComparison.Ordinal) && answer.Status is >= 200 and < 300 && (method == "POST" || answer.Data is not null))
            change(answer);
    });
}
