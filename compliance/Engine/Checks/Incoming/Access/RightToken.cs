using OcpiKit.Engine.Evidence;

namespace OcpiKit.Engine.Checks.Incoming.Access;

/// <summary>The target calls with the token that it was given last (credentials, registration and update).</summary>
internal sealed class RightToken() : CallCheck("incoming.token", "Requests carry the token that was given for them last.", ["CRE-05", "CRE-07"])
{
    private const string Wanted = "the token that it was given last";

    protected override IEnumerable<Observation> Look(Exchange call, Arrival arrival, Surroundings surroundings) => arrival.Token switch
    {
        ShownToken.Right or ShownToken.Raw => [Pass("The request carries the right token.")],
        // It may have been under way while the token was changed.
        ShownToken.Old => [Warn("The request carries a token that another one has taken the place of.", Wanted, "an older one") with { Verifies = ["CRE-05"] }],
        ShownToken.Registration => [Fail("The request carries the token of registration (TOKEN_A), which opens versions and credentials only.", Wanted, "the token of registration") with { Verifies = ["CRE-07"] }],
        // It may have been under way while the registration was answered; what needs a registration cannot have been.
        ShownToken.Spent when call.Operation is { Functional: true } or { Id: "credentials.symmetric.put" or "credentials.symmetric.delete" } => [Fail("The request carries the token of registration (TOKEN_A), which another one has taken the place of since.", Wanted, "the token of registration") with { Verifies = ["CRE-07"] }],
        ShownToken.Spent => [Warn("The request carries the token of registration (TOKEN_A), which another one has taken the place of since.", Wanted, "the token of registration") with { Verifies = ["CRE-07"] }],
        ShownToken.Unknown when surroundings.GaveToken => [Fail("The request carries a token that it was not given.", Wanted, "another one") with { Verifies = ["CRE-05"] }],
        ShownToken.Unknown => [Blocked("The request carries a token that this run did not give: the one of a registration before it? Say which, with --token-b, or let the kit register, with --token-a.")],
        _ => [],
    };
}
