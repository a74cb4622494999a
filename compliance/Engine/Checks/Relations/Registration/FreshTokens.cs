using System.Text;
using OcpiKit.Engine.Evidence;
using OcpiKit.Engine.Scenarios;

namespace OcpiKit.Engine.Checks.Relations.Registration;

/// <summary>
/// Each side makes a new token for the other: what comes with a registration, its answer or the answer to its renewal is neither the token that was shown with the request nor
/// the one that the other side has just given (credentials, registration, POST and PUT). The tokens themselves are not told.
/// </summary>
internal sealed class FreshTokens() : Check<Trace>("registration.fresh-token", "The token that comes of a registration or its renewal is a new one.", ["CRE-04", "CRE-06", "CRE-23", "CRE-26"])
{
    private const string Wanted = "a token that was never there before";

    public override IEnumerable<Observation> Judge(Trace evidence, Surroundings surroundings)
    {
        foreach (var step in evidence.Steps)
        {
            if (step is not { Step: CallStep { Intent: Intent.Regular, Operation.Id: "credentials.symmetric.post" or "credentials.symmetric.put" } call, Exchanges: [{ Succeeded: true } handshake, ..] }
                || handshake.Body.Envelope?.Data?.Text("token") is not { } given)
                continue;
            IReadOnlyList<string> verifies = call.Operation.Id == "credentials.symmetric.post" ? ["CRE-06", "CRE-23"] : ["CRE-26"];
            var seen = IsShown(handshake.Request, given) ? Fail("The answer gives again the token that our request carried.", Wanted, "the token of the request", "/data/token")
                : ParsedBody.Of(handshake.Request.Body).Json?.Text("token") == given ? Fail("The answer gives back the token that we gave for calls to us.", Wanted, "the token in the body of the request", "/data/token")
                : Pass("The answer gives a new token.");
            yield return seen with { Exchange = handshake.Number, Verifies = verifies };
        }

        foreach (var registration in evidence.Incoming.Where(call => call.Operation?.Id == "credentials.symmetric.post"))
        {
            if (registration.Body.Json?.Text("token") is not { } made)
                continue;
            var seen = IsShown(registration.Request, made) ? Fail("The registration gives us the token that we gave for it.", Wanted, "the token of the request", "/token") : Pass("The registration gives us a new token.");
            yield return seen with { Exchange = registration.Number, Verifies = ["CRE-04"] };
        }
    }

    /// <summary>Whether a request carries this token, encoded or as it is.</summary>
    private static bool IsShown(RequestMessage request, string token) =>
        request.Headers.First("Authorization")?.Split(' ')[^1] is { } shown && (shown == token || shown == Convert.ToBase64String(Encoding.UTF8.GetBytes(token)));
}
