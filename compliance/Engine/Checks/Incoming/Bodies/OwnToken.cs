using System.Text.Json;
using OcpiKit.Engine.Checks.Values;
using OcpiKit.Engine.Evidence;

namespace OcpiKit.Engine.Checks.Incoming.Bodies;

/// <summary>An eMSP starts sessions with Tokens of its own only (mod_locations, Location; the rule stands beside publish_allowed_to, which may name Tokens of others).</summary>
internal sealed class OwnToken() : CallCheck("command.own-token", "A session is started with a Token of the eMSP itself.", ["LOC-34"])
{
    protected override IEnumerable<Observation> Look(Exchange call, Arrival arrival, Surroundings surroundings)
    {
        if (call.Operation!.Id != "commands.receiver.post.start_session" || surroundings.Them.Count == 0)
            yield break;
        if (call.Body.Json?.Field("token") is not { ValueKind: JsonValueKind.Object } token || token.Text("country_code") is not { } country || token.Text("party_id") is not { } party)
            yield break;
        yield return surroundings.Them.Any(them => Same(them.CountryCode, country) && Same(them.PartyId, party))
            ? Pass("The Token is the eMSP's own.")
            : Fail("A session is started with a Token of another party.", string.Join(", ", surroundings.Them), Showing.Cut($"{country}*{party}"), "/token/party_id");
    }

    private static bool Same(string one, string other) => one.Equals(other, StringComparison.OrdinalIgnoreCase);
}
