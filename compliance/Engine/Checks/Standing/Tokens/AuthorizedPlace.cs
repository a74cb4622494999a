using System.Text.Json;
using OcpiKit.Engine.Checks.Values;
using OcpiKit.Engine.Evidence;

namespace OcpiKit.Engine.Checks.Standing.Tokens;

/// <summary>
/// Who is asked about a place answers about that place: with the EVSEs among those that were asked for, and only where the driver may charge there (mod_tokens, POST and
/// AuthorizationInfo).
/// </summary>
internal sealed class AuthorizedPlace() : Check<Exchange>("authorize.location", "An authorization names the place that it was asked for, where the driver may charge there, and no other.", ["TOK-22", "TOK-27"])
{
    private const string Place = "/data/location";

    public override IEnumerable<Observation> Judge(Exchange evidence, Surroundings surroundings)
    {
        if (evidence is not { GivesData: true, Operation.Id: "tokens.sender.post.authorize" } || evidence.Body.Envelope?.Data is not { ValueKind: JsonValueKind.Object } info)
            yield break;
        var asked = ParsedBody.Of(evidence.Request.Body).Json is { ValueKind: JsonValueKind.Object } body ? body : (JsonElement?)null;
        var given = info.Field("location") is { ValueKind: JsonValueKind.Object } place ? place : (JsonElement?)null;
        if (Look(info.Text("allowed") ?? "", asked, given) is { } seen)
            yield return seen;
    }

    private static Observation? Look(string allowed, JsonElement? asked, JsonElement? given)
    {
        if (asked?.Text("location_id") is not { } wanted)
        {
            return given is null
                ? null
                : Fail("The answer names a place, though none was asked for.", "no location", Showing.Of(given?.Text("location_id")), Place) with { Verifies = ["TOK-27"] };
        }

        if (given is not { } place)
        {
            return allowed == "ALLOWED"
                ? Warn("The driver may charge, but the answer does not say where: it was asked for a place.", $"the location {Showing.Of(wanted)}", "no location", Place) with { Verifies = ["TOK-22"] }
                : Pass("The driver may not charge, and no place is named.") with { Verifies = ["TOK-27"] };
        }

        if (allowed != "ALLOWED")
            return Fail($"The answer is {Showing.Of(allowed)} and yet names a place where the driver may charge.", "no location", Showing.Of(place.Text("location_id")), Place) with { Verifies = ["TOK-27"] };
        if (!wanted.Equals(place.Text("location_id"), StringComparison.OrdinalIgnoreCase))
            return Fail("The answer names another place than the one that was asked for.", Showing.Of(wanted), Showing.Of(place.Text("location_id")), $"{Place}/location_id");
        var evses = asked.Value.List("evse_uids").Select(evse => evse.Text()).OfType<string>().ToHashSet(StringComparer.OrdinalIgnoreCase);
        // Who asks for a place without EVSEs may be told which of them all it is.
        return evses.Count > 0 && place.List("evse_uids").Select(evse => evse.Text()).FirstOrDefault(evse => evse is not null && !evses.Contains(evse)) is { } strange
            ? Fail("The answer names an EVSE that was not asked for.", "EVSEs of the request", Showing.Of(strange), $"{Place}/evse_uids")
            : Pass("The answer names the place that was asked for.");
    }
}
