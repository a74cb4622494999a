using System.Text.Json;
using Json.Schema;

namespace OcpiKit.Compliance.Tests;

/// <summary>A schema of the folder <c>schemas</c>, as anybody uses it.</summary>
internal static class PublishedSchema
{
    /// <summary>Reads one, in a registry of its own.</summary>
    public static JsonSchema Of(string file)
    {
        using var text = JsonDocument.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "schemas", file)));
        return JsonSchema.Build(text.RootElement.Clone(), new BuildOptions { SchemaRegistry = new SchemaRegistry() });
    }

    /// <summary>What it finds wrong, the first few.</summary>
    public static IReadOnlyList<string> MistakesIn(JsonElement value, JsonSchema schema)
    {
        var found = schema.Evaluate(value, new EvaluationOptions { OutputFormat = OutputFormat.List });
        return found.IsValid ? [] : [.. (found.Details ?? []).Where(one => one.Errors is not null).SelectMany(one => one.Errors!.Select(error => $"{one.SchemaLocation}: {error.Value}")).Take(10), "not valid"];
    }
}
