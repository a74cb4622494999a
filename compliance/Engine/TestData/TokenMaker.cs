using System.Text.Json.Nodes;
using Bogus;
using OcpiKit.Engine.Parties;

namespace OcpiKit.Engine.TestData;

/// <summary>Makes up what drivers hold before a reader.</summary>
internal sealed class TokenMaker(PartyName owner, Faker faker, Calendar days)
{
    /// <summary>One among them is blocked.</summary>
    private const int Invalid = 3;

    public JsonObject Make(int index) => new()
    {
        ["country_code"] = owner.CountryCode,
        ["party_id"] = owner.PartyId,
        ["uid"] = $"OCPIKIT{faker.Random.Hexadecimal(8, "").ToUpperInvariant()}{index:00}",
        ["type"] = index % 5 == 4 ? "APP_USER" : "RFID",
        ["contract_id"] = $"{owner.CountryCode}{owner.PartyId}C{faker.Random.Number(100_000, 999_999)}{index:000}".ToUpperInvariant(),
        ["visual_number"] = $"OCPIKIT-{index:00}",
        ["issuer"] = "OcpiKit test issuer",
        ["valid"] = index != Invalid,
        // Of an app the eMSP is asked each time (mod_tokens, TokenType; TOK-31).
        ["whitelist"] = index % 5 == 4 ? "NEVER" : "ALLOWED",
        ["language"] = "en",
        ["last_updated"] = Calendar.Text(days.At(index)),
    };
}
