using OcpiKit.Cli.Shell;
using OcpiKit.Engine.Results;
using OcpiKit.Reporting;
using OcpiKit.Reporting.Bodies;
using ExitCode = OcpiKit.Cli.Shell.ExitCode;

namespace OcpiKit.Cli.Compliance;

/// <summary>The folder that the reports of a run go to.</summary>
internal sealed record ReportPlace(string Folder)
{
    /// <summary>Told before the run, not after it: a folder that cannot be written would cost all that was seen.</summary>
    /// <exception cref="UsageException">It cannot be written.</exception>
    public void MakeSureThatItCanBeWritten()
    {
        var probe = Path.Combine(Folder, $".{Guid.NewGuid():N}.tmp");
        try
        {
            Directory.CreateDirectory(Folder);
            File.WriteAllText(probe, "");
            File.Delete(probe);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw Unwritable(e);
        }
    }

    /// <summary>Writes the reports; gives their paths.</summary>
    /// <exception cref="UsageException">It cannot be written.</exception>
    public async Task<IReadOnlyList<string>> WriteAsync(RunResult result, ExitRules rules, LongBodies? bodies, CancellationToken stop)
    {
        try
        {
            return await ReportFolder.WriteAsync(Folder, result, rules, bodies, stop);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw Unwritable(e);
        }
    }

    private UsageException Unwritable(Exception e) =>
        new($"The reports cannot be written to {Folder}: {e.Message.TrimEnd('.')}. Name another folder with --reports DIR.", ExitCode.Unreachable);
}
