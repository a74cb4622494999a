using System.Text.Json;
using Json.Schema;

namespace OcpiKit.Protocol.Schemas;

/// <summary>The schemas of an edition, over JsonSchema.Net. Safe for use by several threads at once.</summary>
public sealed class TypeSchemas : ISchemas
{
    private static readonly EvaluationOptions Quick = Options(OutputFormat.Flag);
    private static readonly EvaluationOptions Detailed = Options(OutputFormat.Hierarchical);

    private readonly TypeDocuments _documents;
    private readonly Dictionary<string, BuiltSchema> _whole;
    private readonly Dictionary<string, BuiltSchema> _patch;
    private readonly FailureReader _failures;
    private readonly FieldForms _fields;

    private TypeSchemas(TypeDocuments documents)
    {
        _documents = documents;
        _failures = new FailureReader(documents);
        _fields = new FieldForms(documents);
        var builder = new SchemaBuilder(documents);
        Types = [.. documents.All.Select(d => d.Type)];
        _whole = documents.All.ToDictionary(d => d.Type, builder.Whole);
        _patch = documents.All.ToDictionary(d => d.Type, builder.Patch);
    }

    /// <inheritdoc />
    public IReadOnlyCollection<string> Types { get; }

    internal TypeDocuments Documents => _documents;

    /// <inheritdoc />
    public IReadOnlyDictionary<string, FieldForm> Fields(string type) => _fields.Of(type);

    /// <summary>Loads the folder of an edition, which has the schemas in <c>types</c>.</summary>
    /// <exception cref="EditionException">A file is no schema, or a reference leads nowhere.</exception>
    public static TypeSchemas Load(string folder) => new(TypeDocuments.Load(folder));

    /// <inheritdoc />
    public IReadOnlyDictionary<string, bool> FieldsOf(string type)
    {
        var root = _documents.ByType(type)?.Root ?? throw new ArgumentException($"There is no schema of a type {type}.", nameof(type));
        if (!root.TryGetProperty("properties", out var properties))
            return new Dictionary<string, bool>();
        var required = root.TryGetProperty("required", out var names) ? names.EnumerateArray().Select(name => name.GetString()).ToHashSet() : [];
        return properties.EnumerateObject().ToDictionary(property => property.Name, property => required.Contains(property.Name), StringComparer.Ordinal);
    }

    /// <inheritdoc />
    public IReadOnlyList<string> RequirementsOf(string type) =>
        _documents.ByType(type) is { } document ? [.. RequirementIds.Within(document.Root).Distinct(StringComparer.Ordinal)] : throw new ArgumentException($"There is no schema of a type {type}.", nameof(type));

    /// <inheritdoc />
    public IReadOnlyList<SchemaError> Validate(string type, JsonElement value, bool patch = false)
    {
        if (!(patch ? _patch : _whole).TryGetValue(type, out var schema))
            throw new ArgumentException($"There is no schema of a type {type}.", nameof(type));

        try
        {
            // Most values are valid, and a bare yes or no is several times cheaper than the reasons. Samples and their flaws hold the two
            // forms of a schema together.
            return schema.Quick.Value.Evaluate(value, Quick).IsValid ? [] : _failures.Read(type, value, schema.Detailed.Value.Evaluate(value, Detailed));
        }
        catch (Exception e) when (e is InvalidOperationException or JsonException)
        {
            if (UnreadableText.In(type, _documents, value) is { Count: > 0 } unreadable) return unreadable;
            throw;
        }
    }

    /// <inheritdoc />
    public IReadOnlyList<IReadOnlyList<SchemaError>> ValidateMany(string type, IReadOnlyList<JsonElement> values)
    {
        var errors = new IReadOnlyList<SchemaError>[values.Count];
        Parallel.For(0, values.Count, i => errors[i] = Validate(type, values[i]));
        return errors;
    }

    private static EvaluationOptions Options(OutputFormat format)
    {
        // Nobody reads what a schema notes on valid values, nor that a parent fails because its child does.
        var options = new EvaluationOptions { OutputFormat = format, IncludeApplicatorErrors = false };
        options.IgnoreAllAnnotations();
        return options;
    }
}
