using System.Text.Json;
using OcpiKit.Engine.Evidence;

namespace OcpiKit.Engine.Secrecy;

/// <summary>The values in a body that artefacts must not show.</summary>
/// <param name="Tokens">Credentials tokens.</param>
/// <param name="Personal">Token uids, contract ids and visual numbers.</param>
internal sealed record SensitiveValues(IReadOnlyList<string> Tokens, IReadOnlyList<string> Personal)
{
    private const int Enough = 10_000;
    private static readonly HashSet<string> AlwaysPersonal = new(StringComparer.Ordinal) { "contract_id", "visual_number", "token_uid" };

    /// <summary>Looks through a whole document.</summary>
    public static SensitiveValues In(JsonElement json)
    {
        var (tokens, personal) = (new List<string>(), new List<string>());
        foreach (var (name, value, isToken) in Texts(json, "", false))
        {
            if (name == "token")
                tokens.Add(value);
            else if (AlwaysPersonal.Contains(name) || (isToken && name == "uid"))
                personal.Add(value);
            if (tokens.Count + personal.Count >= Enough)
                break;
        }

        return new(tokens, personal);
    }

    /// <summary>Every text in a document with its property's name, and whether that stands in what looks like a Token.</summary>
    private static IEnumerable<(string Name, string Value, bool IsToken)> Texts(JsonElement element, string name, bool isToken)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.String:
                return element.Text() is { Length: > 0 } text ? [(name, text, isToken)] : [];
            case JsonValueKind.Array:
                return element.EnumerateArray().SelectMany(item => Texts(item, name, isToken));
            case JsonValueKind.Object:
                var token = LooksLikeToken(element);
                return element.EnumerateObject().SelectMany(property => Texts(property.Value, property.SafeName(), token));
            default:
                return [];
        }
    }

    /// <summary>An EVSE has a uid too, but names no person: only a uid beside what tokens have does (mod_tokens, Token; mod_locations, PublishTokenType).</summary>
    private static bool LooksLikeToken(JsonElement element) =>
        element.Field("contract_id") is not null || element.Field("visual_number") is not null || (element.Field("type") is not null && element.Field("connectors") is null);
}
