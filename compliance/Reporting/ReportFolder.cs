using OcpiKit.Engine.Results;
using OcpiKit.Reporting.Files;
using OcpiKit.Reporting.Html;

namespace OcpiKit.Reporting;

/// <summary>The folder in which a run leaves its reports.</summary>
public static class ReportFolder
{
    /// <summary>Writes every report, judged by the specification's MUSTs.</summary>
    /// <inheritdoc cref="WriteAsync(string, RunResult, ExitRules, CancellationToken)"/>
    public static Task<IReadOnlyList<string>> WriteAsync(string folder, RunResult result, CancellationToken stop) =>
        WriteAsync(folder, result, ExitRules.Default, stop);

    /// <summary>Writes every report; they appear whole and together or not at all, and replace those of the run before.</summary>
    /// <param name="folder">Made where it does not exist.</param>
    /// <param name="result">The finished run.</param>
    /// <param name="rules">What counts as broken, so that the JUnit file is red exactly when the exit code is.</param>
    /// <param name="stop">Gives up; the reports of the run before stay.</param>
    /// <returns>The paths written, the one for people first.</returns>
    /// <exception cref="IOException">The folder cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder may not be written.</exception>
    public static async Task<IReadOnlyList<string>> WriteAsync(string folder, RunResult result, ExitRules rules, CancellationToken stop)
    {
        Directory.CreateDirectory(folder);
        IReporter[] reporters = [new HtmlReport(), new JUnitReport(rules), new JsonReport(), new SummaryReport()];
        var drafts = reporters.Select(reporter => (Reporter: reporter, Path: Path.Combine(folder, $"{reporter.File}.{Guid.NewGuid():N}.tmp"))).ToList();
        try
        {
            foreach (var (reporter, draft) in drafts)
            {
                await using var to = new FileStream(draft, FileMode.CreateNew, FileAccess.Write, FileShare.None, 1 << 16, useAsync: true);
                await reporter.WriteAsync(result, to, stop);
            }

            // All are whole: from here on nothing stops between them, so that they tell of one run.
            return [.. drafts.Select(draft => Replace(draft.Path, Path.Combine(folder, draft.Reporter.File)))];
        }
        finally
        {
            foreach (var (_, draft) in drafts)
                File.Delete(draft);
        }
    }

    private static string Replace(string draft, string path)
    {
        File.Move(draft, path, overwrite: true);
        return path;
    }
}
