using System.Text.Json.Nodes;
using Bogus;
using OcpiKit.Engine.Parties;

namespace OcpiKit.Engine.TestData;

/// <summary>Makes up what charging costs: so much for each kWh, and nothing else, so that nobody can read a bill in two ways.</summary>
internal sealed class TariffMaker(PartyName owner, Faker faker, Calendar days)
{
    /// <summary>The VAT in percent.</summary>
    public const decimal Vat = 20.0m;

    public JsonObject Make(int index) => new()
    {
        ["country_code"] = owner.CountryCode,
        ["party_id"] = owner.PartyId,
        ["id"] = $"OCPIKIT-T{faker.Random.Number(1000, 9999)}-{index:00}",
        ["currency"] = "EUR",
        ["tariff_alt_text"] = new JsonArray(new JsonObject { ["language"] = "en", ["text"] = $"OcpiKit test tariff {index:00}" }),
        ["elements"] = new JsonArray(new JsonObject
        {
            ["price_components"] = new JsonArray(new JsonObject
            {
                ["type"] = "ENERGY",
                ["price"] = faker.Random.Number(25, 75) / 100m,
                ["vat"] = Vat,
                ["step_size"] = 1,
            }),
        }),
        ["last_updated"] = Calendar.Text(days.At(index)),
    };
}
