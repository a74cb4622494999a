using System.Text.Json;
using System.Text.RegularExpressions;
using OcpiKit.Engine.Evidence;

namespace OcpiKit.Engine.Secrecy;

/// <summary>The values in a body that artefacts must not show.</summary>
/// <param name="Tokens">Credentials tokens.</param>
/// <param name="Personal">Token uids, contract ids and visual numbers.</param>
/// <param name="More">Whether there are more than were read.</param>
internal sealed partial record SensitiveValues(IReadOnlyList<string> Tokens, IReadOnlyList<string> Personal, bool More)
{
    private const int Enough = 100_000;

    /// <summary>A body that is no JSON is looked through so far; much less of it is shown.</summary>
    private const int LookedThrough = 1_000_000;

    private static readonly HashSet<string> AlwaysPersonal = new(StringComparer.Ordinal) { "contract_id", "visual_number", "token_uid" };

    /// <summary>Looks through a whole document.</summary>
    public static SensitiveValues In(JsonElement json) => Of(Texts(json, "", false));

    /// <summary>Looks through what should have been JSON and is not, broken off or with a comma too many: a token in it is a token all the same.</summary>
    public static SensitiveValues In(string broken) => Of(
        from Match match in Member().Matches(broken.Length > LookedThrough ? broken[..LookedThrough] : broken)
        select (match.Groups[1].Value, match.Groups[2].Value, true));

    private static SensitiveValues Of(IEnumerable<(string Name, string Value, bool IsToken)> texts)
    {
        var (tokens, personal) = (new HashSet<string>(StringComparer.Ordinal), new HashSet<string>(StringComparer.Ordinal));
        foreach (var (name, value, isToken) in texts)
        {
            if (name == "token")
                tokens.Add(value);
            else if (AlwaysPersonal.Contains(name) || (isToken && name == "uid"))
                personal.Add(value);
            if (tokens.Count + personal.Count > Enough)
                return new([.. tokens], [.. personal], true);
        }

        return new([.. tokens], [.. personal], false);
    }

    /// <summary>Every text in a document with its property's name, and whether that stands in what looks like a Token. A number counts as text: in the wrong kind it is still a person's.</summary>
    private static IEnumerable<(string Name, string Value, bool IsToken)> Texts(JsonElement element, string name, bool isToken)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.String:
                return element.Text() is { Length: > 0 } text ? [(name, text, isToken)] : [];
            case JsonValueKind.Number:
                return [(name, element.GetRawText(), isToken)];
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

    [GeneratedRegex(@"""(token|contract_id|visual_number|token_uid|uid)""\s*:\s*""?((?:[^""\\\r\n,]|\\.)+)", RegexOptions.NonBacktracking)]
    private static partial Regex Member();
}
