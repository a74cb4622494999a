using OcpiKit.Cli.Shell;

namespace OcpiKit.Proof.CommandLine;

/// <summary>Servers that go on when the command that started them is over: seen by <c>status</c>, ended by <c>stop</c>.</summary>
[TestFixture, Category("integration")]
internal sealed class RunningServersTests
{
    private OwnHome _home = null!;

    [SetUp]
    public void MakeAHomeOfItsOwn() => _home = new();

    [TearDown]
    public async Task EndWhatRuns() => await _home.DisposeAsync();

    [Test, CancelAfter(120_000)]
    public async Task Servers_in_the_background_are_seen_by_status_and_ended_by_stop(CancellationToken stop)
    {
        var (started, said) = await RunAsync(stop, "servers", "--background", "--port", "0", "--emsp-port", "0", "--locations", "3");
        Assert.That(started, Is.Zero, said);
        Assert.That(said, Does.Contain("Runs in the background."));

        var (up, status) = await RunAsync(stop, "status");
        Assert.That(up, Is.Zero);
        Assert.That(status, Does.Contain("CPO DE*OKC: answers in").And.Contains("eMSP DE*OKM: answers in"));

        var (stopped, told) = await RunAsync(stop, "stop");
        Assert.That(stopped, Is.Zero);
        Assert.That(told, Does.Contain("Stopped: CPO DE*OKC and eMSP DE*OKM"));

        var (down, nothing) = await RunAsync(stop, "status");
        Assert.That(down, Is.EqualTo(ExitCode.Unreachable));
        Assert.That(nothing, Does.Contain("No server of this working copy runs").And.Contains("servers --background"));
        Assert.That(Directory.GetFiles(_home.At(".artifacts/servers")), Is.Empty);
    }

    [Test, CancelAfter(120_000)]
    public async Task A_server_in_another_terminal_is_ended_in_good_order_too(CancellationToken stop)
    {
        using var server = Started.StartWith(_home.Variables(), "servers", "cpo", "--port", "0", "--locations", "3");
        await Started.ReadToAsync(server, "Ctrl-C stops it.", stop);

        var (code, _) = await RunAsync(stop, "stop");

        await server.WaitForExitAsync(stop);
        Assert.That((code, server.ExitCode), Is.EqualTo((0, 0)));
        Assert.That(await server.StandardOutput.ReadToEndAsync(stop), Does.Contain("Stopped."));
    }

    [Test, CancelAfter(120_000)]
    public async Task One_that_was_killed_leaves_nothing_that_confuses(CancellationToken stop)
    {
        using var server = Started.StartWith(_home.Variables(), "servers", "cpo", "--port", "0", "--locations", "3");
        await Started.ReadToAsync(server, "Ctrl-C stops it.", stop);
        server.Kill();
        await server.WaitForExitAsync(stop);

        var (code, said) = await RunAsync(stop, "stop");

        Assert.That(code, Is.Zero);
        Assert.That(said, Does.Contain("No server of this working copy runs."));
    }

    [Test, CancelAfter(120_000)]
    public async Task What_keeps_it_from_starting_is_told_where_it_was_started(CancellationToken stop)
    {
        var (code, said) = await RunAsync(stop, "servers", "cpo", "--background", "--port", "0", "--seed", "many");

        Assert.That(code, Is.EqualTo(ExitCode.Usage));
        Assert.That(said, Does.Contain("--seed is \"many\": it is no whole number."));
    }

    private async Task<(int Code, string Said)> RunAsync(CancellationToken stop, params string[] arguments)
    {
        using var process = Started.StartWith(_home.Variables(), arguments);
        // A process in the background must not hold our pipes open: the end of the output is read, not only the exit code.
        var (output, error) = (process.StandardOutput.ReadToEndAsync(stop), process.StandardError.ReadToEndAsync(stop));
        await process.WaitForExitAsync(stop);
        return (process.ExitCode, await output + await error);
    }
}
