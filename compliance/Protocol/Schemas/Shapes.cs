using System.Text.Json;

namespace OcpiKit.Protocol.Schemas;

/// <summary>What a field should be, in the manner of the specification's tables: <c>CiString(36)</c>.</summary>
internal static class Shapes
{
    /// <summary>The shape that a field's schema describes.</summary>
    internal static string Of(JsonElement? schema, string owner, TypeDocuments documents)
    {
        if (schema is not { ValueKind: JsonValueKind.Object } field) return "a value";
        if (field.TryGetProperty("anyOf", out var branches)) return Of(branches[0], owner, documents);
        if (field.TryGetProperty("$ref", out var reference))
        {
            var name = documents.ByType(owner) is { } from ? documents.Target(from, reference.GetString()!)?.Type : null;
            return (name ?? "a value") + (field.TryGetProperty("maxLength", out var most) ? $"({most.GetRawText()})" : "");
        }
        if (field.TryGetProperty("items", out var items)) return $"a list of {Of(items, owner, documents)}";
        return field.TryGetProperty("type", out var type) ? Types(type) : "a value";
    }

    /// <summary>The JSON types that a schema allows.</summary>
    internal static string Types(JsonElement type) =>
        type.ValueKind == JsonValueKind.Array ? string.Join(" or ", type.EnumerateArray().Select(One)) : One(type);

    private static string One(JsonElement type) => type.GetString() switch
    {
        "string" => "a string",
        "integer" => "a whole number",
        "number" => "a number",
        "boolean" => "true or false",
        "array" => "a list",
        "object" => "an object",
        _ => "null",
    };
}
