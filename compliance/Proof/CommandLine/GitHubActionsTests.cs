using OcpiKit.Cli.Shell;

namespace OcpiKit.Proof.CommandLine;

/// <summary>A run inside of a job of GitHub Actions.</summary>
[TestFixture, Category("integration")]
internal sealed class GitHubActionsTests
{
    private DirectoryInfo _folder = null!;
    private string[] _lines = [];
    private string _summary = "";

    [OneTimeSetUp]
    public async Task PlayInAJob()
    {
        _folder = Directory.CreateTempSubdirectory("ocpikit-proof-");
        _summary = Path.Combine(_folder.FullName, "summary");
        await File.WriteAllTextAsync(_summary, "What an earlier step said.\n");
        var environment = new Dictionary<string, string> { ["GITHUB_ACTIONS"] = "true", ["GITHUB_STEP_SUMMARY"] = _summary, ["GITHUB_WORKSPACE"] = Home.Find().Root };
        using var process = Started.StartWith(environment, "compliance", "--role", "CPO", "--scenario", "cpo.locations.offset*", "--mutant", "total.of-page", "--reports", Path.Combine(_folder.FullName, "reports"));
        var (said, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        Assert.That(process.ExitCode, Is.EqualTo(ExitCode.Failed), await error);
        _lines = (await said).ReplaceLineEndings("\n").Split('\n');
    }

    [OneTimeTearDown]
    public void TakeAway() => _folder.Delete(recursive: true);

    [Test]
    public void What_the_target_sends_is_no_command_to_the_runner()
    {
        var stop = Array.FindIndex(_lines, line => line.StartsWith("::stop-commands::", StringComparison.Ordinal));
        var word = _lines[stop]["::stop-commands::".Length..];
        var resume = Array.IndexOf(_lines, $"::{word}::");

        Assert.That(word, Has.Length.GreaterThan(20));
        Assert.That(_lines[..stop], Has.None.Contains("X-Total-Count"));
        Assert.That(resume, Is.GreaterThan(Array.FindIndex(_lines, line => line.StartsWith("Reports", StringComparison.Ordinal))));
        Assert.That(_lines[(resume + 1)..], Has.All.Match("^(::(error|warning|notice) .*)?$"));
    }

    [Test]
    public void What_is_broken_is_shown_at_its_scenario() =>
        Assert.That(_lines, Has.Some.Match("^::error title=X-Total-Count[^:]*,file=scenarios/cpo/locations/[a-z-]+\\.yaml,line=[0-9]+::"));

    [Test]
    public async Task The_result_stands_in_the_summary_of_the_job_behind_what_was_there()
    {
        var summary = await File.ReadAllTextAsync(_summary);

        Assert.That(summary, Does.StartWith("What an earlier step said.\n## the reference CPO, CPO, OCPI 2.2.1: not conformant").And.Contain("### Broken").And.Contain("paging.total-count"));
        Assert.That(summary, Does.Contain(await File.ReadAllTextAsync(Path.Combine(_folder.FullName, "reports", "summary.md"))));
    }
}
