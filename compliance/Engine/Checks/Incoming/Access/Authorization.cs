using OcpiKit.Engine.Evidence;

namespace OcpiKit.Engine.Checks.Incoming.Access;

/// <summary>
/// Every request carries its token by the scheme of 2.2.1 (transport_and_format, authorization header). What is found wrong is told without the header itself: it holds the token.
/// </summary>
internal sealed class Authorization() : CallCheck(
    "incoming.authorization", "Requests carry the word Token, one space and the token in Base64.", ["TRN-02", "TRN-03", "CRE-01"])
{
    private const string Wanted = "Token, one space, the token in Base64";

    protected override IEnumerable<Observation> Look(Exchange call, Arrival arrival, Surroundings surroundings)
    {
        if (call.Request.Headers.First("Authorization") is not { Length: > 0 } header)
        {
            yield return Fail("The request carries no Authorization header.", Wanted, "no Authorization header") with { Verifies = ["TRN-02", "CRE-01"] };
            yield break;
        }

        yield return Form(header, arrival.Token) is { } wrong ? wrong with { Verifies = ["TRN-03"] } : Pass("The request carries a token by the scheme of 2.2.1.");
    }

    private static Observation? Form(string header, ShownToken shown)
    {
        var parts = header.Split(' ');
        if (!parts[0].Equals("Token", StringComparison.OrdinalIgnoreCase) || parts.Length == 1)
            return Fail("The Authorization header does not begin with the word Token and a space.", Wanted, parts[0] is "Bearer" or "Basic" ? parts[0] : "something else");
        if (parts.Length > 2)
            return Fail("In the Authorization header there is more than one space.", Wanted, $"{parts.Length - 1} spaces");
        // AMB-01: peers of 2.1.1 and early 2.2 send it as it is.
        if (shown == ShownToken.Raw)
            return Fail("The token came as it is, not in Base64. Peers of 2.1.1 and early 2.2 do so; in 2.2.1 partners refuse it.", Wanted, "the token as it is");
        if (Decoded(parts[1]) is not { } token)
            return Fail("What follows the word Token is no Base64.", Wanted, "text that is no Base64");
        // AMB-01: so do the specification's own examples.
        if (token.Length > 0 && token[^1] is (byte)'\n')
            return Warn("The token ends with a line break, which was encoded with it; partners that compare it to the letter refuse it.", "the token alone", "the token and a line break");
        return parts[0] == "Token" ? null : Warn("The word Token is not written as the specification has it; some partners compare it to the letter.", "Token", parts[0]);
    }

    private static byte[]? Decoded(string text)
    {
        var bytes = new byte[text.Length];
        return Convert.TryFromBase64String(text, bytes, out var length) ? bytes[..length] : null;
    }
}
