using OcpiKit.Cli.Compliance;
using OcpiKit.Engine.Coverage;
using OcpiKit.Engine.Results;
using OcpiKit.Reporting.Words;

namespace OcpiKit.Cli.Requirements;

/// <summary>What the last run found of each requirement, whichever roles it tested.</summary>
/// <param name="Verdicts">The worst of each requirement that was spoken of.</param>
/// <param name="Runs">Which runs these are, in words; empty where there is none.</param>
internal sealed record LastResults(IReadOnlyDictionary<string, Verdict> Verdicts, IReadOnlyList<string> Runs)
{
    /// <summary>Reads them from a folder of reports and the folders beneath it; a file that is none of ours is passed over.</summary>
    public static LastResults In(string folder)
    {
        var results = LastRun.In(folder).Select(run => run.Result).ToList();
        return new(
            CoverageResults.Worst(results.SelectMany(result => result.Scenarios)),
            [.. results.Select(result => Visible.Line($"{result.Facts.Name} ({result.Facts.Started:yyyy-MM-dd HH:mm} UTC)"))]);
    }
}
