using OcpiKit.Mutants.Calls;
using OcpiKit.Mutants.Tampering;

namespace OcpiKit.Mutants.Emsp;

/// <summary>An eMSP that is wrong in what every call has around it, or in the Token that it pushes.</summary>
internal static class CallingMutants
{
    private static readonly string[] Push = ["emsp.tokens.push"];

    public static IReadOnlyList<Mutant> All { get; } =
    [
        new("emsp-call.no-token", "Pushes carry no token.", "incoming.authorization", ["emsp.tokens.push/*"],
            Post.Calls(call => !call.IsConfiguration, call => call.Headers.Remove("Authorization"))) { Rows = ["TRN-02"], Shows = Push },

        new("emsp-call.raw-token", "The token is sent as it is, not in Base64.", "incoming.authorization", [],
            Post.Calls(call => call.Headers.TryAddWithoutValidation("Authorization", WrappingMutants.Raw(call)))) { Rows = ["TRN-03"], Shows = Push },

        new("emsp-call.no-request-id", "Requests carry no X-Request-ID.", "incoming.request-id", [],
            Post.Calls(call => call.Headers.Remove("X-Request-ID"))) { Rows = ["TRN-66"], Shows = Push },

        new("emsp-call.no-correlation-id", "Requests carry no X-Correlation-ID.", "incoming.correlation-id", [],
            Post.Calls(call => call.Headers.Remove("X-Correlation-ID"))) { Rows = ["TRN-68"], Shows = Push },

        new("emsp-call.type-text", "A new Token says that it is text/plain.", "incoming.content-type", [],
            Post.Calls(call => call.Is("tokens", "PUT"), call => call.Type = "text/plain")) { Rows = ["TRN-12"], Shows = Push },

        new("emsp-call.merge-patch", "A PATCH says that it is a merge patch.", "incoming.content-type", [],
            Post.Calls(call => call.Method == "PATCH", call => call.Type = "application/merge-patch+json")) { Rows = ["TRN-12", "TRN-32"], Shows = Push },

        new("emsp-call.guessed-url", "Tokens are pushed to an address that other partners have.", "incoming.url", ["emsp.tokens.push/*"],
            Post.Calls(call => call.Is("tokens"), call => call.Url = new(call.Url.AbsoluteUri.Replace("/tokens/receiver/", "/ocpi/cpo/tokens/", StringComparison.Ordinal)))) { Rows = ["TRN-73"], Shows = Push },

        new("emsp-push.incomplete", "A Token is sent without its issuer.", "incoming.schema.token", ["emsp.tokens.push/*"],
            Post.Calls(call => call.Is("tokens", "PUT"), call => call.Edit(token => token.Remove("issuer")))) { Rows = ["TRN-29"], Shows = Push },

        new("emsp-push.other-id", "The address of a Token ends with another uid than the Token has.", "incoming.url-ids", ["emsp.tokens.push/*"],
            Post.Calls(call => call.Is("tokens", "PUT"), call => call.Edit(token => token["uid"] = $"{token["uid"]}X"))) { Rows = ["TRN-34"], Shows = Push },

        new("emsp-push.numbers", "A Token says with 1 that it is valid.", "incoming.schema.token", ["emsp.tokens.push/*"],
            Post.Calls(call => call.Is("tokens", "PUT"), call => call.Edit(token => token["valid"] = 1))) { Rows = ["TOK-28"], Shows = Push },

        new("emsp-push.offset-time", "last_updated has an offset.", "incoming.schema.token", ["emsp.tokens.push/*"],
            Post.Calls(call => call.Is("tokens"), call => call.Edit(token => token["last_updated"] = "2026-03-01T12:00:00+00:00"))) { Rows = ["TYP-03", "TYP-06"], Shows = Push },

        new("emsp-push.accent", "The uid of a Token is written with an accent.", "incoming.schema.token", ["emsp.tokens.push/*", "incoming.url-ids"],
            Post.Calls(call => call.Is("tokens", "PUT"), call => call.Edit(token => token["contract_id"] = "DE-OKM-C0000É1"))) { Rows = ["TYP-01"], Shows = Push },

        new("emsp-push.lower-case", "The type of a Token is written in lower case.", "incoming.schema.token", ["emsp.tokens.push/*", "incoming.token-type"],
            Post.Calls(call => call.Is("tokens", "PUT"), call => call.Edit(token => token["type"] = "rfid"))) { Rows = ["TYP-10"], Shows = Push },

        new("emsp-push.stubborn", "What failed is sent again a little later.", "push.sent-once", ["emsp.tokens.odd-answers/*"],
            Post.Carrying(() => async call =>
            {
                var answer = await call.SendAsync();
                if (call.Method == "GET" || (int)answer.StatusCode < 500)
                    return answer;
                answer.Dispose();
                return await call.Another(call.Method, call.Url, call.Body).SendAsync();
            })) { Rows = ["TRN-75"], Shows = ["emsp.tokens.odd-answers"] },
    ];
}
