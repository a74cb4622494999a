using System.Text.Json;
using OcpiKit.Engine.Coverage;
using OcpiKit.Engine.Results;
using OcpiKit.Reporting.Files;

namespace OcpiKit.Cli.Requirements;

/// <summary>What the last run found of each requirement, whichever roles it tested.</summary>
/// <param name="Verdicts">The worst of each requirement that was spoken of.</param>
/// <param name="Runs">Which runs these are, in words; empty where there is none.</param>
internal sealed record LastResults(IReadOnlyDictionary<string, Verdict> Verdicts, IReadOnlyList<string> Runs)
{
    /// <summary>Reads them from a folder of reports and the folders beneath it; a file that is none of ours is passed over.</summary>
    public static LastResults In(string folder)
    {
        var results = new List<RunResult>();
        foreach (var file in new[] { folder, Path.Combine(folder, "emsp") }.Select(place => Path.Combine(place, "results.json")).Where(File.Exists))
        {
            try
            {
                using var stream = File.OpenRead(file);
                results.Add(RunResultJson.Read(stream));
            }
            catch (JsonException)
            {
                // A file of an older kit says nothing that we could read.
            }
        }

        return new(
            CoverageResults.Worst(results.SelectMany(result => result.Scenarios)),
            [.. results.Select(result => $"{result.Facts.Name} ({result.Facts.Started:yyyy-MM-dd HH:mm} UTC)")]);
    }
}
