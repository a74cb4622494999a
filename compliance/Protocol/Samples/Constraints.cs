using System.Text.Json;
using OcpiKit.Protocol.Schemas;

namespace OcpiKit.Protocol.Samples;

/// <summary>All that is said of one value: by its schema, by what that refers to, and by the form that is not null.</summary>
internal sealed record Constraints
{
    internal string Kind { get; init; } = "";

    internal bool Nullable { get; init; }

    internal IReadOnlyList<string> Enum { get; init; } = [];

    internal IReadOnlyList<string> Patterns { get; init; } = [];

    internal int? MaxLength { get; init; }

    internal decimal? Minimum { get; init; }

    internal decimal? Maximum { get; init; }

    internal int MinItems { get; init; }

    /// <summary>Whether other forms than <see cref="Enum"/> and <see cref="Patterns"/> are allowed too.</summary>
    internal bool Open { get; init; }

    internal SchemaPart? Items { get; init; }

    /// <summary>The schema that declares the fields.</summary>
    internal SchemaPart? Fields { get; init; }

    internal IReadOnlyList<string> Required { get; init; } = [];

    internal static Constraints Of(SchemaPart part, TypeDocuments documents) => Add(new Constraints(), part, documents);

    internal SchemaPart Field(string name) =>
        Fields! with { Pointer = Fields.Pointer.Combine("properties", name), Schema = Fields.Schema.GetProperty("properties").GetProperty(name) };

    private static Constraints Add(Constraints all, SchemaPart part, TypeDocuments documents)
    {
        foreach (var keyword in part.Schema.EnumerateObject())
        {
            var value = keyword.Value;
            all = keyword.Name switch
            {
                "$ref" => Add(all, SchemaPart.Of(documents.Target(part.Document, value.GetString()!)!), documents),
                "anyOf" => Form(all, part, value, documents),
                "type" when value.ValueKind == JsonValueKind.String => all with { Kind = value.GetString()! },
                "enum" => all with { Enum = [.. value.EnumerateArray().Select(v => v.GetString()!)] },
                "pattern" => all with { Patterns = [.. all.Patterns, value.GetString()!] },
                "maxLength" => all with { MaxLength = Math.Min(value.GetInt32(), all.MaxLength ?? int.MaxValue) },
                "minimum" => all with { Minimum = value.GetDecimal() },
                "maximum" => all with { Maximum = value.GetDecimal() },
                "minItems" => all with { MinItems = value.GetInt32() },
                "items" => all with { Items = part with { Pointer = part.Pointer.Combine("items"), Schema = value } },
                "properties" => all with { Fields = part },
                "required" => all with { Required = [.. Presence.Fields(part.Schema)] },
                _ => all,
            };
        }
        return all;
    }

    /// <summary>The first form that is not null.</summary>
    private static Constraints Form(Constraints all, SchemaPart part, JsonElement forms, TypeDocuments documents)
    {
        var nullable = forms.EnumerateArray().Any(IsNull);
        var (index, form) = forms.EnumerateArray().Index().First(f => !IsNull(f.Item));
        var open = forms.GetArrayLength() > (nullable ? 2 : 1);
        return Add(all with { Nullable = nullable, Open = open }, part with { Pointer = part.Pointer.Combine("anyOf", index), Schema = form }, documents);
    }

    private static bool IsNull(JsonElement form) => form.TryGetProperty("type", out var type) && type.ValueKind == JsonValueKind.String && type.ValueEquals("null");
}
