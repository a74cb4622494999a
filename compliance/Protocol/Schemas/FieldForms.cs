using System.Collections.Concurrent;
using System.Text.Json;

namespace OcpiKit.Protocol.Schemas;

/// <summary>What the schemas say of the fields of their classes.</summary>
internal sealed class FieldForms(TypeDocuments documents)
{
    private readonly ConcurrentDictionary<string, IReadOnlyDictionary<string, FieldForm>> _ofType = new(StringComparer.Ordinal);

    /// <summary>The fields of a class by name; empty for what has none, such as an enum.</summary>
    internal IReadOnlyDictionary<string, FieldForm> Of(string type) => _ofType.GetOrAdd(type, Read);

    private Dictionary<string, FieldForm> Read(string type) =>
        documents.ByType(type) is { } document && document.Root.TryGetProperty("properties", out var properties)
            ? properties.EnumerateObject().ToDictionary(field => field.Name, field => Form(document, field.Value), StringComparer.Ordinal)
            : [];

    private FieldForm Form(TypeDocument document, JsonElement schema)
    {
        // An optional field is written as one of two: its own schema, or null.
        if (schema.TryGetProperty("anyOf", out var branches))
            schema = branches[0];
        var list = schema.TryGetProperty("items", out var items);
        var filled = list && schema.TryGetProperty("minItems", out _);
        if (list)
            schema = items;
        var type = schema.ValueKind == JsonValueKind.Object && schema.TryGetProperty("$ref", out var reference) ? documents.Target(document, reference.GetString()!)?.Type : null;
        return new(type ?? "", list, filled);
    }
}
