using System.Diagnostics;
using OcpiKit.Cli.Shell;
using OcpiKit.Proof.CommandLine;

namespace OcpiKit.Proof.Documentation;

/// <summary>What a page says to type works as it stands there: fences marked <c>sh run</c> are typed, from the folder in which a reader stands.</summary>
[TestFixture, Category("integration"), Platform(Exclude = "Win", Reason = "The fences are for bash; run.ps1 takes the same words.")]
internal sealed class CommandTests
{
    private OwnHome _home = null!;

    public static IEnumerable<TestCaseData> Fences =>
        from page in Pages.All
        from fence in Pages.ToRun(page)
        select new TestCaseData(fence).SetName($"{{m}}: {page}, {fence.Split('\n')[0].Split('#')[0].Trim()}");

    /// <summary>A working copy in which a run leaves what it leaves, with this build behind its run.sh.</summary>
    [SetUp]
    public void MakeAWorkingCopy()
    {
        _home = new("compliance", "scenarios", "schemas", "servers", "OcpiKit.sln", "README.md");
        _home.PutProgram();
    }

    [TearDown]
    public async Task Clear() => await _home.DisposeAsync();

    [TestCaseSource(nameof(Fences)), CancelAfter(180_000)]
    public async Task It_works_when_it_is_typed(string commands, CancellationToken stop)
    {
        var start = new ProcessStartInfo("bash", ["-e", "-u", "-o", "pipefail", "-c", commands])
        {
            WorkingDirectory = _home.Path,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            // The usual ports may be somebody's who works here.
            Environment = { [Home.Variable] = _home.Path, ["OCPIKIT_TOKEN"] = "", ["OCPIKIT_URL"] = "", ["OCPI_PORT"] = "0", ["OCPI_EMSP_PORT"] = "0" },
        };
        using var shell = Process.Start(start)!;
        shell.StandardInput.Close();
        var (output, error) = (shell.StandardOutput.ReadToEndAsync(stop), shell.StandardError.ReadToEndAsync(stop));
        await shell.WaitForExitAsync(stop);

        Assert.That(shell.ExitCode, Is.Zero, $"{commands}\n{await output}\n{await error}");
    }

    [Test]
    public void The_front_page_has_some_for_authors_for_servers_and_for_learners() => Assert.That(Pages.ToRun("README.md").Count(), Is.GreaterThanOrEqualTo(3));
}
