using System.Text;
using System.Text.Json;
using OcpiKit.Protocol.Wording;

namespace OcpiKit.Protocol.Dialects;

/// <summary>OCPI 2.2.1.</summary>
internal sealed class Dialect221 : IDialect
{
    internal const string Number = "2.2.1";

    public string Version => Number;

    // One space, then the Base64 of the token in UTF-8 (TRN-03).
    public string Authorization(string token) => RawAuthorization(Convert.ToBase64String(Encoding.UTF8.GetBytes(token)));

    public string RawAuthorization(string token) => $"Token {token}";

    public Envelope ReadEnvelope(JsonElement body) =>
        body.ValueKind != JsonValueKind.Object
            ? new Envelope(false, null, null, null, null)
            : new Envelope(true, Member(body, "data"), Member(body, "status_code"), Member(body, "status_message"), Member(body, "timestamp"));

    public IReadOnlyList<VersionEntry> ReadVersions(JsonElement data) =>
        [.. Items(data)
            .Select(v => (Version: Text(v, "version"), Url: Text(v, "url")))
            .Where(v => v is { Version: not null, Url: not null })
            .Select(v => new VersionEntry(v.Version!, v.Url!))];

    public IReadOnlyList<Endpoint> ReadDetails(JsonElement data) =>
        [.. Items(Member(data, "endpoints") ?? default)
            .Select(e => (Identifier: Text(e, "identifier"), Role: Text(e, "role"), Url: Text(e, "url")))
            .Where(e => e is { Identifier: not null, Role: not null, Url: not null })
            .Select(e => new Endpoint(e.Identifier!, e.Role!, e.Url!))];

    private static JsonElement.ArrayEnumerator Items(JsonElement list) => list.ValueKind == JsonValueKind.Array ? list.EnumerateArray() : default;

    private static JsonElement? Member(JsonElement of, string name)
    {
        try
        {
            return of.ValueKind == JsonValueKind.Object && of.TryGetProperty(name, out var value) ? value : null;
        }
        catch (InvalidOperationException)
        {
            // Another name beside it holds half of a surrogate pair, and the reader cannot compare it.
            return null;
        }
    }

    private static string? Text(JsonElement of, string name) => Member(of, name) is { } text ? Unpaired.Text(text) : null;
}
