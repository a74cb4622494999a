using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;
using OcpiKit.Mutants.Tampering;

namespace OcpiKit.Mutants.Calls;

/// <summary>Wrong in what is answered to a registration, to its renewal and to its end, and in how one is begun.</summary>
internal static class HandshakeMutants
{
    private const string Registration = "both.credentials.registration", Rotation = "both.credentials.rotation";
    private static readonly string[] Registered = [Registration], Renewed = [Rotation], Begun = ["both.credentials.end", "both.credentials.registers"];

    public static IReadOnlyList<Mutant> All { get; } =
    [
        new("registration.no-token", "The answer to a registration has no token.", $"{Registration}/register/token-given", ["schema.credentials", $"{Registration}/*"],
            Handshakes("POST", (_, credentials) => credentials.Remove("token"))) { Rows = ["CRE-06"], Shows = Registered },

        new("registration.same-token", "The answer to a registration gives the token for registration again.", "registration.fresh-token", [$"{Registration}/*"],
            Handshakes("POST", (answer, credentials) => credentials["token"] = Shown(answer.Request))) { Rows = ["CRE-06", "CRE-23"], Shows = Registered },

        new("registration.nowhere", "The answer to a registration does not say where the versions are.", $"{Registration}/register/data-url", ["schema.credentials"],
            Handshakes("POST", (_, credentials) => credentials.Remove("url"))) { Rows = ["CRE-23", "CRE-32"], Shows = Registered },

        new("registration.forgotten", "A renewal or an end of what is no registration is answered 403.", $"{Registration}/too-early/answer", [$"{Registration}/nothing-to-end/answer"],
            NotAllowed(request => request.Method is "PUT" or "DELETE")) { Rows = ["CRE-28"], Shows = Registered },

        new("registration.nothing-ended", "That what is no registration is ended is answered 403.", $"{Registration}/nothing-to-end/answer", [],
            NotAllowed(request => request.Method is "DELETE")) { Rows = ["CRE-30"], Shows = Registered },

        new("registration.again", "A second registration is answered 403.", $"{Registration}/again/answer", [],
            NotAllowed(request => request.Method is "POST")) { Rows = ["CRE-24"], Shows = Registered },

        new("registration.early-data", "The token for registration gets HTTP 403 for data.", "cpo.credentials.too-soon/*", [],
            Tamper.Answers(answer =>
            {
                if (answer.Status is StatusCodes.Status401Unauthorized && $"{answer.Envelope["status_message"]}".Contains("register first", StringComparison.Ordinal))
                    answer.Status = StatusCodes.Status403Forbidden;
            })) { Rows = ["TRN-09"], Shows = ["cpo.credentials.too-soon"] },

        new("renewal.same-token", "The answer to a renewal gives the former token again.", "registration.fresh-token", [$"{Rotation}/*"],
            Handshakes("PUT", (answer, credentials) => credentials["token"] = Shown(answer.Request))) { Rows = ["CRE-26"], Shows = Renewed },

        new("renewal.refused", "A renewal is refused.", $"{Rotation}/renew/answer", [$"{Rotation}/*"],
            Tamper.Answers(answer =>
            {
                if (answer.Request.Method != "PUT" || !answer.Request.Path.Value!.EndsWith("/credentials", StringComparison.Ordinal))
                    return;
                answer.Envelope["status_code"] = 3000;
                answer.Envelope.Remove("data");
            })) { Rows = ["CRE-14", "CRE-26"], Shows = Renewed },

        new("renewal.blind", "A renewal is answered without a new look at the partner.", "registration.calls-back", [$"{Rotation}/versions/came", $"{Rotation}/details/came", "incoming.token"],
            Post.Carrying(() =>
            {
                var seen = 0;
                return call => call.IsConfiguration && Interlocked.Increment(ref seen) > 2 ? Task.FromResult(Letter.Pretended(Imagination.Of(call))) : call.SendAsync();
            })) { Rows = ["CRE-13", "CRE-25"], Shows = Renewed },

        new("renewal.oldest-version", "Of the versions that both have the oldest is picked.", "both.credentials.versions-offered/older/answer", ["incoming.url"],
            Post.Carrying(() =>
            {
                var oldest = false;
                return async call =>
                {
                    if (oldest && call.Path.EndsWith("/2.2.1", StringComparison.Ordinal))
                        call.Url = new(call.Url.AbsoluteUri.Replace("/2.2.1", "/2.1.1", StringComparison.Ordinal));
                    var answer = await call.SendAsync();
                    if (call.Path.EndsWith("/versions", StringComparison.Ordinal))
                        oldest = (await answer.Content.ReadAsStringAsync()).Contains("\"2.1.1\"", StringComparison.Ordinal);
                    return answer;
                };
            })) { Rows = ["CRE-10"], Shows = ["both.credentials.versions-offered"] },

        new("end.forgotten", "After the end of a registration its token is as good as before.", "both.credentials.end/shut/answer", ["both.credentials.*"],
            Tamper.Memory()) { Rows = ["CRE-29", "TRN-08"], Shows = ["both.credentials.end"] },

        new("beginner.never", "It cannot begin a registration.", "both.credentials.registers/registration/came", ["both.credentials.registers/*"],
            Post.Carrying(() => call => call is { Method: "POST", IsConfiguration: true } ? Task.FromResult(Letter.Pretended()) : call.SendAsync())) { Rows = ["CRE-04", "CRE-09"], Shows = Begun },

        new("beginner.blind", "It registers without a look at the one that it registers with.", "both.credentials.registers/details/came", ["both.credentials.registers/*", "registration.*"],
            Post.Carrying(() =>
            {
                var seen = 0;
                return call => call is { Method: "GET", IsConfiguration: true } && Interlocked.Increment(ref seen) > 4 ? Task.FromResult(Letter.Pretended(Imagination.Of(call))) : call.SendAsync();
            })) { Rows = ["CRE-03"], Shows = Begun },

        new("beginner.same-token", "It gives the token that it was invited with as the one to call it with.", "registration.fresh-token", ["both.credentials.registers/*"],
            Post.Calls(call => call is { Method: "POST", IsConfiguration: true }, call => call.Edit(credentials => credentials["token"] = Shown(call)))) { Rows = ["CRE-04"], Shows = Begun },

        new("beginner.old-token", "It goes on with the token that it was invited with.", "incoming.token", ["both.credentials.registers/*"],
            Post.Carrying(() =>
            {
                string? first = null;
                return call =>
                {
                    if (call is { Method: "POST", IsConfiguration: true })
                        first = call.Headers.Authorization!.ToString();
                    else if (first is not null)
                    {
                        call.Headers.Remove("Authorization");
                        call.Headers.TryAddWithoutValidation("Authorization", first);
                    }

                    return call.SendAsync();
                };
            })) { Rows = ["CRE-07"], Shows = Begun },

        new("beginner.stubborn", "It registers though no endpoint is offered to it.", "registration.needed-endpoints", ["both.credentials.registers/*", "incoming.token"],
            Post.Carrying(() => async call =>
            {
                var answer = await call.SendAsync();
                if (call is not { Method: "GET", IsConfiguration: true } || !call.Path.EndsWith("/2.2.1", StringComparison.Ordinal) || !(await answer.Content.ReadAsStringAsync()).Contains("\"endpoints\":[]", StringComparison.Ordinal))
                    return answer;
                answer.Dispose();
                return Letter.Pretended(Imagination.Of(call));
            })) { Rows = ["CRE-18"], Shows = Begun },

        new("caller.tokenless", "It calls without a token.", "incoming.authorization", ["both.credentials.registration/*", "registration.calls-back"],
            Post.Calls(call => call.Headers.Remove("Authorization"))) { Rows = ["CRE-01", "TRN-02"], Shows = Registered },
    ];

    private static Action<IHostApplicationBuilder> Handshakes(string method, Action<Draft, JsonObject> change) => Tamper.Answers(answer =>
    {
        if (answer.Request.Method == method && answer.IsSuccess && answer.Data is JsonObject data && data.ContainsKey("roles"))
            change(answer, data);
    });

    private static Action<IHostApplicationBuilder> NotAllowed(Func<HttpRequest, bool> which) => Tamper.Answers(answer =>
    {
        if (answer.Status is StatusCodes.Status405MethodNotAllowed && answer.Request.Path.Value!.EndsWith("/credentials", StringComparison.Ordinal) && which(answer.Request))
            answer.Status = StatusCodes.Status403Forbidden;
    });

    private static string Shown(HttpRequest request) => Decoded(request.Headers.Authorization.ToString().Split(' ')[^1]);

    private static string Shown(Letter call) => Decoded(call.Headers.Authorization!.Parameter!);

    private static string Decoded(string text) => Encoding.UTF8.GetString(Convert.FromBase64String(text));
}
