using System.Text.Json;
using OcpiKit.Engine.Results;
using OcpiKit.Reporting.Files;

namespace OcpiKit.Cli.Compliance;

/// <summary>A run whose reports still lie in a folder.</summary>
/// <param name="Folder">The folder.</param>
/// <param name="Result">What it came to.</param>
internal sealed record LastRun(string Folder, RunResult Result)
{
    /// <summary>The report for people.</summary>
    public string Report => Path.Combine(Folder, "report.html");

    /// <summary>The runs of a folder of reports: its own, and that of the eMSP where both of our servers were tested.</summary>
    public static IReadOnlyList<LastRun> In(string folder) =>
        [.. new[] { folder, Path.Combine(folder, "emsp") }.Select(At).OfType<LastRun>()];

    /// <summary>The run whose reports lie in a folder; null where there is none, or only a file that is none of ours.</summary>
    public static LastRun? At(string folder)
    {
        try
        {
            using var stream = File.OpenRead(Path.Combine(folder, "results.json"));
            return new(folder, RunResultJson.Read(stream));
        }
        catch (Exception none) when (none is JsonException or IOException or UnauthorizedAccessException)
        {
            // A file of an older kit says nothing that we could read.
            return null;
        }
    }
}
