using System.Text.Json.Nodes;
using OcpiKit.Cli.Shell;

namespace OcpiKit.Proof.CommandLine;

/// <summary>Runs that are over: compared with each other, and made into reports again.</summary>
[TestFixture, Category("integration")]
internal sealed class PastRunsTests
{
    private DirectoryInfo _folder = null!;
    private string _before = "";
    private string _after = "";
    private string _said = "";

    [OneTimeSetUp]
    public async Task PlayTwice()
    {
        _folder = Directory.CreateTempSubdirectory("ocpikit-proof-");
        (_before, _after) = (Path.Combine(_folder.FullName, "before"), Path.Combine(_folder.FullName, "after"));
        await PlayAsync(_before);
        await PlayAsync(_after);
        // The same folder once more, with a fault.
        _said = await PlayAsync(_after, "--mutant", "total.of-page");
    }

    [OneTimeTearDown]
    public void TakeAway() => _folder.Delete(recursive: true);

    [Test]
    public async Task A_run_tells_what_broke_since_the_one_that_it_replaces()
    {
        Assert.That(_said, Does.Match("Compared with the run of .*: [0-9]+ newly broken"));
        Assert.That(await File.ReadAllTextAsync(Path.Combine(_after, "report.html")), Does.Contain("Since the last run").And.Contains("newly broken"));
        Assert.That(await File.ReadAllTextAsync(Path.Combine(_before, "report.html")), Does.Not.Contain("Since the last run"));
    }

    [Test]
    public async Task Compare_names_what_is_newly_broken_and_ends_with_1()
    {
        var (code, said, _) = await Started.RunAsync("compare", _before, Path.Combine(_after, "results.json"));

        Assert.That(code, Is.EqualTo(ExitCode.Failed));
        Assert.That(said, Does.Contain("Newly broken").And.Matches(@"paging\.total-count in ([0-9]+ scenarios: )?cpo\.locations\.").And.Contains("Result: "));
        Assert.That(said.Split('\n').Count(line => line.Contains("paging.total-count in", StringComparison.Ordinal)), Is.EqualTo(1), "a rule is one thing, in however many scenarios it is broken");
        Assert.That((await Started.RunAsync("compare", _after, _before)).ExitCode, Is.Zero, "what is mended is no fault");
        Assert.That((await Started.RunAsync("compare", _before, _before)).Out, Does.Contain("Result: nothing was broken, and nothing is."));
    }

    [Test]
    public async Task Report_makes_the_same_page_again_from_the_data_alone()
    {
        var again = Path.Combine(_folder.FullName, "again");

        var (code, _, error) = await Started.RunAsync("report", Path.Combine(_after, "results.json"), "--reports", again);

        Assert.That(code, Is.Zero, error);
        foreach (var file in new[] { "report.html", "junit.xml", "results.json", "summary.md", "exchanges.har" })
            Assert.That(await File.ReadAllBytesAsync(Path.Combine(again, file)), Is.EqualTo(await File.ReadAllBytesAsync(Path.Combine(_after, file))), file);
    }

    [Test]
    public async Task What_the_result_of_a_stranger_calls_itself_moves_no_cursor()
    {
        await using var home = new OwnHome();
        Directory.CreateDirectory(home.At("reports"));
        var result = JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(_before, "results.json")))!;
        result["facts"]!["name"] = "\u001b[2J";
        await File.WriteAllTextAsync(home.At("reports/results.json"), result.ToJsonString());

        using var status = Started.StartWith(home.Variables(), "status");
        var said = await status.StandardOutput.ReadToEndAsync();
        await status.WaitForExitAsync();

        // An expression tells control characters from nothing, a comparison of text does not.
        Assert.That(said, Does.Contain(@"Last run: \u001B[2J").And.Not.Match("\u001b"));
    }

    [TestCase("{ \"format\": \"x\" }", "is no result that this OcpiKit can read")]
    [TestCase("{ \"format\": ", "is no result that this OcpiKit can read (line 1")]
    public async Task A_file_that_is_none_of_ours_is_said_to_be_so(string content, string says)
    {
        var file = Path.Combine(_folder.FullName, "other.json");
        await File.WriteAllTextAsync(file, content);

        var (code, _, error) = await Started.RunAsync("report", file);

        Assert.That(code, Is.EqualTo(ExitCode.Usage));
        Assert.That(error, Does.Contain(says).And.Contains("or the folder of reports"));
    }

    [Test]
    public async Task Of_what_a_report_is_to_be_made_has_to_be_said()
    {
        var (code, _, error) = await Started.RunAsync("report");

        Assert.That(code, Is.EqualTo(ExitCode.Usage));
        Assert.That(error, Does.Contain("Give a results.json").And.Contains("--sample"));
    }

    [Test]
    public async Task A_file_that_is_not_there_is_named()
    {
        var (code, _, error) = await Started.RunAsync("compare", _before, "no-such-folder");

        Assert.That(code, Is.EqualTo(ExitCode.Usage));
        Assert.That(error, Does.Contain("no-such-folder cannot be read"));
    }

    private static async Task<string> PlayAsync(string reports, params string[] more)
    {
        var (code, said, error) = await Started.RunAsync(["compliance", "--role", "CPO", "--scenario", "cpo.locations.offset*", "--reports", reports, .. more]);
        Assert.That(code, Is.EqualTo(more.Length == 0 ? 0 : 1), said + error);
        return said;
    }
}
