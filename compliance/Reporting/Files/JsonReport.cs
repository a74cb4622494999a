using OcpiKit.Engine.Results;

namespace OcpiKit.Reporting.Files;

/// <summary>The result itself, for programs.</summary>
public sealed class JsonReport : IReporter
{
    /// <inheritdoc/>
    public string File => "results.json";

    /// <inheritdoc/>
    public Task WriteAsync(RunResult result, Stream to, CancellationToken stop) => RunResultJson.WriteAsync(result, to, stop);
}
