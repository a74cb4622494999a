using System.Text.Json;
using Json.Schema;

namespace OcpiKit.Protocol.Schemas;

/// <summary>Builds the schemas in a registry of their own; one that another refers to is built when it is asked for.</summary>
sealed class SchemaBuilder
{
    readonly BuildOptions _options;
    readonly Dictionary<string, JsonSchema> _built = new(StringComparer.Ordinal);
    readonly TypeDocuments _documents;

    internal SchemaBuilder(TypeDocuments documents)
    {
        _documents = documents;
        _options = new BuildOptions { SchemaRegistry = new SchemaRegistry() };
    }

    internal JsonSchema Whole(TypeDocument document)
    {
        if (_built.TryGetValue(document.Id, out var built)) return built;
        foreach (var reference in References(document.Root))
        {
            var target = _documents.Target(document, reference)!;
            if (target != document) Whole(target);
        }
        return _built[document.Id] = Build(document, document.Root);
    }

    internal JsonSchema Patch(TypeDocument document)
    {
        Whole(document);
        return Build(document, PatchForm.Of(document));
    }

    JsonSchema Build(TypeDocument document, JsonElement schema)
    {
        try
        {
            return JsonSchema.Build(schema, _options);
        }
        catch (Exception e) when (e is JsonSchemaException or JsonException or ArgumentException or RefResolutionException)
        {
            throw EditionException.At(document.File, "", $"not a schema: {e.Message}", e);
        }
    }

    static IEnumerable<string> References(JsonElement schema) => schema.ValueKind switch
    {
        JsonValueKind.Array => schema.EnumerateArray().SelectMany(References),
        JsonValueKind.Object => schema.EnumerateObject().SelectMany(m =>
            m is { Name: "$ref", Value.ValueKind: JsonValueKind.String } ? [m.Value.GetString()!] : References(m.Value)),
        _ => [],
    };
}
