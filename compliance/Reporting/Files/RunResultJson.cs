using System.Text.Json;
using System.Text.Json.Serialization;
using OcpiKit.Engine.Results;

namespace OcpiKit.Reporting.Files;

/// <summary>A result as JSON: names in snake_case as in OCPI itself, verdicts as words.</summary>
public static class RunResultJson
{
    private static readonly JsonSerializerOptions Options = new(DataFile.Options)
    {
        Converters = { new VisibleTextConverter(), new VerdictConverter(), new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower, allowIntegerValues: false) },
    };

    /// <summary>Writes a result, indented.</summary>
    public static Task WriteAsync(RunResult result, Stream to, CancellationToken stop) =>
        JsonSerializer.SerializeAsync(to, result, Options, stop);

    /// <summary>Reads a result back.</summary>
    /// <exception cref="JsonException">It is no result, or of another format.</exception>
    public static RunResult Read(Stream from)
    {
        var result = JsonSerializer.Deserialize<RunResult>(from, Options) ?? throw new JsonException("A result was expected, not null.");
        if (result.Format != RunResult.CurrentFormat)
            throw new JsonException($"The format is '{result.Format}', expected '{RunResult.CurrentFormat}'.");
        return result;
    }

    private sealed class VerdictConverter : JsonConverter<Verdict>
    {
        public override Verdict Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            VerdictWords.FromWord(reader.TokenType == JsonTokenType.String ? reader.GetString()! : "") ?? throw new JsonException("No such verdict.");

        public override void Write(Utf8JsonWriter writer, Verdict value, JsonSerializerOptions options) => writer.WriteStringValue(value.Word());

        public override Verdict ReadAsPropertyName(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            VerdictWords.FromWord(reader.GetString()!) ?? throw new JsonException("No such verdict.");

        public override void WriteAsPropertyName(Utf8JsonWriter writer, Verdict value, JsonSerializerOptions options) =>
            writer.WritePropertyName(value.Word());
    }
}
