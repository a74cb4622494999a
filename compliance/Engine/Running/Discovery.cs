using System.Text.Json;
using OcpiKit.Engine.Checks.Values;
using OcpiKit.Engine.Evidence;
using OcpiKit.Engine.Parties;
using OcpiKit.Engine.Scenarios;
using OcpiKit.Protocol;

namespace OcpiKit.Engine.Running;

/// <summary>
/// Finds what a scenario needs of the target's own. What the user names in the profile comes first: only they know which of their stations may
/// be tried. Else the first that fits in the order of the target's list is taken; nothing is kept from one scenario to the next, as a station
/// that was free may be so no longer.
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
        if (need.Gives.Where(name => name != "connector_id").All(profile.Data.ContainsKey))
            return new(need.Gives.Where(profile.Data.ContainsKey).ToDictionary(name => name, name => JsonSerializer.SerializeToElement(profile.Data[name])), null, []);
        var operation = edition.Operations[need.Operation];
        if (offer.BaseOf(operation) is not { } endpoint)
            return Nothing(need, [], $"the target does not offer {operation.Module} to look in");
        var pages = new List<Exchange>();
        for (var next = endpoint; next is not null && pages.Count < Math.Min(MostPages, profile.PageBudget) && neighbourhood.Trusts(next, endpoint); next = NextLink.After(pages[^1]))
        {
            pages.Add(await line.SendAsync(Step, operation, next, Variation.None, Intent.Regular, stop));
            if (pages[^1].Items().Select(item => In(item.Value, need)).FirstOrDefault(found => found is not null) is { } found)
                return new(found, null, pages);
        }

        return Nothing(need, pages, pages[^1].Succeeded ? $"none was found in {Showing.Count(pages.Count, "page")} of its list" : "its list could not be read");
    }

    private static Discovered Nothing(Need need, List<Exchange> pages, string why) =>
        new(new Dictionary<string, JsonElement>(), $"which is a {need.Says}, and {why}; name one in the profile (data: {{ {string.Join(", ", need.Gives.Select(name => $"{name}: …"))} }})", pages);

    private static Dictionary<string, JsonElement>? In(JsonElement item, Need need) => need.Operation == "tokens.sender.list" ? Token(item, need.Kind == "token.asked") : Evse(item, need);

    private static Dictionary<string, JsonElement>? Token(JsonElement token, bool asked) =>
        token.Field("valid") is { ValueKind: JsonValueKind.True } && token.Text("uid") is not null && token.Text("type") == "RFID" && token.Text("contract_id") is not null && !(asked && token.Text("whitelist") == "ALWAYS")
            ? new() { ["token_uid"] = token.Field("uid")!.Value, ["token_type"] = token.Field("type")!.Value, ["contract_id"] = token.Field("contract_id")!.Value }
            : null;

    private static Dictionary<string, JsonElement>? Evse(JsonElement location, Need need)
    {
        foreach (var evse in location.List("evses"))
        {
            if (evse.Text("status") == "AVAILABLE"
                && (need.Capability is null || evse.List("capabilities").Any(has => has.Text() == need.Capability))
                && !evse.List("capabilities").Any(has => has.Text() is { } can && can == need.Lacks)
                && (location.Field("id"), evse.Field("uid"), evse.List("connectors").Select(connector => connector.Field("id")).FirstOrDefault())
                    is ({ ValueKind: JsonValueKind.String } id, { ValueKind: JsonValueKind.String } uid, { ValueKind: JsonValueKind.String } connector))
            {
                return new() { ["location_id"] = id, ["evse_uid"] = uid, ["connector_id"] = connector };
            }
        }

        return null;
    }
}

/// <summary>Test data of the target's own.</summary>
/// <param name="Values">By name; empty where none was found.</param>
/// <param name="Why">Why none was found, in words that follow its name; null where it was.</param>
/// <param name="Exchanges">What was asked for it.</param>
internal sealed record Discovered(IReadOnlyDictionary<string, JsonElement> Values, string? Why, IReadOnlyList<Exchange> Exchanges);
