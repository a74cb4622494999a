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
    private readonly Argument<string?> _from = new("RESULTS") { Description = "A results.json, or a folder of reports.", Arity = ArgumentArity.ZeroOrOne };
    private readonly Option<string?> _reports = new("--reports") { HelpName = "DIR", Description = "Write the reports to this folder (default: beside the file)." };
    private readonly Option<bool> _strict = new("--strict") { Description = "In junit.xml a warning is a failure." };
    private readonly Option<bool> _sample = new("--sample") { Description = "Make a sample instead: test our own CPO with several faults in it, and take pictures of the report (default folder reports/sample)." };
    private readonly Option<bool> _writeReadme = new("--write-readme") { Description = "With --sample: put the pictures where the README shows them." };

    /// <summary>The command, over a terminal and a working copy.</summary>
    public ReportCommand(Terminal terminal, Home home)
        : base("report", "Make report.html, junit.xml and summary.md again from a results.json, without any target.")
    {
        Add(_from);
        Add(_reports);
        Add(_strict);
        Add(_sample);
        Add(_writeReadme);
        SetAction(async (parsed, stop) =>
        {
            if (parsed.GetValue(_sample))
                return await new SampleReport(terminal, home).WriteAsync(parsed.GetValue(_reports) ?? Path.Combine(home.Reports, "sample"), parsed.GetValue(_writeReadme), stop);
            var from = parsed.GetValue(_from) ?? throw new UsageException("Give a results.json, or the folder of reports that it lies in; or --sample for a sample.");
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
        new("./run.sh report --sample", "what the report of a platform with several faults looks like"),
    ];
}
