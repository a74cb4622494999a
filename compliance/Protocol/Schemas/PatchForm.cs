using System.Text.Json;
using System.Text.Json.Nodes;

namespace OcpiKit.Protocol.Schemas;

/// <summary>
/// The form of a PATCH: only the fields that change are sent, so none is required and no rule between fields can be judged; each field
/// that is there keeps its own rules, those of lists with at least one item included (transport_and_format, PATCH).
/// </summary>
internal static class PatchForm
{
    // Where rules between the fields of one object stand.
    private static readonly string[] Dropped = ["required", "allOf", "if", "then", "else", "dependentRequired", "dependentSchemas"];

    internal static JsonElement Of(TypeDocument document)
    {
        var schema = JsonObject.Create(document.Root)!;
        // Scalars and enums have no fields: their allOf, should they have one, is a rule of their own.
        if (schema.ContainsKey("properties"))
        {
            foreach (var keyword in Dropped) schema.Remove(keyword);
        }
        schema["$id"] = document.Id.Replace(".json", ".patch.json", StringComparison.Ordinal);
        return JsonSerializer.SerializeToElement(schema);
    }
}
