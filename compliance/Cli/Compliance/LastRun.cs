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

    /// <summary>The runs of a folder of reports: its own, and that of the eMSP where both of our servers were tested. A file that is none of ours is passed over.</summary>
    public static IReadOnlyList<LastRun> In(string folder)
    {
        var runs = new List<LastRun>();
        foreach (var place in new[] { folder, Path.Combine(folder, "emsp") }.Where(place => File.Exists(Path.Combine(place, "results.json"))))
        {
            try
            {
                using var stream = File.OpenRead(Path.Combine(place, "results.json"));
                runs.Add(new(place, RunResultJson.Read(stream)));
            }
            catch (JsonException)
            {
                // A file of an older kit says nothing that we could read.
            }
        }

        return runs;
    }
}
