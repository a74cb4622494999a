using OcpiKit.Engine.Results;
using OcpiKit.Reporting.Bodies;
using OcpiKit.Reporting.Files;
using OcpiKit.Reporting.Files.Har;
using OcpiKit.Reporting.Html;

namespace OcpiKit.Reporting;

/// <summary>The folder in which a run leaves its reports.</summary>
public static class ReportFolder
{
    /// <summary>Writes every report, judged by the specification's MUSTs.</summary>
    /// <inheritdoc cref="WriteAsync(string, RunResult, ExitRules, LongBodies, CancellationToken)"/>
    public static Task<IReadOnlyList<string>> WriteAsync(string folder, RunResult result, CancellationToken stop) =>
        WriteAsync(folder, result, ExitRules.Default, bodies: null, stop);

    /// <summary>Writes every report; they appear whole and together or not at all, and replace those of the run before.</summary>
    /// <param name="folder">Made where it does not exist.</param>
    /// <param name="result">The finished run.</param>
    /// <param name="rules">What counts as broken, so that the JUnit file is red exactly when the exit code is.</param>
    /// <param name="bodies">The bodies that are too long for the reports; where there are none, those that lie there stay if the result still names them.</param>
    /// <param name="stop">Gives up; the reports of the run before stay.</param>
    /// <returns>The paths written, the one for people first.</returns>
    /// <exception cref="IOException">The folder cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder may not be written.</exception>
    public static async Task<IReadOnlyList<string>> WriteAsync(string folder, RunResult result, ExitRules rules, LongBodies? bodies, CancellationToken stop)
    {
        Directory.CreateDirectory(folder);
        IReporter[] reporters = [new HtmlReport(), new JUnitReport(rules), new JsonReport(), new HarReport(), new SummaryReport()];
        var drafts = reporters.Select(reporter => (Reporter: reporter, Path: Path.Combine(folder, $"{reporter.File}.{Guid.NewGuid():N}.tmp"))).ToList();
        try
        {
            foreach (var (reporter, draft) in drafts)
            {
                await using var to = new FileStream(draft, FileMode.CreateNew, FileAccess.Write, FileShare.None, 1 << 16, useAsync: true);
                await reporter.WriteAsync(result, to, stop);
            }

            // All are whole: from here on nothing stops between them, so that they tell of one run.
            if (bodies is not null)
                bodies.Replace();
            else if (result.Exchanges.All(exchange => exchange.BodyFile is null))
                LongBodies.Clear(Path.Combine(folder, BodyFile.Folder));
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
