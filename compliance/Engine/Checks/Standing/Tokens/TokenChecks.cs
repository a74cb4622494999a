using OcpiKit.Engine.Checks.Values;
using OcpiKit.Engine.Evidence;
using OcpiKit.Protocol;

namespace OcpiKit.Engine.Checks.Standing.Tokens;

/// <summary>A group_id of more than 20 characters does not fit OCPP 1.5 and 1.6, which most stations speak (mod_tokens, Token).</summary>
internal sealed class GroupId() : SpotCheck("token.group-id", "A group_id has at most 20 characters, as OCPP 1.6 takes no more.", "Every group_id has at most 20 characters.", ["TOK-30"])
{
    private const int Longest = 20;

    protected override IEnumerable<Spot> Spots(Exchange exchange) => OwnTokens.In(exchange).Where(token => token.Text("group_id") is not null);

    protected override Observation? Look(Spot spot, Surroundings surroundings)
    {
        var length = spot.Text("group_id")!.EnumerateRunes().Count();
        return length <= Longest ? null : Warn($"A group_id has {length} characters: a station with OCPP 1.5 or 1.6 cannot hold it.", $"at most {Longest} characters", $"{length} characters", spot.At("group_id"));
    }
}

/// <summary>Nobody holds an app before a reader, so its Token has nothing to do in the list of a CPO (mod_tokens, TokenType).</summary>
internal sealed class AppWhitelist() : SpotCheck("token.app-whitelist", "Tokens of apps are never let in by the list.", "Every Token of an app has the whitelist NEVER.", ["TOK-31"])
{
    protected override IEnumerable<Spot> Spots(Exchange exchange) =>
        OwnTokens.In(exchange).Where(token => token.Text("type") is "APP_USER" or "AD_HOC_USER" && token.Text("whitelist") is not null);

    protected override Observation? Look(Spot spot, Surroundings surroundings) => spot.Text("whitelist") == "NEVER"
        ? null
        : Warn($"A Token of the type {spot.Text("type")} has the whitelist {Showing.Of(spot.Text("whitelist"))}.", "NEVER", Showing.Of(spot.Text("whitelist")), spot.At("whitelist"));
}

/// <summary>The Tokens that an eMSP tells of, as its own: in its list, and as it pushes them. What a CPO gives back is what somebody sent it.</summary>
internal static class OwnTokens
{
    public static IEnumerable<Spot> In(Exchange exchange) =>
        exchange.Direction == Direction.FromSubject || exchange.Operation?.Interface == Interface.Sender
            ? exchange.Operation?.Module == "tokens" ? exchange.Spots("Token").Concat(exchange.Spots("AuthorizationInfo").Select(info => info.Field("token")).OfType<Spot>()) : []
            : [];
}
