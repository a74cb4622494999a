using OcpiKit.Mutants.Tampering;

namespace OcpiKit.Mutants.Calls;

/// <summary>Wrong in how a relation begins, goes on and changes.</summary>
internal static class RegistrationMutants
{
    public static IReadOnlyList<Mutant> All { get; } =
    [
        new("registration.blind", "A registration is answered without a look at the partner.", "registration.calls-back", ["both.credentials.registration/versions/came", "both.credentials.registration/details/came"],
            Post.Carrying(() => call => call.IsConfiguration ? Task.FromResult(Letter.Pretended(Imagination.Of(call))) : call.SendAsync())) { Rows = ["CRE-11", "CRE-22"], Shows = ["both.credentials.registration"] },

        new("registration.half-blind", "Of a partner that registers the versions are read, not the details.", "registration.calls-back", ["both.credentials.registration/details/came"],
            Post.Carrying(() => call => call.Path.EndsWith("/2.2.1", StringComparison.Ordinal) ? Task.FromResult(Letter.Pretended(Imagination.Of(call))) : call.SendAsync())) { Rows = ["CRE-11", "CRE-22"], Shows = ["both.credentials.registration"] },

        new("token.immortal", "A token that was good once stays good.", "both.credentials.registration/used-up/answer", ["both.credentials.registration/*"],
            Tamper.Memory()) { Rows = ["CRE-08"], Shows = ["both.credentials.registration"] },

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
}
