using System.Text.Json.Serialization;

namespace OcpiKit.Ocpi.Types;

/// <summary>What two platforms hand each other at registration: a token, where to begin, and who is behind it (credentials).</summary>
public sealed record Credentials(string Token, Uri Url, IReadOnlyList<CredentialsRole> Roles);

/// <summary>One party on a platform and what it does there.</summary>
public sealed record CredentialsRole(Role Role, BusinessDetails BusinessDetails, string PartyId, string CountryCode);

/// <summary>What makes a party unique in the world, compared without case (TYP-02).</summary>
public sealed record PartyKey(string CountryCode, string PartyId)
{
    /// <summary>Whether this can be a party: two letters (ISO 3166-1 alpha-2) and three letters or digits (ISO 15118).</summary>
    [JsonIgnore]
    public bool IsWellFormed =>
        CountryCode.Length is 2 && CountryCode.All(char.IsAsciiLetter) && PartyId.Length is 3 && PartyId.All(char.IsAsciiLetterOrDigit);

    /// <inheritdoc />
    public bool Equals(PartyKey? other) => other is not null && string.Equals(ToString(), other.ToString(), StringComparison.OrdinalIgnoreCase);

    /// <inheritdoc />
    public override int GetHashCode() => StringComparer.OrdinalIgnoreCase.GetHashCode(ToString());

    /// <summary>Reads what <see cref="ToString"/> wrote.</summary>
    internal static PartyKey Parse(string text) => new(text[..2], text[3..]);

    /// <summary>As people write it, such as NL*EMS.</summary>
    public override string ToString() => $"{CountryCode}*{PartyId}";
}

/// <summary>A company as people know it.</summary>
public sealed record BusinessDetails(string Name, Uri? Website = null, Image? Logo = null);

/// <summary>Text for people in one language (two letters, ISO 639-1), plain, at most 512 characters.</summary>
public sealed record DisplayText(string Language, string Text);
