using System.Text.Json;
using OcpiKit.Engine.Evidence;
using OcpiKit.Engine.Parties;

namespace OcpiKit.Engine.Running;

/// <summary>Whom our requests are for: a party of the target's, as its credentials name it.</summary>
internal static class Addressee
{
    /// <summary>The party in the role under test, else the first; null where the credentials name none.</summary>
    public static PartyName? Of(JsonElement credentials, string tested) => Of(credentials.List("roles"), tested);

    /// <summary>The same of the roles alone.</summary>
    public static PartyName? Of(IEnumerable<JsonElement> roles, string tested) => roles
        .OrderByDescending(role => role.Text("role") == tested)
        .Select(role => PartyName.TryOf(role.Text("country_code"), role.Text("party_id")))
        .FirstOrDefault(party => party is not null);

    /// <summary>All parties that the roles name; none where one of them is a Hub or NAP, which passes on what others say.</summary>
    public static IReadOnlyList<PartyName> All(IReadOnlyCollection<JsonElement> roles) => roles.Any(role => role.Text("role") is "HUB" or "NAP")
        ? []
        : [.. roles.Select(role => PartyName.TryOf(role.Text("country_code"), role.Text("party_id"))).OfType<PartyName>().Distinct()];
}
