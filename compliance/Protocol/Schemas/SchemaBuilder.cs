using System.Text.Json;
using Json.Schema;

namespace OcpiKit.Protocol.Schemas;

/// <summary>A type's schema in the two forms that it is evaluated in, built when they are first needed.</summary>
/// <param name="Quick">For a yes or no.</param>
/// <param name="Detailed">For the reasons.</param>
internal sealed record BuiltSchema(Lazy<JsonSchema> Quick, Lazy<JsonSchema> Detailed);

/// <summary>Builds schemas in a registry of their own; one that another refers to is built first.</summary>
internal sealed class SchemaBuilder(TypeDocuments documents)
{
    private readonly BuildOptions _options = new() { SchemaRegistry = new SchemaRegistry() };
    private readonly Dictionary<string, JsonSchema> _built = new(StringComparer.Ordinal);
    private readonly QuickForm _quick = new(documents);

    // The registry is not meant to be written to by two threads at once.
    private readonly Lock _one = new();

    internal BuiltSchema Whole(TypeDocument document) => new(Quick(document, document.Root), Later(() => Written(document)));

    internal BuiltSchema Patch(TypeDocument document)
    {
        var schema = PatchForm.Of(document);
        return new BuiltSchema(Quick(document, schema), Later(() =>
        {
            Written(document);
            return Build(document, schema, _options);
        }));
    }

    private Lazy<JsonSchema> Quick(TypeDocument document, JsonElement schema) =>
        Later(() => Build(document, _quick.Of(document, schema), new BuildOptions { SchemaRegistry = new SchemaRegistry() }));

    private JsonSchema Written(TypeDocument document)
    {
        if (_built.TryGetValue(document.Id, out var built)) return built;
        foreach (var reference in References(document.Root))
        {
            var target = documents.Target(document, reference)!;
            if (target != document) Written(target);
        }
        return _built[document.Id] = Build(document, document.Root, _options);
    }

    private Lazy<JsonSchema> Later(Func<JsonSchema> build) => new(() =>
    {
        lock (_one) return build();
    });

    private static JsonSchema Build(TypeDocument document, JsonElement schema, BuildOptions options)
    {
        try
        {
            return JsonSchema.Build(schema, options);
        }
        catch (Exception e) when (e is JsonSchemaException or JsonException or ArgumentException or RefResolutionException)
        {
            throw EditionException.At(document.File, "", $"not a schema: {e.Message}", e);
        }
    }

    private static IEnumerable<string> References(JsonElement schema) => schema.ValueKind switch
    {
        JsonValueKind.Array => schema.EnumerateArray().SelectMany(References),
        JsonValueKind.Object => schema.EnumerateObject().SelectMany(m =>
            m is { Name: "$ref", Value.ValueKind: JsonValueKind.String } ? [m.Value.GetString()!] : References(m.Value)),
        _ => [],
    };
}
