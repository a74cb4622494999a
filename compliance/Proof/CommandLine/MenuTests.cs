using OcpiKit.Cli.Servers.Running;
using OcpiKit.Cli.Shell;

namespace OcpiKit.Proof.CommandLine;

/// <summary><c>./run.sh</c> without a word, before somebody who sits at a terminal.</summary>
[TestFixture, Category("integration")]
internal sealed class MenuTests
{
    private const string Down = "\x1b[B";
    private const string Up = "\x1b[A";
    private const string Enter = "\r";
    private const string Question = "What shall be done?";

    private DirectoryInfo _home = null!;

    [SetUp]
    public void MakeAHomeOfItsOwn()
    {
        if (OperatingSystem.IsWindows() || !File.Exists("/usr/bin/script"))
            Assert.Ignore("A terminal is made by the program \"script\", which is missing here.");
        _home = Directory.CreateTempSubdirectory("ocpikit-proof-");
        Directory.CreateSymbolicLink(Path.Combine(_home.FullName, "scenarios"), Home.Find().Scenarios);
    }

    [TearDown]
    public void TakeItAway() => _home?.Delete(recursive: true);

    [Test, CancelAfter(120_000)]
    public async Task Servers_are_started_and_stopped_by_it_and_each_choice_says_its_command(CancellationToken stop)
    {
        await using var menu = PseudoTerminal.Start(new() { [Home.Variable] = _home.FullName, ["OCPI_PORT"] = "0", ["OCPI_EMSP_PORT"] = "0", ["OCPI_LOCATIONS"] = "3" });
        Assert.That(await menu.ReadToAsync("Leave", stop), Does.Contain(Question).And.Contains("none runs").And.Contains("Start the reference servers"));

        await menu.TypeAsync(Down + Down + Down + Enter, stop);
        Assert.That(await menu.ReadToAsync("Runs in the background.", stop), Does.Contain("> ./run.sh servers --background"));
        await menu.ReadToAsync("Stop the reference servers", stop);
        Assert.That(await RunningBook.In(new(_home.FullName)).ReadAsync(stop), Has.Count.EqualTo(1));

        await menu.TypeAsync(Down + Down + Down + Enter, stop);
        Assert.That(await menu.ReadToAsync("Stopped: CPO", stop), Does.Contain("> ./run.sh stop"));
        await menu.ReadToAsync("Start the reference servers", stop);
        Assert.That(await RunningBook.In(new(_home.FullName)).ReadAsync(stop), Is.Empty);

        await menu.TypeAsync(Up + Enter, stop);
        Assert.That(await menu.EndAsync(stop), Is.Zero);
    }

    [Test, CancelAfter(120_000)]
    public async Task An_endpoint_is_asked_for_and_its_token_is_not_shown(CancellationToken stop)
    {
        await using var menu = PseudoTerminal.Start(new() { [Home.Variable] = _home.FullName });
        await menu.ReadToAsync("Leave", stop);

        await menu.TypeAsync(Down + Down + Enter, stop);
        await menu.ReadToAsync("versions URL", stop);
        await menu.TypeAsync("http://127.0.0.1:1/versions" + Enter, stop);
        await menu.ReadToAsync("it gave you", stop);
        await menu.TypeAsync("s3cret" + Enter, stop);
        var said = await menu.ReadToAsync("> ./run.sh compliance http://127.0.0.1:1/versions --token …", stop) + await menu.ReadToAsync("Learn OCPI", stop);

        Assert.That(said, Does.Contain("nothing listens").And.Not.Contains("s3cret"));
    }
}
