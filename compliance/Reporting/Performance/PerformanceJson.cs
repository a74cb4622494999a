using System.Text.Json;
using OcpiKit.Reporting.Files;

namespace OcpiKit.Reporting.Performance;

/// <summary>The figures as JSON: names in snake_case, times in milliseconds unless their names say otherwise.</summary>
public static class PerformanceJson
{
    private static readonly JsonSerializerOptions Options = new(DataFile.Options) { IgnoreReadOnlyProperties = true };

    /// <summary>Writes them, indented.</summary>
    public static Task WriteAsync(PerformanceResult result, Stream to, CancellationToken stop) => JsonSerializer.SerializeAsync(to, result, Options, stop);

    /// <summary>Reads them back.</summary>
    /// <exception cref="JsonException">They are none, or of another format.</exception>
    public static PerformanceResult Read(Stream from)
    {
        var result = JsonSerializer.Deserialize<PerformanceResult>(from, Options) ?? throw new JsonException("Figures were expected, not null.");
        return result.Format == PerformanceResult.CurrentFormat
            ? result
            : throw new JsonException($"The format is '{result.Format}', expected '{PerformanceResult.CurrentFormat}'.");
    }
}
