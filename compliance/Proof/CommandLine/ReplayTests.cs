using System.Text.Json.Nodes;
using OcpiKit.Cli.Shell;

namespace OcpiKit.Proof.CommandLine;

/// <summary>What an earlier run saw, played again by the id that its report shows.</summary>
[TestFixture, Category("integration")]
internal sealed class ReplayTests
{
    private DirectoryInfo _folder = null!;

    private string Results => Path.Combine(_folder.FullName, "run", "results.json");

    [OneTimeSetUp]
    public async Task Play()
    {
        _folder = Directory.CreateTempSubdirectory("ocpikit-proof-");
        var run = await Started.RunAsync("compliance", "--mutant", "total.of-page", "--scenario", "cpo.locations.offset", "--reports", Path.Combine(_folder.FullName, "run"));
        Assert.That(run.ExitCode, Is.EqualTo(ExitCode.Failed), run.Out + run.Error);
    }

    [OneTimeTearDown]
    public void TakeAway() => _folder.Delete(recursive: true);

    [Test]
    public async Task A_check_that_is_still_broken_is_the_same_and_ends_with_1()
    {
        var (code, said, error) = await ReplayAsync("cpo.locations.offset/paging.total-count", Results);

        Assert.That(code, Is.EqualTo(ExitCode.Failed), said + error);
        Assert.That(said, Does.Contain("Result: the same, fail."));
        Assert.That(File.Exists(Path.Combine(_folder.FullName, "again", "report.html")), "with reports of its own");
    }

    [Test]
    public async Task A_check_that_holds_meanwhile_is_not_the_same_and_ends_with_0()
    {
        var mended = Altered(options => options.Clear());

        var (code, said, error) = await ReplayAsync("#check-cpo.locations.offset/paging.total-count", mended);

        Assert.That(code, Is.Zero, said + error);
        Assert.That(said, Does.Contain("Result: not the same: fail then, pass now."));
    }

    [Test]
    public async Task An_id_that_names_nothing_is_answered_with_the_nearest_one()
    {
        var (code, _, error) = await ReplayAsync("cpo.locations.offsets", Results);

        Assert.That(code, Is.EqualTo(ExitCode.Usage));
        Assert.That(error, Does.Contain("Did you mean cpo.locations.offset?"));
    }

    [Test]
    public async Task A_secret_that_the_run_had_is_asked_for_because_no_report_keeps_it()
    {
        var (code, _, error) = await ReplayAsync("cpo.locations.offset", Altered(options => options.Add("--token …")));

        Assert.That(code, Is.EqualTo(ExitCode.Usage));
        Assert.That(error, Does.Contain("--token TOKEN, or OCPIKIT_TOKEN in the environment"));
    }

    [Test]
    public async Task A_replay_that_does_not_begin_takes_nothing_away_from_the_run_it_would_have_written_over()
    {
        var run = Path.Combine(_folder.FullName, "kept");
        Directory.CreateDirectory(run);
        File.Copy(Results, Path.Combine(run, "results.json"));

        var (code, _, _) = await Started.RunAsync("replay", "cpo.locations.offset", "--from", run, "--reports", run, "--token", " ");

        Assert.That(code, Is.EqualTo(ExitCode.Usage));
        Assert.That(await File.ReadAllTextAsync(Path.Combine(run, "results.json")), Is.EqualTo(await File.ReadAllTextAsync(Results)));
    }

    private string Altered(Action<JsonArray> alter)
    {
        var tree = JsonNode.Parse(File.ReadAllText(Results))!;
        alter(tree["facts"]!["options"]!.AsArray());
        var path = Path.Combine(_folder.FullName, $"{Guid.NewGuid():N}.json");
        File.WriteAllText(path, tree.ToJsonString());
        return path;
    }

    private Task<(int ExitCode, string Out, string Error)> ReplayAsync(string id, string from) =>
        Started.RunAsync("replay", id, "--from", from, "--reports", Path.Combine(_folder.FullName, "again"));
}
