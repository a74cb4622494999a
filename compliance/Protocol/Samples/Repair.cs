using System.Text.Json;
using System.Text.Json.Nodes;
using Json.Pointer;
using OcpiKit.Protocol.Schemas;

namespace OcpiKit.Protocol.Samples;

/// <summary>
/// Values are made field by field, which rules between fields do not mind: what breaks one of these is changed until none is broken.
/// </summary>
internal sealed class Repair(TypeSchemas schemas, Func<SchemaPart, Random, JsonNode> make)
{
    private const int MostRounds = 10;

    internal JsonNode Until(string type, JsonNode value, Random random)
    {
        for (var round = 0; round < MostRounds; round++)
        {
            var errors = schemas.Validate(type, JsonSerializer.SerializeToElement(value));
            if (errors.Count == 0) return value;
            foreach (var error in errors) Change(value, error, random);
        }
        throw new InvalidOperationException($"No valid {type} could be made: the rules between its fields exclude each other.");
    }

    private void Change(JsonNode root, SchemaError error, Random random)
    {
        var (part, keyword) = Broken(error);
        var wanted = part.Schema.GetProperty(keyword);
        Set(root, error.Pointer, keyword switch
        {
            "const" => JsonSerializer.SerializeToNode(wanted),
            "enum" => wanted[random.Next(wanted.GetArrayLength())].GetString(),
            "maxItems" => new JsonArray(),
            "maxLength" => At(root, error.Pointer)!.GetValue<string>()[..wanted.GetInt32()],
            "not" => Other(error, wanted),
            _ => make(Field(error), random),
        });
    }

    /// <summary>A value of the field's enum that is not excluded.</summary>
    private string Other(SchemaError error, JsonElement not)
    {
        var excluded = not.GetProperty("enum").EnumerateArray().Select(v => v.GetString()!);
        return Constraints.Of(Field(error), schemas.Documents).Enum.Except(excluded).First();
    }

    private SchemaPart Field(SchemaError error)
    {
        var (type, name) = error.Field.Split('.') is [var owner, var field] ? (owner, field) : throw new InvalidOperationException($"{error.Field} is no field.");
        return Constraints.Of(SchemaPart.Of(schemas.Documents.ByType(type)!), schemas.Documents).Field(name);
    }

    private (SchemaPart Part, string Keyword) Broken(SchemaError error)
    {
        var type = Path.GetFileNameWithoutExtension(error.Schema.Split('#')[0]);
        var pointer = error.Schema.Split('#')[1];
        var end = pointer.LastIndexOf('/');
        var part = SchemaPart.Of(schemas.Documents.ByType(type)!);
        return JsonPointer.TryParse(pointer[..end], out var place) && place.Evaluate(part.Schema) is { } schema
            ? (part with { Pointer = place, Schema = schema }, pointer[(end + 1)..])
            : throw new InvalidOperationException($"{error.Schema} leads nowhere.");
    }

    private static JsonNode? At(JsonNode root, string pointer) =>
        pointer.Split('/').Skip(1).Aggregate((JsonNode?)root, (node, name) => node is JsonArray list ? list[Index(name)] : node?[name]);

    private static void Set(JsonNode root, string pointer, JsonNode? value)
    {
        var end = pointer.LastIndexOf('/');
        var name = pointer[(end + 1)..];
        if (At(root, pointer[..end]) is JsonArray list) list[Index(name)] = value;
        else At(root, pointer[..end])![name] = value;
    }

    private static int Index(string name) => int.Parse(name, System.Globalization.CultureInfo.InvariantCulture);
}
