using OcpiKit.Cli.PastRuns;
using OcpiKit.Engine.Results;
using OcpiKit.Mutants;
using OcpiKit.Proof.CommandLine;

namespace OcpiKit.Proof.Pages;

/// <summary>The sample that the README shows a picture of: a real run, in which each of the faults that were built in is found.</summary>
[TestFixture, Category("browser")]
internal sealed class SampleReportTests
{
    private DirectoryInfo _folder = null!;

    [OneTimeSetUp]
    public async Task MakeIt()
    {
        _folder = Directory.CreateTempSubdirectory("ocpikit-proof-");
        var (code, said, error) = await Started.RunAsync("report", "--sample", "--reports", _folder.FullName);
        Assert.That(code, Is.Zero, said + error);
    }

    [OneTimeTearDown]
    public void TakeAway() => _folder.Delete(recursive: true);

    [TestCaseSource(typeof(SampleReport), nameof(SampleReport.Faults))]
    public void Each_fault_is_found(string fault)
    {
        var wrong = ResultsFile.Read(_folder.FullName).Scenarios.SelectMany(scenario => scenario.Checks).Where(check => check.Verdict >= Verdict.Warn);

        Assert.That(wrong.Select(check => check.Check), Has.Some.Matches<string>(check => check is not null && MutantCatalog.Find(fault)!.IsNoticedBy(check)));
    }

    [TestCase("sample-report.png")]
    [TestCase("sample-report-dark.png")]
    public async Task There_is_a_picture_of_it_in_both_colours(string picture)
    {
        var bytes = await File.ReadAllBytesAsync(Path.Combine(_folder.FullName, picture));

        Assert.That(bytes.AsSpan(0, 8).ToArray(), Is.EqualTo(new byte[] { 0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A }));
    }
}
