using System.Net;
using System.Net.Sockets;
using OcpiKit.Cli.Doctor;
using OcpiKit.Cli.Shell;

namespace OcpiKit.Proof.CommandLine;

[TestFixture, Category("integration")]
internal sealed class DoctorCommandTests
{
    [Test]
    public async Task On_a_machine_that_runs_these_tests_all_that_is_needed_is_there()
    {
        var (code, said, _) = await Started.RunAsync("doctor");

        Assert.That(code, Is.Zero, said);
        Assert.That(said, Does.Contain("✓ SDK").And.Contains("✓ scenarios").And.Contains("✓ reports").And.Contains("All that is needed is here."));
    }

    [Test, CancelAfter(60_000)]
    public async Task What_is_ill_is_named_with_its_remedy_and_the_exit_code_says_so(CancellationToken stop)
    {
        var home = Directory.CreateTempSubdirectory("ocpikit-proof-");
        try
        {
            // A file where the folder of reports has to be, and a folder of scenarios with a mistake in it.
            await File.WriteAllTextAsync(Path.Combine(home.FullName, "reports"), "", stop);
            home.CreateSubdirectory("scenarios");
            await File.WriteAllTextAsync(Path.Combine(home.FullName, "scenarios", "first.yaml"), "id: first\ntitel: A mistake\n", stop);
            using var process = Started.StartWith(new() { [Home.Variable] = home.FullName, ["OCPIKIT_MAX_PAGES"] = "many" }, "doctor");
            var said = await process.StandardOutput.ReadToEndAsync(stop);
            await process.WaitForExitAsync(stop);

            Assert.That(process.ExitCode, Is.EqualTo(ExitCode.Unreachable));
            Assert.That(said, Does.Contain("✗ reports").And.Contains("✗ scenarios").And.Contains("first.yaml:2:1").And.Contains("✗ settings").And.Contains("OCPIKIT_MAX_PAGES")
                .And.Contains("3 of these have to be mended first.").And.Contains("→ "));
        }
        finally
        {
            home.Delete(recursive: true);
        }
    }

    [Test]
    public void A_variable_with_a_slip_is_answered_with_the_one_that_was_meant()
    {
        var seen = OwnAffairs.Settings(new Dictionary<string, string> { ["OCPIKIT_TOKN"] = "s3cret" });

        Assert.That(seen.Condition, Is.EqualTo(Condition.Limited));
        Assert.That(seen.Says, Does.Contain("OCPIKIT_TOKN").And.Contains("did you mean OCPIKIT_TOKEN?").And.Not.Contains("s3cret"));
    }

    [Test]
    public void A_clock_that_is_behind_this_program_is_wrong()
    {
        var seen = Machine.Clock(new Microsoft.Extensions.Time.Testing.FakeTimeProvider(new DateTimeOffset(2001, 1, 1, 0, 0, 0, TimeSpan.Zero)));

        Assert.That(seen.Condition, Is.EqualTo(Condition.Ill));
        Assert.That(seen.Says, Does.Contain("2001-01-01 00:00:00 UTC"));
    }

    [Test]
    public async Task A_port_that_somebody_else_has_is_seen()
    {
        using var somebody = new TcpListener(IPAddress.Loopback, 0);
        somebody.Start();
        var port = ((IPEndPoint)somebody.LocalEndpoint).Port;

        Assert.That(await Machine.IsTakenAsync(port, CancellationToken.None));
        somebody.Stop();
        Assert.That(await Machine.IsTakenAsync(port, CancellationToken.None), Is.False);
    }
}
