using System.Text.Json.Nodes;
using OcpiKit.Mutants.Tampering;

namespace OcpiKit.Mutants.Calls;

/// <summary>Wrong in how a relation begins, goes on and changes.</summary>
internal static class RegistrationMutants
{
    private static readonly string[] Received = ["locations", "sessions", "cdrs", "tariffs"];
    private static readonly string[] Owned = ["tokens", "commands", "chargingprofiles"];

    public static IReadOnlyList<Mutant> All { get; } =
    [
        new("registration.blind", "A registration is answered without a look at the partner.", "registration.calls-back", ["both.credentials.registration/versions/came", "both.credentials.registration/details/came"],
            Post.Carrying(() => call => call.IsConfiguration ? Task.FromResult(Letter.Pretended(Imagined(call))) : call.SendAsync())) { Rows = ["CRE-11", "CRE-22"], Shows = ["both.credentials.registration"] },

        new("registration.half-blind", "Of a partner that registers the versions are read, not the details.", "registration.calls-back", ["both.credentials.registration/details/came"],
            Post.Carrying(() => call => call.Path.EndsWith("/2.2.1", StringComparison.Ordinal) ? Task.FromResult(Letter.Pretended(Imagined(call))) : call.SendAsync())) { Rows = ["CRE-11", "CRE-22"], Shows = ["both.credentials.registration"] },

        new("registration.early-bird", "The token of registration opens the list of locations.", "cpo.credentials.too-soon/locations/answer", [],
            Tamper.Answers(answer =>
            {
                if (answer.Status is 401 && answer.Request.Path.Value!.EndsWith("/locations", StringComparison.Ordinal))
                    answer.BecomeEmptyPage();
            })) { Rows = ["TRN-09"], Shows = ["cpo.credentials.too-soon"] },

        new("registration.your-fault", "A partner whose versions cannot be read is told that it sent a wrong parameter.", "both.credentials.failing-partner/broken/answer", [],
            Tamper.Answers(answer =>
            {
                if ((int?)answer.Envelope["status_code"] == 3001)
                    answer.BecomeRefusal(2001);
            })) { Rows = ["CRE-17", "STA-16"], Shows = ["both.credentials.failing-partner"] },

        new("token.immortal", "A token that was good once stays good.", "both.credentials.registration/used-up/answer", ["both.credentials.registration/*"],
            Tamper.Memory()) { Rows = ["CRE-08"], Shows = ["both.credentials.registration"] },

        new("pull.all-or-nothing", "A list with one broken Token is thrown away.", "cpo.tokens.flawed-list/right/*", ["pull.follows-links"],
            Post.Carrying(() => async call =>
            {
                var answer = await call.SendAsync();
                if (!call.Is("tokens", "GET") || !(await answer.Content.ReadAsStringAsync()).Contains("OCPIKIT5B1FX", StringComparison.Ordinal))
                    return answer;
                answer.Dispose();
                return Letter.Pretended(new JsonArray());
            })) { Rows = ["TRN-15"], Shows = ["cpo.tokens.flawed-list"] },

        new("pull.first-page", "Of a list only the first page is read.", "cpo.tokens.pages/next/came", ["pull.follows-links"],
            Post.Carrying(() => WithoutLinkAsync)) { Rows = ["TRN-28"], Shows = ["cpo.tokens.pages"] },

        new("call.old-token", "After a change of tokens the old one is used on.", "incoming.token", [],
            Post.Carrying(() =>
            {
                string? first = null;
                return call =>
                {
                    if (call.IsConfiguration)
                        first ??= call.Headers.Authorization!.ToString();
                    else if (first is not null)
                    {
                        call.Headers.Remove("Authorization");
                        call.Headers.TryAddWithoutValidation("Authorization", first);
                    }

                    return call.SendAsync();
                };
            })) { Shows = ["both.credentials.rotation", "cpo.commands.charge"] },
    ];

    private static async Task<HttpResponseMessage> WithoutLinkAsync(Letter call)
    {
        var answer = await call.SendAsync();
        answer.Headers.Remove("Link");
        return answer;
    }

    // What a partner usually offers, by the addresses that this one has.
    private static JsonNode Imagined(Letter call)
    {
        var root = call.Url.AbsoluteUri[..call.Url.AbsoluteUri.LastIndexOf('/')];
        if (!call.Path.EndsWith("/2.2.1", StringComparison.Ordinal))
            return new JsonArray(new JsonObject { ["version"] = "2.2.1", ["url"] = $"{root}/2.2.1" });
        return new JsonObject
        {
            ["version"] = "2.2.1",
            ["endpoints"] = new JsonArray(
            [
                Endpoint("credentials", "SENDER", $"{root}/2.2.1/credentials"),
                .. Received.Select(module => Endpoint(module, "RECEIVER", $"{root}/2.2.1/{module}/receiver")),
                .. Owned.Select(module => Endpoint(module, "SENDER", $"{root}/2.2.1/{module}/sender")),
            ]),
        };

        static JsonNode Endpoint(string module, string role, string url) => new JsonObject { ["identifier"] = module, ["role"] = role, ["url"] = url };
    }
}
