using System.Globalization;
using System.Text.Json.Nodes;
using Bogus;
using OcpiKit.Engine.Parties;

namespace OcpiKit.Engine.TestData;

/// <summary>Makes up a place with two EVSEs: one for alternating current with a socket, one for direct current with two cables.</summary>
internal sealed class LocationMaker(PartyName owner, Faker faker, Calendar days)
{
    public JsonObject Make(int index, string tariff)
    {
        var id = $"OCPIKIT-L{faker.Random.Number(1000, 9999)}-{index:00}";
        var updated = Calendar.Text(days.At(index));
        return new()
        {
            ["country_code"] = owner.CountryCode,
            ["party_id"] = owner.PartyId,
            ["id"] = id,
            ["publish"] = true,
            ["name"] = $"OcpiKit test location {index:00}",
            ["address"] = faker.Address.StreetName() + " " + faker.Random.Number(1, 99).ToString(CultureInfo.InvariantCulture),
            ["city"] = "Testville",
            ["postal_code"] = faker.Random.Number(10_000, 99_999).ToString(CultureInfo.InvariantCulture),
            ["country"] = "NLD",
            ["coordinates"] = new JsonObject { ["latitude"] = Degrees(51m), ["longitude"] = Degrees(5m) },
            ["evses"] = new JsonArray(
                Evse(id, index, 1, updated, Connector("1", "IEC_62196_T2", "SOCKET", "AC_3_PHASE", 230, 16, tariff, updated)),
                Evse(id, index, 2, updated, Connector("1", "IEC_62196_T2_COMBO", "CABLE", "DC", 400, 125, tariff, updated), Connector("2", "CHADEMO", "CABLE", "DC", 400, 125, tariff, updated))),
            ["operator"] = new JsonObject { ["name"] = "OcpiKit test operator" },
            ["time_zone"] = "Europe/Amsterdam",
            ["opening_times"] = new JsonObject { ["twentyfourseven"] = true },
            ["last_updated"] = updated,
        };
    }

    private JsonObject Evse(string location, int index, int number, string updated, params JsonObject[] connectors) => new()
    {
        ["uid"] = $"{location}-E{number}",
        ["evse_id"] = $"{owner.CountryCode}*{owner.PartyId}*EOCPIKIT{index:00}{number}".ToUpperInvariant(),
        ["status"] = "AVAILABLE",
        ["capabilities"] = new JsonArray(
            "CHARGING_PREFERENCES_CAPABLE", "CHARGING_PROFILE_CAPABLE", "REMOTE_START_STOP_CAPABLE", "RESERVABLE", "RFID_READER", "UNLOCK_CAPABLE"),
        ["connectors"] = new JsonArray([.. connectors]),
        ["physical_reference"] = number.ToString(CultureInfo.InvariantCulture),
        ["last_updated"] = updated,
    };

    private static JsonObject Connector(string id, string standard, string format, string power, int volts, int amperes, string tariff, string updated) => new()
    {
        ["id"] = id,
        ["standard"] = standard,
        ["format"] = format,
        ["power_type"] = power,
        ["max_voltage"] = volts,
        ["max_amperage"] = amperes,
        ["tariff_ids"] = new JsonArray(tariff),
        ["last_updated"] = updated,
    };

    private string Degrees(decimal from) => (from + (faker.Random.Number(0, 999_999) / 1_000_000m)).ToString("0.000000", CultureInfo.InvariantCulture);
}
