using System.Text.Json;

namespace OcpiKit.Protocol.Schemas;

/// <summary>Schemas that only ask whether a field is given, as alternatives and conditions of a rule between fields.</summary>
internal static class Presence
{
    /// <summary>Whether a schema, written in place, demands fields of an object and says nothing of the object itself.</summary>
    internal static bool Demands(JsonElement schema) =>
        schema.ValueKind == JsonValueKind.Object && schema.TryGetProperty("required", out _)
        && schema.EnumerateObject().All(m => m.Name is "required" or "properties");

    /// <summary>The fields that a schema demands.</summary>
    internal static IEnumerable<string> Fields(JsonElement schema) =>
        schema.TryGetProperty("required", out var names) ? names.EnumerateArray().Select(n => n.GetString()!) : [];
}
