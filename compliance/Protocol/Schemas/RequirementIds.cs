using System.Text.Json;
using System.Text.RegularExpressions;

namespace OcpiKit.Protocol.Schemas;

/// <summary>A <c>$comment</c> is the id of the requirement behind a type, a field or a rule; words may follow it.</summary>
internal static partial class RequirementIds
{
    /// <summary>The id, or null where the schema names none.</summary>
    internal static string? In(JsonElement? schema) =>
        schema is { ValueKind: JsonValueKind.Object } s && s.TryGetProperty("$comment", out var comment)
        && comment.ValueKind == JsonValueKind.String && First().Match(comment.GetString()!) is { Success: true } id
            ? id.Value
            : null;

    /// <summary>The ids in a schema and all that it holds, in the order of the document.</summary>
    internal static IEnumerable<string> Within(JsonElement schema) => schema.ValueKind switch
    {
        JsonValueKind.Object => (In(schema) is { } own ? [own] : Enumerable.Empty<string>()).Concat(schema.EnumerateObject().SelectMany(member => Within(member.Value))),
        JsonValueKind.Array => schema.EnumerateArray().SelectMany(Within),
        _ => [],
    };

    [GeneratedRegex("^[A-Z]{2,4}-[0-9]+", RegexOptions.CultureInvariant)]
    private static partial Regex First();
}
