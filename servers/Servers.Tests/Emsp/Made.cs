using System.Text.Json.Nodes;

namespace OcpiKit.Servers.Tests.Emsp;

/// <summary>Objects as a CPO would send them, with only what is required.</summary>
internal static class Made
{
    public const string Early = "2026-03-01T08:00:00Z";
    public const string Late = "2026-03-02T08:00:00Z";
    public const string Later = "2026-03-03T08:00:00Z";

    public static JsonObject Location(string id = "L1", string updated = Early) => new()
    {
        ["country_code"] = "NL",
        ["party_id"] = "PAR",
        ["id"] = id,
        ["publish"] = true,
        ["name"] = "Market",
        ["address"] = "Kade 1",
        ["city"] = "Delft",
        ["country"] = "NLD",
        ["coordinates"] = new JsonObject { ["latitude"] = "52.01000", ["longitude"] = "4.35000" },
        ["time_zone"] = "Europe/Amsterdam",
        ["evses"] = new JsonArray(Evse()),
        ["x_own_field"] = "kept",
        ["last_updated"] = updated,
    };

    public static JsonObject Evse(string uid = "E1", string updated = Early) => new()
    {
        ["uid"] = uid,
        ["status"] = "AVAILABLE",
        ["connectors"] = new JsonArray(Connector()),
        ["last_updated"] = updated,
    };

    public static JsonObject Connector(string id = "1", string updated = Early) => new()
    {
        ["id"] = id,
        ["standard"] = "IEC_62196_T2",
        ["format"] = "SOCKET",
        ["power_type"] = "AC_3_PHASE",
        ["max_voltage"] = 230,
        ["max_amperage"] = 16,
        ["last_updated"] = updated,
    };

    public static JsonObject Tariff(string id = "T1") => new()
    {
        ["country_code"] = "NL",
        ["party_id"] = "PAR",
        ["id"] = id,
        ["currency"] = "EUR",
        ["elements"] = new JsonArray(new JsonObject
        {
            ["price_components"] = new JsonArray(new JsonObject { ["type"] = "ENERGY", ["price"] = 0.31, ["step_size"] = 1 }),
        }),
        ["last_updated"] = Early,
    };

    /// <summary>The same with a field changed, or removed where the value is null.</summary>
    public static string With(this JsonObject json, string field, JsonNode? value)
    {
        if (value is null)
            json.Remove(field);
        else
            json[field] = value;
        return json.ToJsonString();
    }
}
