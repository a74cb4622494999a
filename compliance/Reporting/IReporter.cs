using OcpiKit.Engine.Results;

namespace OcpiKit.Reporting;

/// <summary>Writes one file of a finished run, from its result alone.</summary>
public interface IReporter
{
    /// <summary>The file's name in the report folder.</summary>
    string File { get; }

    /// <summary>Writes the whole file. The stream stays open.</summary>
    Task WriteAsync(RunResult result, Stream to, CancellationToken stop);
}
