using System.Text.Json;
using System.Text.Json.Nodes;

namespace OcpiKit.Protocol.Schemas;

/// <summary>
/// The same schema in the form that is evaluated fastest: what it refers to is written in place, "this or null" becomes one list of types,
/// and nothing stays that only explains. It answers yes or no; the reasons are read from the schema as it was written.
/// </summary>
internal sealed class QuickForm(TypeDocuments documents)
{
    private static readonly HashSet<string> Explaining = new(StringComparer.Ordinal) { "$schema", "$id", "$comment", "title", "description", "default", "examples" };

    // Where schemas stand below a name of the author's, not below a keyword.
    private static readonly HashSet<string> Named = new(StringComparer.Ordinal) { "properties", "patternProperties", "dependentSchemas", "$defs" };

    // Each of these says nothing of null, so that a schema of them alone may be widened by it.
    private static readonly HashSet<string> SilentOnNull = new(StringComparer.Ordinal)
    {
        "type", "pattern", "minLength", "maxLength", "minimum", "maximum", "items", "minItems", "maxItems", "properties", "required",
    };

    internal JsonElement Of(TypeDocument document, JsonElement schema) => JsonSerializer.SerializeToElement(Simplify(document, schema));

    private JsonNode? Simplify(TypeDocument document, JsonElement schema)
    {
        if (schema.ValueKind != JsonValueKind.Object) return JsonSerializer.SerializeToNode(schema);

        var simple = new JsonObject();
        var beside = new JsonArray();
        foreach (var keyword in schema.EnumerateObject())
        {
            if (Explaining.Contains(keyword.Name)) continue;
            if (keyword.Name == "$ref" && documents.Target(document, keyword.Value.GetString()!) is { } target)
                Merge(simple, Simplify(target, target.Root)!.AsObject(), beside);
            else
                Merge(simple, new JsonObject { [keyword.Name] = Keyword(document, keyword) }, beside);
        }
        if (beside.Count > 0)
        {
            foreach (var rule in simple["allOf"]?.AsArray() ?? []) beside.Add(rule!.DeepClone());
            simple["allOf"] = beside;
        }
        return OrNull(simple) ?? simple;
    }

    private JsonNode? Keyword(TypeDocument document, JsonProperty keyword) => keyword switch
    {
        { Value.ValueKind: JsonValueKind.Object } when Named.Contains(keyword.Name) => new JsonObject(keyword.Value.EnumerateObject()
            .Select(m => KeyValuePair.Create(m.Name, Simplify(document, m.Value)))),
        { Value.ValueKind: JsonValueKind.Object } => Simplify(document, keyword.Value),
        { Name: "allOf" or "anyOf" or "oneOf" or "prefixItems" } => new JsonArray([.. keyword.Value.EnumerateArray().Select(s => Simplify(document, s))]),
        _ => JsonSerializer.SerializeToNode(keyword.Value),
    };

    /// <summary>Adds keywords; one that is there already with another value goes beside them.</summary>
    private static void Merge(JsonObject into, JsonObject from, JsonArray beside)
    {
        foreach (var (name, value) in from)
        {
            if (!into.TryGetPropertyValue(name, out var there)) into[name] = value?.DeepClone();
            else if (!JsonNode.DeepEquals(there, value)) beside.Add(new JsonObject { [name] = value?.DeepClone() });
        }
    }

    /// <summary>One schema for "this or null", or null where it is something else.</summary>
    private static JsonObject? OrNull(JsonObject schema)
    {
        if (schema is not { Count: 1 } || schema["anyOf"] is not JsonArray { Count: 2 } forms || forms[0] is not JsonObject form) return null;
        if (forms[1] is not JsonObject { Count: 1 } other || other["type"] is not JsonValue type || type.ToString() != "null") return null;
        if (form["type"] is not JsonValue only || !form.All(k => k.Key == "enum" || SilentOnNull.Contains(k.Key) || k.Key == "allOf" && AreSilent(k.Value)))
            return null;

        var wide = form.DeepClone().AsObject();
        wide["type"] = new JsonArray(only.DeepClone(), "null");
        if (wide["enum"] is JsonArray values) values.Add((JsonNode?)null);
        return wide;
    }

    private static bool AreSilent(JsonNode? rules) => rules!.AsArray().All(rule => rule!.AsObject().All(k => k.Key != "type" && SilentOnNull.Contains(k.Key)));
}
