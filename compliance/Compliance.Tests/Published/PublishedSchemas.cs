using System.Text.Json;
using Json.Schema;

namespace OcpiKit.Compliance.Tests.Published;

/// <summary>The schemas that editors and programs of others read, as a library reads them that knows nothing of the kit.</summary>
internal sealed class PublishedSchemas
{
    private static readonly EvaluationOptions Whole = new() { OutputFormat = OutputFormat.List };

    // They refer to one another from where they lie; the library mistakes the fragments of file: addresses for paths.
    private static readonly Uri Place = new("https://schemas.example/");

    private readonly Dictionary<string, JsonSchema> _schemas = [];

    public PublishedSchemas()
    {
        var options = new BuildOptions { SchemaRegistry = new SchemaRegistry() };
        // What others refer to comes first.
        string[] first = ["words", "scenario"];
        var folder = Path.Combine(AppContext.BaseDirectory, "schemas");
        foreach (var file in Directory.GetFiles(folder, "*.schema.json", SearchOption.AllDirectories)
            .OrderBy(file => Array.IndexOf(first, Path.GetFileName(file).Split('.')[0]) is var at and >= 0 ? at : first.Length).ThenBy(file => file, StringComparer.Ordinal))
        {
            using var text = JsonDocument.Parse(File.ReadAllText(file));
            _schemas[Path.GetFileName(file).Split('.')[0]] = JsonSchema.Build(text.RootElement.Clone(), options, new Uri(Place, Path.GetRelativePath(folder, file).Replace('\\', '/')));
        }
    }

    /// <summary>The keys that a schema names.</summary>
    public static IEnumerable<string> Keys(JsonElement schema) => schema.GetProperty("properties").EnumerateObject().Select(property => property.Name);

    /// <summary>What of a value is not as a schema has it; nothing where all is well.</summary>
    /// <param name="name">The schema: the name of its file, without its endings.</param>
    /// <param name="value">The value.</param>
    public IReadOnlyList<string> Errors(string name, JsonElement value)
    {
        var results = _schemas[name].Evaluate(value, Whole);
        return results.IsValid ? [] : ["not valid", .. (results.Details ?? []).Where(detail => detail.Errors is { Count: > 0 }).SelectMany(detail => detail.Errors!.Select(error => $"{detail.SchemaLocation}: {error.Value}"))];
    }
}
