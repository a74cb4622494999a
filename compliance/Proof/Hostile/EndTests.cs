using System.Diagnostics;
using OcpiKit.Cpo;
using OcpiKit.Proof.CommandLine;

namespace OcpiKit.Proof.Hostile;

/// <summary>Runs that end otherwise than planned: stopped, without room, side by side, with nobody listening.</summary>
[TestFixture, Category("compliance")]
internal sealed class EndTests
{
    private string _reports = "";

    [SetUp]
    public void MakeFolder() => _reports = Directory.CreateTempSubdirectory("ocpikit-proof-").FullName;

    [TearDown]
    public void RemoveFolder() => Directory.Delete(_reports, recursive: true);

    [TestCase(2, 130)]
    [TestCase(15, 143)]
    [Platform(Exclude = "Win")]
    public async Task A_signal_ends_a_run_at_once_and_leaves_the_earlier_reports(int signal, int exitCode)
    {
        await File.WriteAllTextAsync(Path.Combine(_reports, "report.html"), "earlier");
        var reached = new TaskCompletionSource();
        await using var server = await HostileCpo.StartAsync(async context =>
        {
            if (!context.Request.Path.Value!.Contains("locations", StringComparison.Ordinal))
                return false;
            reached.TrySetResult();
            await Task.Delay(Timeout.Infinite, context.RequestAborted).ContinueWith(_ => true, TaskScheduler.Default);
            return true;
        });
        using var run = Started.Start("compliance", server.VersionsUrl.AbsoluteUri, "--token", Played.Token, "--reports", _reports);
        var output = run.StandardOutput.ReadToEndAsync();
        await reached.Task;

        using var kill = Process.Start("kill", [$"-{signal}", $"{run.Id}"]);
        var clock = Stopwatch.StartNew();
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        await run.WaitForExitAsync(patience.Token);
        await output;

        Assert.That((run.ExitCode, await run.StandardError.ReadToEndAsync()), Is.EqualTo((exitCode, "Stopped." + Environment.NewLine)));
        Assert.That(clock.Elapsed, Is.LessThan(TimeSpan.FromSeconds(10)));
        Assert.That(Directory.GetFiles(_reports).Select(File.ReadAllText), Is.EqualTo(new[] { "earlier" }));
    }

    [Test]
    public async Task A_folder_that_cannot_be_written_is_one_sentence_before_anything_is_played()
    {
        var taken = Path.Combine(_reports, "a-file");
        await File.WriteAllTextAsync(taken, "");
        await using var server = await CpoServer.StartAsync(Kit.SmallCpo);

        var run = await Started.RunAsync("compliance", server.VersionsUrl.AbsoluteUri, "--token", server.Token, "--reports", taken);

        Assert.That(run.ExitCode, Is.EqualTo(3), run.Error);
        Assert.That(run.Error, Does.StartWith($"The reports cannot be written to {taken}").And.Contain("--reports DIR"));
        Assert.That(run.Out, Is.Empty);
    }

    [Test]
    public async Task Two_runs_at_once_into_one_folder_leave_whole_reports_and_nothing_else()
    {
        await using var server = await CpoServer.StartAsync(Kit.SmallCpo);

        var runs = await Task.WhenAll(Enumerable.Range(0, 2).Select(_ =>
            Started.RunAsync("compliance", server.VersionsUrl.AbsoluteUri, "--token", server.Token, "--reports", _reports, "--module", "versions")));

        Assert.That(runs.Select(run => run.ExitCode), Is.All.Zero, runs[0].Error + runs[1].Error);
        Assert.That(Directory.GetFiles(_reports).Select(Path.GetFileName), Is.EquivalentTo(new[] { "report.html", "junit.xml", "results.json", "exchanges.har", "summary.md" }));
    }

    [Test]
    public async Task Nobody_has_to_read_what_it_says()
    {
        await using var server = await CpoServer.StartAsync(Kit.SmallCpo);
        using var run = Started.Start("compliance", server.VersionsUrl.AbsoluteUri, "--token", server.Token, "--reports", _reports, "--module", "versions");
        run.StandardOutput.Close();

        await run.WaitForExitAsync();

        Assert.That(run.ExitCode, Is.Zero, await run.StandardError.ReadToEndAsync());
        Assert.That(Directory.GetFiles(_reports), Has.Length.EqualTo(5));
    }
}
