using System.Text.Json;
using System.Text.Json.Nodes;
using OcpiKit.Protocol.Samples;
using OcpiKit.Protocol.Schemas;

namespace OcpiKit.Protocol;

/// <summary>Values made from the schemas alone: whole ones, and ones with a single flaw.</summary>
public sealed class SampleMaker
{
    private readonly TypeDocuments _documents;
    private readonly Repair _repair;

    /// <summary>Makes samples of the types of some schemas.</summary>
    public SampleMaker(TypeSchemas schemas)
    {
        ArgumentNullException.ThrowIfNull(schemas);
        _documents = schemas.Documents;
        _repair = new Repair(schemas, Value);
    }

    /// <summary>A valid value with every optional field filled, as far as the rules between fields let it be.</summary>
    /// <param name="type">An OCPI type.</param>
    /// <param name="random">Where its values come from; the same seed gives the same value.</param>
    /// <exception cref="ArgumentException">There is no such type.</exception>
    public JsonNode Valid(string type, Random random) => _repair.Until(type, Value(Root(type), random), random);

    /// <summary>Values that each break one rule of the type's own fields; nested types have their own.</summary>
    /// <exception cref="ArgumentException">There is no such type.</exception>
    public IEnumerable<Variant> Breaks(string type) => Variants(type, VariantMaker.Breaks);

    /// <summary>Values that stand exactly at a limit, and are valid.</summary>
    /// <exception cref="ArgumentException">There is no such type.</exception>
    public IEnumerable<Variant> Limits(string type) => Variants(type, VariantMaker.Limits);

    private IEnumerable<Variant> Variants(string type, Func<Constraints, bool, JsonNode?, IEnumerable<(string Rule, JsonNode? Value)>> make)
    {
        var whole = Valid(type, new Random(1));
        var root = Constraints.Of(Root(type), _documents);
        foreach (var (rule, value) in make(root, true, whole)) yield return new Variant("", rule, value);

        if (whole is not JsonObject) yield break;
        foreach (var name in root.Fields!.Schema.GetProperty("properties").EnumerateObject().Select(p => p.Name))
        {
            var field = Constraints.Of(root.Field(name), _documents);
            var required = root.Required.Contains(name);
            foreach (var (rule, value) in make(field, required, whole[name])) yield return new Variant($"/{name}", rule, With(whole, name, value));
            if (required && make == VariantMaker.Breaks) yield return new Variant($"/{name}", "required", Without(whole, name));
        }
    }

    private JsonNode Value(SchemaPart part, Random random)
    {
        var constraints = Constraints.Of(part, _documents);
        if (constraints.Enum.Count > 0) return constraints.Enum[random.Next(constraints.Enum.Count)];
        return constraints.Kind switch
        {
            "object" => new JsonObject(constraints.Fields!.Schema.GetProperty("properties").EnumerateObject()
                .Select(p => KeyValuePair.Create(p.Name, (JsonNode?)Value(constraints.Field(p.Name), random)))),
            "array" => new JsonArray([.. Enumerable.Range(0, Math.Max(2, constraints.MinItems)).Select(_ => Value(constraints.Items!, random))]),
            "boolean" => random.Next(2) == 0,
            "integer" => random.Next((int)(constraints.Minimum ?? 0), (int)(constraints.Maximum ?? 1000) + 1),
            "number" => Math.Round((decimal)random.NextDouble() * ((constraints.Maximum ?? 100) - (constraints.Minimum ?? 0)), 2) + (constraints.Minimum ?? 0),
            _ => TextMaker.Make(constraints, random),
        };
    }

    private SchemaPart Root(string type) =>
        SchemaPart.Of(_documents.ByType(type) ?? throw new ArgumentException($"There is no schema of a type {type}.", nameof(type)));

    private static JsonNode With(JsonNode whole, string name, JsonNode? value)
    {
        var changed = whole.DeepClone();
        changed[name] = value;
        return changed;
    }

    private static JsonObject Without(JsonNode whole, string name)
    {
        var changed = whole.DeepClone().AsObject();
        changed.Remove(name);
        return changed;
    }
}

/// <summary>A value that differs from a valid one in one place.</summary>
/// <param name="Pointer">The place.</param>
/// <param name="Rule">What it is about, such as <c>longer than 36</c>.</param>
/// <param name="Value">The whole value; null is JSON null.</param>
public sealed record Variant(string Pointer, string Rule, JsonNode? Value)
{
    /// <summary>The value as validators read it.</summary>
    public JsonElement Element => JsonSerializer.SerializeToElement(Value);
}
