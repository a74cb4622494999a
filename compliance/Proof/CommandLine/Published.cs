using System.Text.Json;
using Json.Schema;

namespace OcpiKit.Proof.CommandLine;

/// <summary>What runs leave for programs, beside the schema that says which form it has.</summary>
internal static class Published
{
    /// <summary>Fails where a file has not the form that is published.</summary>
    /// <param name="file">The file.</param>
    /// <param name="schema">The name of the schema, as in <c>results</c>.</param>
    public static void AssertForm(string file, string schema)
    {
        using var form = JsonDocument.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "schemas", $"{schema}.schema.json")));
        using var left = JsonDocument.Parse(File.ReadAllText(file));
        var found = JsonSchema.Build(form.RootElement, new BuildOptions { SchemaRegistry = new SchemaRegistry() }).Evaluate(left.RootElement, new EvaluationOptions { OutputFormat = OutputFormat.List });
        Assert.That(found.IsValid, Is.True, () => string.Join('\n', (found.Details ?? []).Where(one => one.Errors is not null).SelectMany(one => one.Errors!.Select(error => $"{one.SchemaLocation}: {error.Value}")).Take(10)));
    }
}
