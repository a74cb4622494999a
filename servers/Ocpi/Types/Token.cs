using System.Diagnostics.CodeAnalysis;

namespace OcpiKit.Ocpi.Types;

/// <summary>What a driver charges with: a card, a key fob, an app (mod_tokens, Token object).</summary>
/// <param name="CountryCode">Country of the party that owns the object, ISO 3166-1 alpha-2.</param>
/// <param name="PartyId">That party's three-character id (ISO 15118).</param>
/// <param name="Uid">What a reader reads; unique together with <paramref name="Type"/> (TOK-29).</param>
/// <param name="ContractId">The driver's contract, in the eMI3 form.</param>
/// <param name="VisualNumber">What is printed on the card.</param>
/// <param name="Issuer">The company whose name is on it.</param>
/// <param name="GroupId">Tokens of one group can end each other's sessions; at most 20 characters, for OCPP (TOK-30).</param>
/// <param name="Language">What the driver reads: two letters, ISO 639-1.</param>
public sealed record Token(
    string CountryCode,
    string PartyId,
    string Uid,
    TokenType Type,
    string ContractId,
    string? VisualNumber,
    string Issuer,
    string? GroupId,
    bool Valid,
    WhitelistType Whitelist,
    string? Language,
    ProfileType? DefaultProfileType,
    EnergyContract? EnergyContract,
    DateTimeOffset LastUpdated);

/// <summary>Whose energy the driver wants.</summary>
public sealed record EnergyContract(string SupplierName, string? ContractId = null);

/// <summary>Where a token shall be used: a Location, and EVSEs of it (mod_tokens, LocationReferences).</summary>
public sealed record LocationReferences(string LocationId, IReadOnlyList<string>? EvseUids = null);

/// <summary>The answer to a real-time authorization (mod_tokens, AuthorizationInfo).</summary>
/// <param name="Location">Where charging is allowed; only if it was asked for (TOK-27).</param>
/// <param name="AuthorizationReference">Comes back in the Session and the CDR.</param>
public sealed record AuthorizationInfo(
    AllowedType Allowed, Token Token, LocationReferences? Location = null, string? AuthorizationReference = null, DisplayText? Info = null);

/// <summary>Reads the type of a token from a URL.</summary>
public static class TokenTypes
{
    private static readonly Dictionary<string, TokenType> ByName = Enum.GetValues<TokenType>()
        .ToDictionary(OcpiJson.Word, StringComparer.OrdinalIgnoreCase);

    /// <summary>What to say to whoever names no type.</summary>
    public static string Mistake { get; } = $"type has to be one of {string.Join(", ", ByName.Keys.Order(StringComparer.Ordinal).SkipLast(1))} and {ByName.Keys.Max()}.";

    /// <summary>The type that a name means; without a name it is RFID (mod_tokens; TOK-08, TOK-21).</summary>
    public static bool TryParse(string? name, [NotNullWhen(true)] out TokenType? type)
    {
        type = string.IsNullOrEmpty(name) ? TokenType.Rfid : ByName.TryGetValue(name, out var named) ? named : null;
        return type is not null;
    }
}
