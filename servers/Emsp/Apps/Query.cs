using Microsoft.AspNetCore.Http;
using OcpiKit.Ocpi.Types;

namespace OcpiKit.Emsp.Apps;

/// <summary>Reads what stands in the query of a request.</summary>
internal static class Query
{
    /// <summary>The CPO that the driver named with ?country_code= and ?party_id=; null where none was.</summary>
    /// <exception cref="DriverMistake">It can be no party.</exception>
    public static PartyKey? Owner(this HttpRequest request) => Party(request.Query["country_code"].ToString(), request.Query["party_id"].ToString());

    /// <summary>The party with a code and an id; null where both are empty.</summary>
    /// <exception cref="DriverMistake">It can be no party.</exception>
    public static PartyKey? Party(string countryCode, string partyId)
    {
        var party = new PartyKey(countryCode, partyId);
        if (party is { CountryCode: "", PartyId: "" })
            return null;
        return party.IsWellFormed ? party : throw DriverMistake.Invalid("country_code (two letters) and party_id (three letters or digits) go together: they name the CPO.");
    }

    /// <summary>The type of a token that the driver named with ?type=; null where none was.</summary>
    /// <exception cref="DriverMistake">There is no such type.</exception>
    public static TokenType? TokenType(this HttpRequest request)
    {
        var name = request.Query["type"].ToString();
        if (name.Length is 0)
            return null;
        return TokenTypes.TryParse(name, out var type) ? type : throw DriverMistake.Invalid(TokenTypes.Mistake);
    }
}
