using System.Text.Json;
using OcpiKit.Engine.Checks.Values;
using OcpiKit.Engine.Evidence;
using OcpiKit.Engine.Parties;
using OcpiKit.Engine.Scenarios;
using OcpiKit.Protocol;

namespace OcpiKit.Engine.Running;

/// <summary>
/// Finds what a scenario needs of the target's own. What the user names in the profile comes first: only they know which of their stations may
/// be tried; where they name a part of it, the rest is looked for beside that part and nowhere else. Else the first that fits in the order of the
/// target's list is taken; nothing is kept from one scenario to the next, as a station that was free may be so no longer.
/// </summary>
internal sealed class Discovery(Line line, Offer offer, Neighbourhood neighbourhood, Profile profile, Edition edition)
{
    /// <summary>What is not on the first pages of a list is not looked for: a test has better things to do.</summary>
    private const int MostPages = 20;

    /// <summary>The step under which its exchanges are told.</summary>
    public const string Step = "needs";

    /// <summary>Finds one kind of test data.</summary>
    public async Task<Discovered> FindAsync(Need need, CancellationToken stop)
    {
        var named = need.Gives.Where(profile.Data.ContainsKey).ToDictionary(name => name, name => profile.Data[name], StringComparer.Ordinal);
        if (need.Gives.Where(name => name != "connector_id").All(named.ContainsKey))
            return new(Elements(named), null, []);
        var operation = edition.Operations[need.Operation];
        if (offer.BaseOf(operation) is not { } endpoint)
            return Nothing(need, named, [], $"the target does not offer {operation.Module} to look in");
        var pages = new List<Exchange>();
        for (var next = endpoint; next is not null && pages.Count < Math.Min(MostPages, profile.PageBudget) && neighbourhood.Trusts(next, endpoint); next = NextLink.After(pages[^1]))
        {
            pages.Add(await line.SendAsync(Step, operation, next, Variation.None, Intent.Regular, stop));
            if (pages[^1].Items().SelectMany(item => In(item.Value, need, named)).FirstOrDefault(found => Fits(found, named)) is { } found)
                return new(found, null, pages);
        }

        return Nothing(need, named, pages, pages[^1].Succeeded ? $"none was found in {Showing.Count(pages.Count, "page")} of its list" : "its list could not be read");
    }

    // What the profile names holds all the same; of the rest it is told what to name.
    private static Discovered Nothing(Need need, Dictionary<string, string> named, List<Exchange> pages, string why) => new(
        Elements(named),
        $"which is a {need.Says}, and {why}{(named.Count == 0 || pages.Count == 0 ? "" : $" to which {string.Join(" and ", named.Keys)} of the profile {(named.Count == 1 ? "belongs" : "belong")}")}; "
            + $"name {(named.Count == 0 ? "one" : "the rest of it")} in the profile (data: {{ {string.Join(", ", need.Gives.Where(name => !named.ContainsKey(name)).Select(name => $"{name}: …"))} }})",
        pages);

    private static Dictionary<string, JsonElement> Elements(Dictionary<string, string> named) =>
        named.ToDictionary(pair => pair.Key, pair => JsonSerializer.SerializeToElement(pair.Value), StringComparer.Ordinal);

    // Ids are the same whatever their case (types, CiString).
    private static bool Fits(Dictionary<string, JsonElement> found, Dictionary<string, string> named) =>
        named.All(pair => found[pair.Key].GetString()!.Equals(pair.Value, StringComparison.OrdinalIgnoreCase));

    private static IEnumerable<Dictionary<string, JsonElement>> In(JsonElement item, Need need, Dictionary<string, string> named) =>
        need.Operation == "tokens.sender.list" ? Tokens(item, need, named.ContainsKey("token_uid")) : Evses(item, need);

    // A token that the user names is the one that they mean, whatever it is like.
    private static IEnumerable<Dictionary<string, JsonElement>> Tokens(JsonElement token, Need need, bool named)
    {
        if ((token.Field("uid"), token.Field("type"), token.Field("contract_id"))
            is not ({ ValueKind: JsonValueKind.String } uid, { ValueKind: JsonValueKind.String } type, { ValueKind: JsonValueKind.String } contract))
            yield break;
        var usual = token.Field("valid") is { ValueKind: JsonValueKind.True } && token.Text("type") == "RFID" && !(need.Kind == "token.asked" && token.Text("whitelist") == "ALWAYS");
        if (named || usual)
            yield return new() { ["token_uid"] = uid, ["token_type"] = type, ["contract_id"] = contract };
    }

    private static IEnumerable<Dictionary<string, JsonElement>> Evses(JsonElement location, Need need) =>
        from evse in need.Unpublished && location.Field("publish") is not { ValueKind: JsonValueKind.False } ? [] : location.List("evses")
        where evse.Text("status") == "AVAILABLE" && (need.Capability is null || Has(evse, need.Capability)) && (need.Lacks is null || !Has(evse, need.Lacks))
        from connector in evse.List("connectors")
        where (location.Text("id"), evse.Text("uid"), connector.Text("id")) is ({ }, { }, { })
        select new Dictionary<string, JsonElement> { ["location_id"] = location.Field("id")!.Value, ["evse_uid"] = evse.Field("uid")!.Value, ["connector_id"] = connector.Field("id")!.Value };

    private static bool Has(JsonElement evse, string capability) => evse.List("capabilities").Any(has => has.Text() == capability);
}

/// <summary>Test data of the target's own.</summary>
/// <param name="Values">By name; empty where none was found.</param>
/// <param name="Why">Why none was found, in words that follow its name; null where it was.</param>
/// <param name="Exchanges">What was asked for it.</param>
internal sealed record Discovered(IReadOnlyDictionary<string, JsonElement> Values, string? Why, IReadOnlyList<Exchange> Exchanges);
