using System.Text.Json;
using Json.Pointer;

namespace OcpiKit.Protocol.Schemas;

/// <summary>The schemas of all types, read and known to refer to nothing but each other.</summary>
internal sealed class TypeDocuments
{
    private readonly SortedDictionary<string, TypeDocument> _byType = new(StringComparer.Ordinal);
    private readonly Dictionary<string, TypeDocument> _byId = new(StringComparer.Ordinal);

    /// <summary>In the ordinal order of their types.</summary>
    internal IReadOnlyCollection<TypeDocument> All => _byType.Values;

    internal TypeDocument? ByType(string type) => _byType.GetValueOrDefault(type);

    /// <summary>The document that a <c>$ref</c> in another leads to.</summary>
    internal TypeDocument? Target(TypeDocument from, string reference) =>
        _byId.GetValueOrDefault(new Uri(new Uri(from.Id), reference).GetLeftPart(UriPartial.Query));

    /// <exception cref="EditionException">A file is no schema, or a reference leads nowhere.</exception>
    internal static TypeDocuments Load(string folder)
    {
        var types = Path.Combine(folder, "types");
        var files = Directory.Exists(types) ? Directory.GetFiles(types, "*.json") : [];
        if (files.Length == 0) throw EditionException.At(types, "", "there are no schemas of types (*.json)");

        var documents = new TypeDocuments();
        foreach (var file in files.Order(StringComparer.Ordinal)) documents.Add(Read(file));
        foreach (var document in documents.All) documents.CheckReferences(document, document.Root, JsonPointer.Empty);
        return documents;
    }

    private static TypeDocument Read(string file)
    {
        JsonElement root;
        try
        {
            using var document = JsonDocument.Parse(File.ReadAllText(file), new JsonDocumentOptions { AllowDuplicateProperties = false });
            root = document.RootElement.Clone();
        }
        catch (JsonException e)
        {
            throw EditionException.At(file, $"line {e.LineNumber + 1}", $"not JSON: {e.Message}", e);
        }
        if (root.ValueKind != JsonValueKind.Object) throw EditionException.At(file, "", "a schema is a JSON object");
        if (!root.TryGetProperty("$id", out var id) || !Uri.TryCreate(id.ToString(), UriKind.Absolute, out _))
            throw EditionException.At(file, "/$id", "the absolute $id of the schema is missing");

        var type = Path.GetFileNameWithoutExtension(file);
        if (!id.ToString().EndsWith($"/types/{type}.json", StringComparison.Ordinal))
            throw EditionException.At(file, "/$id", $"ends in /types/{type}.json, as its file is named, not {id}");
        return new TypeDocument(type, $"types/{type}.json", id.ToString(), root);
    }

    private void Add(TypeDocument document)
    {
        _byType.Add(document.Type, document);
        _byId.Add(document.Id, document);
    }

    private void CheckReferences(TypeDocument document, JsonElement schema, JsonPointer at)
    {
        switch (schema.ValueKind)
        {
            case JsonValueKind.Array:
                foreach (var (index, item) in schema.EnumerateArray().Index()) CheckReferences(document, item, at.Combine(index));
                break;
            case JsonValueKind.Object:
                foreach (var member in schema.EnumerateObject())
                {
                    if (member is { Name: "$ref", Value.ValueKind: JsonValueKind.String })
                        CheckReference(document, member.Value.GetString()!, at.Combine("$ref"));
                    else
                        CheckReferences(document, member.Value, at.Combine(member.Name));
                }
                break;
            default:
                break;
        }
    }

    private void CheckReference(TypeDocument document, string reference, JsonPointer at)
    {
        if (!Uri.TryCreate(new Uri(document.Id), reference, out _) || Target(document, reference) is null)
            throw EditionException.At(document.File, at.ToString(), $"refers to {reference}, and there is no such type");
    }
}
