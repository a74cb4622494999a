using System.Text.Json;
using OcpiKit.Engine.Checks.Values;
using OcpiKit.Engine.Evidence;
using OcpiKit.Protocol;

namespace OcpiKit.Engine.Checks.Incoming.Urls;

/// <summary>What the URL of a push names is what its body holds (transport_and_format, client owned object push; the PUT and PATCH of each module).</summary>
internal sealed class UrlIds() : CallCheck(
    "incoming.url-ids", "The ids in the URL of a request are those of the object in its body.",
    ["TRN-34", "LOC-24", "LOC-25", "SES-24", "SES-25", "TAR-11", "TAR-12", "TOK-11", "TOK-12"])
{
    private static readonly (string Type, string Parameter, string Field)[] Ids =
    [
        ("Location", "location_id", "id"), ("EVSE", "evse_uid", "uid"), ("Connector", "connector_id", "id"),
        ("Session", "session_id", "id"), ("Tariff", "tariff_id", "id"), ("Token", "token_uid", "uid"),
        ("Location", "country_code", "country_code"), ("Session", "country_code", "country_code"), ("Tariff", "country_code", "country_code"),
        ("Token", "country_code", "country_code"), ("ClientInfo", "country_code", "country_code"),
        ("Location", "party_id", "party_id"), ("Session", "party_id", "party_id"), ("Tariff", "party_id", "party_id"),
        ("Token", "party_id", "party_id"), ("ClientInfo", "party_id", "party_id"),
    ];

    protected override IEnumerable<Observation> Look(Exchange call, Arrival arrival, Surroundings surroundings)
    {
        if (call.Operation is not { Request.Types: [var type] } operation || call.Body.Json is not { ValueKind: JsonValueKind.Object } json)
            yield break;
        foreach (var (_, parameter, field) in Ids.Where(id => id.Type == type))
        {
            // A PATCH leaves out what has not changed; that a PUT lacks an id is for incoming.schema to say.
            if (!arrival.Parameters.TryGetValue(parameter, out var named) || json.Text(field) is not { } held)
                continue;
            // CiString: without regard to case (AMB-15).
            var seen = named.Equals(held, StringComparison.OrdinalIgnoreCase)
                ? Pass($"The {parameter} in the URL is the one in the body.")
                : Fail($"The {parameter} in the URL is {Showing.Of(named)}, the {field} in the body {Showing.Of(held)}.", Showing.Of(named), Showing.Of(held), "/" + field);
            yield return seen with { Verifies = [Requirement(operation, parameter)] };
        }
    }

    private static string Requirement(Operation operation, string parameter) => (operation.Module, parameter) switch
    {
        ("locations", "country_code") => "LOC-24",
        ("locations", "party_id") => "LOC-25",
        ("sessions", "country_code") => "SES-24",
        ("sessions", "party_id") => "SES-25",
        ("tariffs", "country_code") => "TAR-11",
        ("tariffs", "party_id") => "TAR-12",
        ("tokens", "country_code") => "TOK-11",
        ("tokens", "party_id") => "TOK-12",
        _ => "TRN-34",
    };
}

/// <summary>A Token is found by its uid and its type; without one in the URL the type is RFID (mod_tokens, PUT; AMB-25).</summary>
internal sealed class UrlTokenType() : CallCheck("incoming.token-type", "The type in the URL of a Token is the one in its body.", ["TOK-13"])
{
    protected override IEnumerable<Observation> Look(Exchange call, Arrival arrival, Surroundings surroundings)
    {
        if (call.Operation is not { Request.Types: ["Token"] } || call.Body.Json?.Text("type") is not { } held)
            return [];
        var named = arrival.Parameters.GetValueOrDefault("type", "RFID");
        return
        [
            named.Equals(held, StringComparison.Ordinal)
                ? Pass("The type in the URL is the one in the body.")
                : Warn($"The URL is that of a Token of the type {Showing.Cut(named)}{(arrival.Parameters.ContainsKey("type") ? "" : " (no type given)")}, the body holds one of the type {Showing.Cut(held)}.",
                    $"type={Showing.Cut(held)}", arrival.Parameters.ContainsKey("type") ? $"type={Showing.Cut(named)}" : "no type", "/type"),
        ];
    }
}
