using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;
using OcpiKit.Mutants.Tampering;

namespace OcpiKit.Mutants.Cpo;

/// <summary>Against what the specification only recommends, or leaves so much room that it is a warning.</summary>
internal static class AdviceMutants
{
    private static readonly string[] Refusals = ["cpo.tokens.refusals"];

    public static IReadOnlyList<Mutant> All { get; } =
    [
        new("list.closed", "Tariffs can only be pushed, not read.", "cpo.tariffs.paging/first-page/http", ["cpo.tariffs.paging/*"],
            Answered("GET", "/tariffs", answer =>
            {
                answer.Status = StatusCodes.Status405MethodNotAllowed;
                answer.Envelope["status_code"] = 2000;
                answer.Envelope.Remove("data");
            })) { Rows = ["TRN-10"], Shows = ["cpo.tariffs.paging"] },

        new("limit.refused", "A limit beyond the cap is refused.", "cpo.tariffs.limits/beyond-the-cap/answer", ["cpo.tariffs.limits/*"],
            Tamper.Answers(answer =>
            {
                if (int.TryParse(answer.Request.Query["limit"], out var limit) && limit > 100)
                    answer.BecomeRefusal(2001);
            })) { Rows = ["TRN-27"], Shows = ["cpo.tariffs.limits"] },

        new("link.empty", "The last page has a Link that leads nowhere.", "crawl.ends", [],
            Tamper.Pages(answer =>
            {
                if (!answer.Headers.ContainsKey("Link"))
                    answer.Headers["Link"] = "<>; rel=\"next\"";
            })) { Rows = ["TRN-23"], Shows = ["cpo.tariffs.paging"] },

        new("data.left-out", "A list without objects comes without data.", "data.cardinality", [],
            Tamper.Answers(answer =>
            {
                if (answer is { IsSuccess: true, Data: JsonArray { Count: 0 } })
                    answer.Envelope.Remove("data");
            })) { Rows = ["STA-08"], Shows = ["cpo.tariffs.empty-windows"] },

        new("header-names.to-the-letter", "The names of headers are read to the letter.", "both.transport.header-names/*", ["header.correlation-id"],
            Tamper.Answers(answer =>
            {
                if (!answer.Request.Headers.Keys.Contains("X-Correlation-ID", StringComparer.Ordinal))
                    answer.Headers.Remove("X-Correlation-ID");
            })) { Rows = ["TRN-77"], Shows = ["both.transport.header-names"] },

        new("put.created-as-updated", "A new Token is answered with HTTP 200.", "cpo.tokens.left-out/first/answer", [],
            Tamper.Answers(answer =>
            {
                if (answer.Status is StatusCodes.Status201Created)
                    answer.Status = StatusCodes.Status200OK;
            })) { Rows = ["STA-05"], Shows = ["cpo.tokens.left-out"] },

        new("put.updated-as-created", "A Token that was there is answered with HTTP 201.", "cpo.tokens.left-out/again/answer", [],
            Answered("PUT", "/tokens/", answer => answer.Status = StatusCodes.Status201Created)) { Rows = ["STA-04"], Shows = ["cpo.tokens.left-out"] },

        new("object.bad-request", "A Token that lacks a field is refused with HTTP 400.", "cpo.tokens.refusals/incomplete/answer", ["cpo.tokens.refusals/*/answer"],
            Refused(answer => answer.Status = StatusCodes.Status400BadRequest)) { Rows = ["STA-02"], Shows = Refusals },

        new("object.own-fault", "What a partner does wrong is said to be the server's own fault.", "cpo.tokens.refusals/incomplete/answer", ["cpo.tokens.refusals/*/answer"],
            Refused(answer => answer.Envelope["status_code"] = 3000)) { Rows = ["STA-11"], Shows = Refusals },

        new("object.elsewhere", "A Token is stored under another id than its own.", "cpo.tokens.refusals/other-uid/answer", ["cpo.tokens.refusals/*/answer"],
            Refused(answer => answer.Envelope["status_code"] = 1000)) { Rows = ["TRN-37"], Shows = Refusals },

        new("post.taken", "A Token may be sent by POST as well.", "cpo.tokens.refusals/post/answer", [],
            Tamper.Answers(answer =>
            {
                if (!HttpMethods.IsPost(answer.Request.Method) || answer.Status is not StatusCodes.Status405MethodNotAllowed)
                    return;
                answer.Status = StatusCodes.Status200OK;
                answer.Headers.Remove("Allow");
                answer.Envelope["status_code"] = 1000;
            })) { Rows = ["TRN-35"], Shows = Refusals },

        new("errors.silent", "A refusal at the HTTP layer of what is valid JSON says nothing.", "envelope.on-errors", ["cpo.tokens.refusals/*/answer"],
            Refused(answer =>
            {
                answer.Status = StatusCodes.Status400BadRequest;
                answer.Bytes = [];
            })) { Rows = ["STA-06"], Shows = Refusals },
    ];

    private static Action<IHostApplicationBuilder> Answered(string method, string path, Action<Draft> change) => Tamper.Answers(answer =>
    {
        if (answer.Request.Method == method && answer.Status is >= 200 and < 300 && answer.Request.Path.Value!.Contains(path, StringComparison.Ordinal))
            change(answer);
    });

    private static Action<IHostApplicationBuilder> Refused(Action<Draft> change) => Tamper.Answers(answer =>
    {
        if (HttpMethods.IsPut(answer.Request.Method) && (int?)answer.Envelope["status_code"] is >= 2000 and < 3000 && answer.Status is StatusCodes.Status200OK)
            change(answer);
    });
}
