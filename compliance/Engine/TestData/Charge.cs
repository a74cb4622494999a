using System.Text.Json.Nodes;
using Bogus;

namespace OcpiKit.Engine.TestData;

/// <summary>One driver charges once: the session while it goes on, the session when it has ended, and the bill, all of one story.</summary>
internal sealed record Charge(string Number, JsonObject Token, JsonObject Location, JsonObject Tariff, DateTime Start, int Minutes, int Energy)
{
    /// <summary>The first half hour is over while a session goes on.</summary>
    private const int RunningMinutes = 30;

    private DateTime End => Start.AddMinutes(Minutes);

    private decimal Hours => Minutes / 60m;

    public static Charge Of(int index, JsonObject token, JsonObject location, JsonObject tariff, Faker faker, Calendar days) => new(
        $"{faker.Random.Number(1000, 9999)}-{index:00}", token, location, tariff, days.At(index), 6 * faker.Random.Number(10, 25), 2 * faker.Random.Number(3, 20));

    /// <summary>The session after half an hour and half of the energy.</summary>
    public JsonObject Running() => SessionOf("ACTIVE", Start.AddMinutes(RunningMinutes), Energy / 2, RunningMinutes / 60m);

    /// <summary>The session when it has ended.</summary>
    public JsonObject Session()
    {
        var session = SessionOf("COMPLETED", End, Energy, Hours);
        session["end_date_time"] = Calendar.Text(End);
        session["total_cost"] = Cost();
        return session;
    }

    /// <summary>The bill.</summary>
    public JsonObject Cdr() => new()
    {
        ["country_code"] = Copy(Location, "country_code"),
        ["party_id"] = Copy(Location, "party_id"),
        ["id"] = $"OCPIKIT-C{Number}",
        ["start_date_time"] = Calendar.Text(Start),
        ["end_date_time"] = Calendar.Text(End),
        ["session_id"] = $"OCPIKIT-S{Number}",
        ["cdr_token"] = CdrToken(),
        ["auth_method"] = "WHITELIST",
        ["cdr_location"] = new JsonObject
        {
            ["id"] = Copy(Location, "id"),
            ["name"] = Copy(Location, "name"),
            ["address"] = Copy(Location, "address"),
            ["city"] = Copy(Location, "city"),
            ["postal_code"] = Copy(Location, "postal_code"),
            ["country"] = Copy(Location, "country"),
            ["coordinates"] = Copy(Location, "coordinates"),
            ["evse_uid"] = Copy(Evse, "uid"),
            ["evse_id"] = Copy(Evse, "evse_id"),
            ["connector_id"] = Copy(Connector, "id"),
            ["connector_standard"] = Copy(Connector, "standard"),
            ["connector_format"] = Copy(Connector, "format"),
            ["connector_power_type"] = Copy(Connector, "power_type"),
        },
        ["currency"] = "EUR",
        ["tariffs"] = new JsonArray(Tariff.DeepClone()),
        ["charging_periods"] = new JsonArray(Period(Energy, Hours)),
        ["total_cost"] = Cost(),
        ["total_energy"] = (decimal)Energy,
        ["total_energy_cost"] = Cost(),
        ["total_time"] = Hours,
        ["last_updated"] = Calendar.Text(End),
    };

    private JsonObject Evse => Location["evses"]![0]!.AsObject();

    private JsonObject Connector => Evse["connectors"]![0]!.AsObject();

    private JsonObject SessionOf(string status, DateTime updated, decimal energy, decimal hours) => new()
    {
        ["country_code"] = Copy(Location, "country_code"),
        ["party_id"] = Copy(Location, "party_id"),
        ["id"] = $"OCPIKIT-S{Number}",
        ["start_date_time"] = Calendar.Text(Start),
        ["kwh"] = energy,
        ["cdr_token"] = CdrToken(),
        ["auth_method"] = "WHITELIST",
        ["location_id"] = Copy(Location, "id"),
        ["evse_uid"] = Copy(Evse, "uid"),
        ["connector_id"] = Copy(Connector, "id"),
        ["currency"] = "EUR",
        ["charging_periods"] = new JsonArray(Period(energy, hours)),
        ["status"] = status,
        ["last_updated"] = Calendar.Text(updated),
    };

    private JsonObject CdrToken() => new()
    {
        ["country_code"] = Copy(Token, "country_code"),
        ["party_id"] = Copy(Token, "party_id"),
        ["uid"] = Copy(Token, "uid"),
        ["type"] = Copy(Token, "type"),
        ["contract_id"] = Copy(Token, "contract_id"),
    };

    private JsonObject Period(decimal energy, decimal hours) => new()
    {
        ["start_date_time"] = Calendar.Text(Start),
        ["dimensions"] = new JsonArray(Dimension("ENERGY", energy), Dimension("TIME", hours)),
        ["tariff_id"] = Copy(Tariff, "id"),
    };

    /// <summary>Whole kWh at whole cents: nothing has to be rounded.</summary>
    private JsonObject Cost()
    {
        var cost = Energy * Tariff["elements"]![0]!["price_components"]![0]!["price"]!.GetValue<decimal>();
        return new() { ["excl_vat"] = cost, ["incl_vat"] = cost * (1 + (TariffMaker.Vat / 100)) };
    }

    private static JsonObject Dimension(string type, decimal volume) => new() { ["type"] = type, ["volume"] = volume };

    private static JsonNode Copy(JsonObject of, string name) => of[name]!.DeepClone();
}
