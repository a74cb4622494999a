using System.Text.Json;
using Json.Pointer;
using OcpiKit.Protocol.Wording;

namespace OcpiKit.Protocol.Schemas;

/// <summary>
/// Strings with half of a surrogate pair, which JSON lets an escape write and no reader can turn into text: a schema cannot be asked about
/// a value that has one, and receivers trip over it.
/// </summary>
internal static class UnreadableText
{
    private const string Rule = "whole characters";

    internal static IReadOnlyList<SchemaError> In(string type, TypeDocuments documents, JsonElement value)
    {
        var fields = new FieldFinder(documents);
        return [.. Places(value, JsonPointer.Empty).Take(FailureReader.Most).Select(found => new SchemaError(found.At.ToString(), Rule,
            "text without half of a surrogate pair", Received.Value(found.Value), type, documents.ByType(type)!.File,
            fields.Find(type, found.At).ToString(), null))];
    }

    private static IEnumerable<(JsonPointer At, JsonElement Value)> Places(JsonElement value, JsonPointer at) => value.ValueKind switch
    {
        JsonValueKind.String => Unpaired.Text(value) is null ? [(at, value)] : [],
        JsonValueKind.Array => value.EnumerateArray().Index().SelectMany(item => Places(item.Item, at.Combine(item.Index))),
        JsonValueKind.Object => value.EnumerateObject().SelectMany(member =>
            Unpaired.Name(member) is { } name ? Places(member.Value, at.Combine(name)) : [(at, value)]),
        _ => [],
    };
}
