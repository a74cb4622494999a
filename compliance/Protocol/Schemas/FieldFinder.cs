using System.Text.Json;
using Json.Pointer;

namespace OcpiKit.Protocol.Schemas;

/// <summary>Finds the type and the field that a place in a value belongs to, whatever rule was broken there.</summary>
internal sealed class FieldFinder(TypeDocuments documents)
{
    /// <summary>Follows a pointer through fields and items: <c>/evses/0/uid</c> in a Location is <c>EVSE.uid</c>.</summary>
    internal FieldPlace Find(string type, JsonPointer pointer)
    {
        if (documents.ByType(type) is not { } root) return new FieldPlace(type, "", null);

        var field = new FieldPlace(type, "", root.Root);
        var at = new Part(root, root.Root);
        for (var i = 0; i < pointer.SegmentCount; i++)
        {
            var name = pointer[i].ToString();
            if (Follow(at, "items") is { } item)
            {
                at = item;
                continue;
            }

            var owner = Follow(at, "properties");
            if (owner is not { } fields || !fields.Schema.TryGetProperty(name, out var schema))
                return new FieldPlace(owner?.Document.Type ?? field.Type, name, null);
            field = new FieldPlace(fields.Document.Type, name, schema);
            at = new Part(fields.Document, schema);
        }
        return field;
    }

    /// <summary>The keyword of a schema, or of what it refers to, or of one of its alternatives.</summary>
    private Part? Follow(Part at, string keyword)
    {
        if (at.Schema.ValueKind != JsonValueKind.Object) return null;
        if (at.Schema.TryGetProperty(keyword, out var found)) return at with { Schema = found };
        if (at.Schema.TryGetProperty("$ref", out var reference) && documents.Target(at.Document, reference.GetString()!) is { } target
            && Follow(new Part(target, target.Root), keyword) is { } beyond)
            return beyond;
        return at.Schema.TryGetProperty("anyOf", out var branches)
            ? branches.EnumerateArray().Select(b => Follow(at with { Schema = b }, keyword)).FirstOrDefault(p => p is not null)
            : null;
    }

    private readonly record struct Part(TypeDocument Document, JsonElement Schema);
}
