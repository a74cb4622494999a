using System.Text.Json;

namespace OcpiKit.Protocol;

/// <summary>What differs in manner, not in data, between versions of OCPI. Its readers take whatever they are given and never throw.</summary>
public interface IDialect
{
    /// <summary>The version number, such as 2.2.1.</summary>
    string Version { get; }

    /// <summary>The value of the Authorization header for a token.</summary>
    string Authorization(string token);

    /// <summary>The same with the token as it is, as parties of older versions send it.</summary>
    string RawAuthorization(string token);

    /// <summary>The parts of the envelope around the data of a response.</summary>
    Envelope ReadEnvelope(JsonElement body);

    /// <summary>The versions that a party offers; what has no version or URL is left out.</summary>
    IReadOnlyList<VersionEntry> ReadVersions(JsonElement data);

    /// <summary>The endpoints of one version; what lacks identifier, role or URL is left out.</summary>
    IReadOnlyList<Endpoint> ReadDetails(JsonElement data);
}

/// <summary>The envelope of a response, as it came.</summary>
/// <param name="IsObject">Whether the body is a JSON object at all.</param>
/// <param name="Data">The member <c>data</c>, where there is one.</param>
/// <param name="StatusCode">The member <c>status_code</c>, of whatever kind.</param>
/// <param name="StatusMessage">The member <c>status_message</c>, of whatever kind.</param>
/// <param name="Timestamp">The member <c>timestamp</c>, of whatever kind.</param>
public sealed record Envelope(bool IsObject, JsonElement? Data, JsonElement? StatusCode, JsonElement? StatusMessage, JsonElement? Timestamp)
{
    /// <summary>The OCPI status code, or null where it is not an integer.</summary>
    public int? Code => StatusCode is { ValueKind: JsonValueKind.Number } code && code.TryGetDecimal(out var number) && number == decimal.Truncate(number) && Math.Abs(number) <= int.MaxValue ? (int)number : null; // 1000.0 is a whole number, as in JSON Schema
}

/// <summary>One version that a party offers.</summary>
/// <param name="Version">Its number.</param>
/// <param name="Url">Where its details are, as it was sent.</param>
public sealed record VersionEntry(string Version, string Url);

/// <summary>One endpoint of a version.</summary>
/// <param name="Identifier">The module.</param>
/// <param name="Role">The interface, <c>SENDER</c> or <c>RECEIVER</c>, as it was sent.</param>
/// <param name="Url">Its URL, as it was sent.</param>
public sealed record Endpoint(string Identifier, string Role, string Url);
