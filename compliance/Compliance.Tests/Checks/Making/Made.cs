using System.Text.Json.Nodes;

namespace OcpiKit.Compliance.Tests.Checks.Making;

/// <summary>Correct objects, to be changed by a test into what it wants.</summary>
internal static class Made
{
    public static JsonObject Connector(string id = "1") => new()
    {
        ["id"] = id, ["standard"] = "IEC_62196_T2", ["format"] = "SOCKET", ["power_type"] = "AC_3_PHASE", ["max_voltage"] = 230, ["max_amperage"] = 32,
        ["tariff_ids"] = new JsonArray("T1"), ["last_updated"] = "2026-01-01T00:00:00Z",
    };

    public static JsonObject Evse(string uid = "E1") => new()
    {
        ["uid"] = uid, ["evse_id"] = $"NL*CPO*{uid}", ["status"] = "AVAILABLE", ["connectors"] = new JsonArray(Connector()), ["last_updated"] = "2026-01-02T00:00:00Z",
    };

    public static JsonObject Location(string id = "L1", string evse = "E1") => new()
    {
        ["country_code"] = "NL", ["party_id"] = "CPO", ["id"] = id, ["publish"] = true, ["address"] = "Kade 1", ["city"] = "Gouda", ["country"] = "NLD",
        ["coordinates"] = new JsonObject { ["latitude"] = "52.01234", ["longitude"] = "4.71234" },
        ["evses"] = new JsonArray(Evse(evse)), ["time_zone"] = "Europe/Amsterdam", ["last_updated"] = "2026-01-03T00:00:00Z",
    };

    public static JsonObject Price(string type, decimal price = 0.25m, int step = 1) => new() { ["type"] = type, ["price"] = price, ["step_size"] = step };

    public static JsonObject Element(params JsonNode[] prices) => new() { ["price_components"] = new JsonArray(prices) };

    public static JsonObject Tariff(string id = "T1") => new()
    {
        ["country_code"] = "NL", ["party_id"] = "CPO", ["id"] = id, ["currency"] = "EUR", ["type"] = "REGULAR", ["elements"] = new JsonArray(Element(Price("ENERGY"))),
        ["last_updated"] = "2026-01-03T00:00:00Z",
    };

    public static JsonObject Version(string version = "2.2.1") => new() { ["version"] = version, ["url"] = $"https://cpo.example.com/ocpi/{version}" };

    public static JsonObject Endpoint(string module, string role = "SENDER") =>
        new() { ["identifier"] = module, ["role"] = role, ["url"] = $"https://cpo.example.com/ocpi/2.2.1/{module}" };

    public static JsonObject Details(params JsonNode[] endpoints) => new() { ["version"] = "2.2.1", ["endpoints"] = new JsonArray([Endpoint("credentials"), .. endpoints]) };

    public static JsonObject Credentials(string role = "CPO") => new()
    {
        ["token"] = "example", ["url"] = "https://cpo.example.com/ocpi/versions",
        ["roles"] = new JsonArray(new JsonObject { ["role"] = role, ["party_id"] = "CPO", ["country_code"] = "NL", ["business_details"] = new JsonObject { ["name"] = "Made up" } }),
    };

    public static JsonObject Session(string status = "ACTIVE") => new()
    {
        ["country_code"] = "NL", ["party_id"] = "CPO", ["id"] = "S1", ["start_date_time"] = "2026-03-01T10:00:00Z", ["kwh"] = 1.5,
        ["cdr_token"] = new JsonObject { ["country_code"] = "DE", ["party_id"] = "EMP", ["uid"] = "U1", ["type"] = "RFID", ["contract_id"] = "DE-EMP-C1" },
        ["auth_method"] = "WHITELIST", ["location_id"] = "L1", ["evse_uid"] = "E1", ["connector_id"] = "1", ["currency"] = "EUR", ["status"] = status,
        ["last_updated"] = "2026-03-01T10:05:00Z",
    };

    public static JsonObject Cdr(string id = "C1") => new()
    {
        ["country_code"] = "NL", ["party_id"] = "CPO", ["id"] = id, ["start_date_time"] = "2026-03-02T09:00:00Z", ["end_date_time"] = "2026-03-02T11:00:00Z", ["session_id"] = $"S-{id}",
        ["cdr_token"] = new JsonObject { ["country_code"] = "DE", ["party_id"] = "EMP", ["uid"] = "U1", ["type"] = "RFID", ["contract_id"] = "DE-EMP-C1" },
        ["auth_method"] = "WHITELIST",
        ["cdr_location"] = new JsonObject
        {
            ["id"] = "L1", ["address"] = "Kade 1", ["city"] = "Gouda", ["country"] = "NLD", ["coordinates"] = new JsonObject { ["latitude"] = "52.01234", ["longitude"] = "4.71234" },
            ["evse_uid"] = "E1", ["evse_id"] = "NL*CPO*E1", ["connector_id"] = "1", ["connector_standard"] = "IEC_62196_T2", ["connector_format"] = "SOCKET", ["connector_power_type"] = "AC_3_PHASE",
        },
        ["currency"] = "EUR", ["tariffs"] = new JsonArray(Tariff()),
        ["charging_periods"] = new JsonArray(
            Period("2026-03-02T09:00:00Z", ("ENERGY", 10), ("TIME", 1)),
            Period("2026-03-02T10:00:00Z", ("PARKING_TIME", 1))),
        ["total_cost"] = new JsonObject { ["excl_vat"] = 2.5 }, ["total_energy_cost"] = new JsonObject { ["excl_vat"] = 2.5 },
        ["total_energy"] = 10, ["total_time"] = 2, ["total_parking_time"] = 1, ["last_updated"] = "2026-03-02T11:00:05Z",
    };

    public static JsonObject Period(string start, params (string Type, decimal Volume)[] volumes) => new()
    {
        ["start_date_time"] = start, ["tariff_id"] = "T1",
        ["dimensions"] = new JsonArray([.. volumes.Select(volume => new JsonObject { ["type"] = volume.Type, ["volume"] = volume.Volume })]),
    };

    public static JsonObject Token(string type = "RFID") => new()
    {
        ["country_code"] = "NL", ["party_id"] = "CPO", ["uid"] = "U1", ["type"] = type, ["contract_id"] = "NL-CPO-C1", ["issuer"] = "Made up", ["valid"] = true, ["whitelist"] = "ALWAYS",
        ["last_updated"] = "2026-01-03T00:00:00Z",
    };

    /// <summary>The object with a value at a path such as <c>evses/0/status</c>; null takes the field away.</summary>
    public static JsonObject But(this JsonObject of, string path, JsonNode? value)
    {
        JsonNode at = of;
        var segments = path.Split('/');
        foreach (var segment in segments[..^1])
            at = at is JsonArray list ? list[int.Parse(segment, null)]! : at[segment]!;
        if (at is JsonArray array)
            array[int.Parse(segments[^1], null)] = value;
        else if (value is null)
            ((JsonObject)at).Remove(segments[^1]);
        else
            at[segments[^1]] = value;
        return of;
    }
}
