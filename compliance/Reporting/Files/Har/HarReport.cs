using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using OcpiKit.Engine.Results;

namespace OcpiKit.Reporting.Files.Har;

/// <summary>All exchanges as an HTTP archive (HAR 1.2), which browsers, proxies and many other tools open.</summary>
public sealed class HarReport : IReporter
{
    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new VisibleTextConverter() },
    };

    /// <inheritdoc/>
    public string File => "exchanges.har";

    /// <inheritdoc/>
    public Task WriteAsync(RunResult result, Stream to, CancellationToken stop) => JsonSerializer.SerializeAsync(to, new HarFile(HarLog.Of(result)), Options, stop);
}
