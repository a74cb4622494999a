using System.Text.Json;
using System.Text.RegularExpressions;

namespace OcpiKit.Protocol.Schemas;

/// <summary>
/// A <c>$comment</c> that begins with the id of a requirement says that the rule beside or below it comes from there. A comment that
/// names one further on only explains.
/// </summary>
static partial class RequirementIds
{
    /// <summary>The first id, or null where the schema names none.</summary>
    internal static string? In(JsonElement? schema) =>
        schema is { ValueKind: JsonValueKind.Object } s && s.TryGetProperty("$comment", out var comment)
        && comment.ValueKind == JsonValueKind.String && First().Match(comment.GetString()!) is { Success: true } id
            ? id.Value
            : null;

    [GeneratedRegex("^[A-Z]{2,4}-[0-9]+", RegexOptions.CultureInvariant)]
    private static partial Regex First();
}
