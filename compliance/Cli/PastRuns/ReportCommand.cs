using System.CommandLine;
using OcpiKit.Cli.Compliance;
using OcpiKit.Cli.Shell;
using OcpiKit.Engine.Results;
using OcpiKit.Reporting.Bodies;
using ExitCode = OcpiKit.Cli.Shell.ExitCode;

namespace OcpiKit.Cli.PastRuns;

/// <summary><c>report results.json</c>: makes the reports again from what a program keeps of a run.</summary>
internal sealed class ReportCommand : Command, IHasExamples
{
    private readonly Argument<string> _from = new("RESULTS") { Description = "A results.json, or a folder of reports." };
    private readonly Option<string?> _reports = new("--reports") { HelpName = "DIR", Description = "Write the reports to this folder (default: beside the file)." };
    private readonly Option<bool> _strict = new("--strict") { Description = "In junit.xml a warning is a failure." };

    /// <summary>The command, over a terminal and a working copy.</summary>
    public ReportCommand(Terminal terminal, Home home)
        : base("report", "Make report.html, junit.xml and summary.md again from a results.json, without any target.")
    {
        Add(_from);
        Add(_reports);
        Add(_strict);
        SetAction(async (parsed, stop) =>
        {
            var from = parsed.GetRequiredValue(_from);
            var result = ResultsFile.Read(from);
            var place = new ReportPlace(parsed.GetValue(_reports) ?? (Directory.Exists(from) ? from : Path.GetDirectoryName(Path.GetFullPath(from)) ?? home.Reports));
            place.MakeSureThatItCanBeWritten();
            using var bodies = LongBodies.Of(ref result, Directory.Exists(from) ? from : Path.GetDirectoryName(Path.GetFullPath(from))!, place.Folder);
            foreach (var written in await place.WriteAsync(result, new ExitRules(Strict: parsed.GetValue(_strict)), bodies, stop))
                terminal.Say(written);
            return ExitCode.Good;
        });
    }

    /// <inheritdoc/>
    public IReadOnlyList<Example> Examples { get; } =
    [
        new("./run.sh report results.json --reports archive", "the page of a run of which only the data was kept"),
    ];
}
