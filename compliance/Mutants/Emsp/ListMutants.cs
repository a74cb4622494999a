using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;
using OcpiKit.Mutants.Tampering;

namespace OcpiKit.Mutants.Emsp;

/// <summary>An eMSP that is wrong in its list of Tokens, and in what stands around every answer.</summary>
internal static class ListMutants
{
    private static readonly string[] Window = ["emsp.tokens.window"];
    private static readonly string[] Paging = ["emsp.tokens.paging"];

    public static IReadOnlyList<Mutant> All { get; } =
    [
        new("tokens.from-ignored", "date_from changes nothing in the list of Tokens.", "window.from", ["emsp.tokens.window/*"],
            Tamper.Reading(page => page with { From = null })) { Rows = ["TRN-17"], Shows = Window },

        new("tokens.to-ignored", "date_to changes nothing in the list of Tokens.", "window.to", ["emsp.tokens.window/*"],
            Tamper.Reading(page => page with { To = null })) { Rows = ["TRN-18"], Shows = Window },

        new("tokens.only-with-z", "A date without a Z is turned away.", "emsp.tokens.date-forms/without-zone/*", ["emsp.tokens.date-forms/three-digits/*"],
            Pages(page =>
            {
                if (page.Request.Query["date_from"].ToString() is { Length: > 0 } from && !from.EndsWith('Z'))
                    page.BecomeRefusal(2001);
            })) { Rows = ["TYP-04"], Shows = ["emsp.tokens.date-forms"] },

        new("tokens.around-the-end", "Beyond its end the list of Tokens begins again.", "emsp.tokens.offset/beyond-the-end/*", ["paging.total-count"],
            Tamper.Reading(page => page.Offset >= 1_000_000 ? page with { Offset = 0 } : page)) { Rows = ["TRN-19"], Shows = ["emsp.tokens.offset"] },

        new("tokens.one-more", "There is one Token more than asked for.", "paging.within-limit", ["emsp.tokens.paging/first-page/*", "paging.*"],
            Tamper.Reading(page => page with { Limit = page.Limit + 1 })) { Rows = ["TRN-20"], Shows = Paging },

        new("tokens.no-link", "There is no Link to the next Tokens.", "paging.link", ["crawl.total"],
            Pages(page => page.Headers.Remove("Link"))) { Rows = ["TRN-22"], Shows = Paging },

        new("tokens.no-total", "There is no X-Total-Count.", "paging.total-count", ["emsp.tokens.paging/*"],
            Pages(page => page.Headers.Remove("X-Total-Count"))) { Rows = ["TRN-25"], Shows = Paging },

        new("tokens.no-limit", "There is no X-Limit.", "paging.limit-header", [],
            Pages(page => page.Headers.Remove("X-Limit"))) { Rows = ["TRN-26"], Shows = Paging },

        new("tokens.bare", "Tokens come without an envelope.", "envelope.object", ["emsp.tokens.paging/*"],
            Pages(page => page.Bytes = System.Text.Encoding.UTF8.GetBytes(page.Data!.ToJsonString()))) { Rows = ["TRN-40"], Shows = Paging },

        new("tokens.one-by-one", "Tokens come in an object, under their uids.", "data.cardinality", ["crawl.total", "paging.*", "emsp.tokens.paging/*"],
            Pages(page => page.Data = new JsonObject(page.Data!.AsArray().Select(token => KeyValuePair.Create((string)token!["uid"]!, (JsonNode?)token.DeepClone()))))) { Rows = ["TRN-41"], Shows = Paging },

        new("answers.no-status", "The envelope has no status_code.", "envelope.status-code", ["emsp.tokens.paging/*", "envelope.*"],
            Pages(page => page.Envelope.Remove("status_code"))) { Rows = ["TRN-42"], Shows = Paging },

        new("answers.message-list", "The status_message is a list.", "envelope.status-message", [],
            Pages(page => page.Envelope["status_message"] = new JsonArray())) { Rows = ["TRN-43"], Shows = Paging },

        new("answers.offset-time", "The timestamp says +00:00 instead of Z.", "envelope.timestamp", [],
            Pages(page => page.Envelope["timestamp"] = "2026-03-01T12:00:00+00:00")) { Rows = ["TRN-44"], Shows = Paging },

        new("answers.no-request-id", "Answers do not repeat the X-Request-ID.", "header.request-id", [],
            Pages(page => page.Headers.Remove("X-Request-ID"))) { Rows = ["TRN-67"], Shows = Paging },

        new("answers.no-correlation-id", "Answers do not repeat the X-Correlation-ID.", "header.correlation-id", [],
            Pages(page => page.Headers.Remove("X-Correlation-ID"))) { Rows = ["TRN-69"], Shows = Paging },

        new("answers.custom", "Success is 1900, a code that only modules of one's own may use.", "status.custom", ["emsp.tokens.paging/*"],
            Pages(page => page.Envelope["status_code"] = 1900)) { Rows = ["STA-07"], Shows = Paging },

        new("answers.half-refused", "Half a document is refused like one that is wrong: HTTP 200 with 2001.", "emsp.locations.refusals/half/answer", [],
            Tamper.Answers(answer =>
            {
                if (answer.Status is StatusCodes.Status400BadRequest)
                    answer.BecomeRefusal(2001);
            })) { Rows = ["STA-01"], Shows = ["emsp.locations.refusals"] },

        new("access.open-house", "Who shows no token, or a wrong one, is told that there are no Tokens.", "emsp.tokens.authorization/*/answer", ["both.credentials.registration/used-up/answer", "data.cardinality"],
            Tamper.Answers(answer =>
            {
                if (answer.Status is StatusCodes.Status401Unauthorized)
                    answer.BecomeEmptyPage();
            })) { Rows = ["TRN-07", "TRN-08"], Shows = ["emsp.tokens.authorization"] },

        new("access.early-guest", "The token of registration opens the list of Tokens.", "emsp.credentials.too-soon/tokens/answer", [],
            Tamper.Answers(answer =>
            {
                if (answer.Status is StatusCodes.Status401Unauthorized && answer.Request.Path.Value!.EndsWith("/tokens", StringComparison.Ordinal))
                    answer.BecomeEmptyPage();
            })) { Rows = ["TRN-09"], Shows = ["emsp.credentials.too-soon"] },

        new("location.undying-field", "What a PUT leaves out stays as it was.", "emsp.locations.left-out/get-bare/*", ["emsp.locations.left-out/get-*"],
            Tamper.Answers(answer =>
            {
                if (HttpMethods.IsGet(answer.Request.Method) && answer is { IsSuccess: true, Data: JsonObject location } && location.ContainsKey("address"))
                    location["name"] ??= "OcpiKit test";
            })) { Rows = ["TRN-30"], Shows = ["emsp.locations.left-out"] },

        new("location.patch-resets", "A PATCH changes what it does not name.", "emsp.locations.patch/get/*", [],
            Tamper.Answers(answer =>
            {
                if (HttpMethods.IsGet(answer.Request.Method) && answer is { IsSuccess: true, Data: JsonObject location } && location["evses"] is JsonArray { Count: > 0 } evses)
                    evses[0]!["evse_id"] = "NL*OKT*E0";
            })) { Rows = ["LOC-28", "TRN-31"], Shows = ["emsp.locations.patch"] },
    ];

    private static Action<IHostApplicationBuilder> Pages(Action<Draft> change) => Tamper.Answers(answer =>
    {
        if (answer is { IsSuccess: true, Data: JsonArray } && answer.Request.Path.Value!.EndsWith("/tokens", StringComparison.Ordinal))
            change(answer);
    });
}
