using System.Text.Json;
using System.Text.Json.Nodes;

namespace OcpiKit.Protocol.Schemas;

/// <summary>
/// The form of a PATCH: only the fields that change are sent, so none is required and no rule between fields can be judged; each field
/// that is there keeps its own rules, those of lists with at least one item included (transport_and_format, PATCH).
/// </summary>
static class PatchForm
{
    const string Ending = ".patch.json";

    // Where rules between the fields of one object stand.
    static readonly string[] Dropped = ["required", "allOf", "if", "then", "else", "dependentRequired", "dependentSchemas"];

    internal static JsonElement Of(TypeDocument document)
    {
        var schema = JsonObject.Create(document.Root)!;
        // Scalars and enums have no fields: their allOf, should they have one, is a rule of their own.
        if (schema.ContainsKey("properties"))
        {
            foreach (var keyword in Dropped) schema.Remove(keyword);
        }
        schema["$id"] = string.Concat(document.Id.AsSpan(0, document.Id.Length - ".json".Length), Ending);
        return JsonSerializer.SerializeToElement(schema);
    }

    /// <summary>The id of the file that a derived form stands in.</summary>
    internal static string Original(string id) =>
        id.EndsWith(Ending, StringComparison.Ordinal) ? string.Concat(id.AsSpan(0, id.Length - Ending.Length), ".json") : id;
}
