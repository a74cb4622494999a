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

    public static JsonObject Session(string id = "S1", string updated = Early, string uid = "CARD1") => new()
    {
        ["country_code"] = "NL",
        ["party_id"] = "PAR",
        ["id"] = id,
        ["start_date_time"] = Early,
        ["kwh"] = 1.5,
        ["cdr_token"] = Driver(uid),
        ["auth_method"] = "COMMAND",
        ["location_id"] = "L1",
        ["evse_uid"] = "E1",
        ["connector_id"] = "1",
        ["currency"] = "EUR",
        ["status"] = "ACTIVE",
        ["last_updated"] = updated,
    };

    public static JsonObject Period(string start) => new()
    {
        ["start_date_time"] = start,
        ["dimensions"] = new JsonArray(new JsonObject { ["type"] = "ENERGY", ["volume"] = 1.5 }),
    };

    public static JsonObject Cdr(string id = "CDR1", string uid = "CARD1") => new()
    {
        ["country_code"] = "NL",
        ["party_id"] = "PAR",
        ["id"] = id,
        ["start_date_time"] = Early,
        ["end_date_time"] = Late,
        ["session_id"] = "S1",
        ["cdr_token"] = Driver(uid),
        ["auth_method"] = "COMMAND",
        ["cdr_location"] = new JsonObject
        {
            ["id"] = "L1",
            ["address"] = "Kade 1",
            ["city"] = "Delft",
            ["country"] = "NLD",
            ["coordinates"] = new JsonObject { ["latitude"] = "52.01000", ["longitude"] = "4.35000" },
            ["evse_uid"] = "E1",
            ["evse_id"] = "NL*PAR*E1",
            ["connector_id"] = "1",
            ["connector_standard"] = "IEC_62196_T2",
            ["connector_format"] = "SOCKET",
            ["connector_power_type"] = "AC_3_PHASE",
        },
        ["currency"] = "EUR",
        ["charging_periods"] = new JsonArray(Period(Early)),
        ["total_cost"] = new JsonObject { ["excl_vat"] = 4.0, ["incl_vat"] = 4.84 },
        ["total_energy"] = 1.5,
        ["total_time"] = 24,
        ["last_updated"] = Late,
    };

    private static JsonObject Driver(string uid) => new()
    {
        ["country_code"] = "DE",
        ["party_id"] = "OKM",
        ["uid"] = uid,
        ["type"] = "RFID",
        ["contract_id"] = "DE-OKM-C00000001",
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
