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

    /// <summary>Writes every report; each appears whole or not at all, and replaces the one of the run before.</summary>
    /// <param name="folder">Made where it does not exist.</param>
    /// <param name="result">The finished run.</param>
    /// <param name="rules">What counts as broken, so that the JUnit file is red exactly when the exit code is.</param>
    /// <param name="stop">Gives up; the file under way is left as it was.</param>
    /// <returns>The paths written, the one for people first.</returns>
    /// <exception cref="IOException">The folder cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder may not be written.</exception>
    public static async Task<IReadOnlyList<string>> WriteAsync(string folder, RunResult result, ExitRules rules, CancellationToken stop)
    {
        Directory.CreateDirectory(folder);
        IReporter[] reporters = [new HtmlReport(), new JUnitReport(rules), new JsonReport()];
        var written = new List<string>();
        foreach (var reporter in reporters)
            written.Add(await WriteWholeAsync(reporter, folder, result, stop));
        return written;
    }

    private static async Task<string> WriteWholeAsync(IReporter reporter, string folder, RunResult result, CancellationToken stop)
    {
        var path = Path.Combine(folder, reporter.File);
        var draft = $"{path}.{Guid.NewGuid():N}.tmp";
        try
        {
            await using (var to = new FileStream(draft, FileMode.CreateNew, FileAccess.Write, FileShare.None, 1 << 16, useAsync: true))
                await reporter.WriteAsync(result, to, stop);
            File.Move(draft, path, overwrite: true);
        }
        finally
        {
            File.Delete(draft);
        }

        return path;
    }
}
