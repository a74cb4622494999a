namespace OcpiKit.Reporting.Performance;

/// <summary>The folder in which the performance tests leave their report.</summary>
public static class PerformanceFolder
{
    /// <summary>The page for people.</summary>
    public const string Page = "report.html";

    /// <summary>The figures for programs.</summary>
    public const string Data = "results.json";

    /// <summary>Writes both; each appears whole or not at all.</summary>
    /// <returns>The paths written, the one for people first.</returns>
    /// <exception cref="IOException">The folder cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder may not be written.</exception>
    public static async Task<IReadOnlyList<string>> WriteAsync(string folder, PerformanceResult result, PerformanceResult? earlier, CancellationToken stop)
    {
        Directory.CreateDirectory(folder);
        return
        [
            await WriteAsync(Path.Combine(folder, Page), to => PerformanceReport.WriteAsync(result, earlier, to, stop)),
            await WriteAsync(Path.Combine(folder, Data), to => PerformanceJson.WriteAsync(result, to, stop)),
        ];
    }

    private static async Task<string> WriteAsync(string path, Func<Stream, Task> write)
    {
        var draft = $"{path}.{Guid.NewGuid():N}.tmp";
        try
        {
            await using (var to = File.Create(draft))
                await write(to);
            File.Move(draft, path, overwrite: true);
        }
        finally
        {
            File.Delete(draft);
        }

        return path;
    }
}
