using System.Text.Json;
using OcpiKit.Cli.Shell;
using OcpiKit.Engine.Results;
using OcpiKit.Reporting.Files;

namespace OcpiKit.Cli.PastRuns;

/// <summary>A <c>results.json</c> that the user names, itself or by the folder of reports that it lies in.</summary>
internal static class ResultsFile
{
    private const string Name = "results.json";
    private const long Largest = 500_000_000;

    /// <summary>Reads it.</summary>
    /// <exception cref="UsageException">It is not there, or none of ours.</exception>
    public static RunResult Read(string path)
    {
        var file = Directory.Exists(path) ? Path.Combine(path, Name) : path;
        try
        {
            if (new FileInfo(file) is { Exists: true, Length: > Largest })
                throw new UsageException($"{file} is larger than {Largest / 1_000_000} MB, which no result of ours is.");
            using var from = File.OpenRead(file);
            return RunResultJson.Read(from);
        }
        catch (JsonException fault)
        {
            var place = fault.LineNumber is { } line ? $" (line {line + 1}, {fault.Path})" : "";
            throw new UsageException($"{file} is no result that this OcpiKit can read{place}: {fault.Message.Split('\n')[0]} Give a results.json, or the folder of reports that it lies in.");
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"{file} cannot be read: {fault.Message.TrimEnd('.')}. Give a results.json, or the folder of reports that it lies in.");
        }
    }
}
