using System.Text.Json;
using Json.Pointer;

namespace OcpiKit.Protocol.Schemas;

/// <summary>A schema inside the file of a type.</summary>
/// <param name="Document">The file.</param>
/// <param name="Pointer">The place in it.</param>
/// <param name="Schema">What stands there.</param>
internal sealed record SchemaPart(TypeDocument Document, JsonPointer Pointer, JsonElement Schema)
{
    internal static SchemaPart Of(TypeDocument document) => new(document, JsonPointer.Empty, document.Root);

    /// <summary>Follows what an evaluation path adds to that of the schema above: a keyword, and its key where it has several.</summary>
    /// <remarks>
    /// The library gives the location of a schema too, but a wrong one for <c>then</c> and <c>items</c>, and the path of an item says
    /// <c>items</c> twice.
    /// </remarks>
    internal SchemaPart? Follow(JsonPointer path, int from, TypeDocuments documents)
    {
        if (from < path.SegmentCount && path[from] == "items") return Step("items", documents);

        var at = this;
        for (var i = from; at is not null && i < path.SegmentCount; i++) at = at.Step(path[i].ToString(), documents);
        return at;
    }

    private SchemaPart? Step(string segment, TypeDocuments documents)
    {
        if (JsonPointer.Create(segment).Evaluate(Schema) is not { } next) return null;
        if (segment == "$ref" && next.ValueKind == JsonValueKind.String)
            return documents.Target(Document, next.GetString()!) is { } target ? Of(target) : null;
        return new SchemaPart(Document, Pointer.Combine(segment), next);
    }
}
