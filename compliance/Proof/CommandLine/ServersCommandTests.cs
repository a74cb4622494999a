using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;
using System.Text.RegularExpressions;

namespace OcpiKit.Proof.CommandLine;

[TestFixture, Category("integration")]
internal sealed partial class ServersCommandTests
{
    [Test, CancelAfter(60_000)]
    public async Task Says_where_the_server_is_and_stops_in_good_order_when_told_to(CancellationToken stop)
    {
        using var process = Started.Start("servers", "cpo", "--port", "0", "--token", "proof-token", "--locations", "3");
        try
        {
            var said = await Started.ReadToAsync(process, "Ctrl-C stops it.", stop);
            Assert.That(said, Does.Contain("3 locations").And.Contains("proof-token"));

            using var client = new HttpClient();
            var token = Convert.ToBase64String(Encoding.UTF8.GetBytes("proof-token"));
            client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Token", token);
            var versions = await client.GetAsync(VersionsUrl().Match(said).Value, stop);
            Assert.That(versions.StatusCode, Is.EqualTo(HttpStatusCode.OK));

            if (OperatingSystem.IsWindows()) return; // which has no signal to send to another process
            using (var kill = Process.Start("kill", ["-TERM", $"{process.Id}"])) await kill.WaitForExitAsync(stop);
            await process.WaitForExitAsync(stop);
            Assert.That(process.ExitCode, Is.Zero);
            Assert.That(await process.StandardOutput.ReadToEndAsync(stop), Does.Contain("Stopped."));
        }
        finally
        {
            process.Kill(entireProcessTree: true);
        }
    }

    [Test, CancelAfter(60_000)]
    public async Task Starts_both_servers_registered_with_each_other(CancellationToken stop)
    {
        using var process = Started.Start("servers", "--port", "0", "--emsp-port", "0", "--locations", "3", "--registration-token", "proof-token-a");
        try
        {
            var said = await Started.ReadToAsync(process, "Ctrl-C stops it.", stop);
            Assert.That(said, Does.Contain("The CPO has registered with the eMSP"));

            // The registration token of the command line is still free: it opens the versions of the eMSP.
            using var client = new HttpClient();
            var token = Convert.ToBase64String(Encoding.UTF8.GetBytes("proof-token-a"));
            client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Token", token);
            var urls = VersionsUrl().Matches(said).Select(match => match.Value).Distinct().ToList();
            Assert.That(urls, Has.Count.EqualTo(2).And.Some.EndsWith("/ocpi/cpo/2.2.1/versions").And.Some.EndsWith("/ocpi/emsp/2.2.1/versions"));
            var versions = await client.GetAsync(urls.Single(url => url.Contains("/emsp/", StringComparison.Ordinal)), stop);
            Assert.That(versions.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        }
        finally
        {
            process.Kill(entireProcessTree: true);
        }
    }

    [Test, CancelAfter(60_000)]
    public async Task Registers_at_the_start_with_a_platform_that_somebody_else_runs(CancellationToken stop)
    {
        using var emsp = Started.Start("servers", "emsp", "--port", "0", "--registration-token", "proof-token-a");
        Process? cpo = null;
        try
        {
            var url = VersionsUrl().Match(await Started.ReadToAsync(emsp, "Ctrl-C stops it.", stop)).Value;
            cpo = Started.Start("servers", "cpo", "--port", "0", "--locations", "3", "--partner", url, "--partner-token", "proof-token-a");

            Assert.That(await Started.ReadToAsync(cpo, "Ctrl-C stops it.", stop), Does.Contain($"Registered with DE*OKM at {url}"));

            var (code, _, error) = await Started.RunAsync("servers", "cpo", "--port", "0", "--locations", "3", "--partner", url, "--partner-token", "proof-token-a");
            Assert.That(code, Is.EqualTo(3), "the token works once");
            Assert.That(error, Does.Contain("came to nothing").And.Not.Contains("proof-token-a"));
        }
        finally
        {
            emsp.Kill(entireProcessTree: true);
            cpo?.Kill(entireProcessTree: true);
            cpo?.Dispose();
        }
    }

    [Test, CancelAfter(60_000)]
    public async Task Takes_options_from_the_environment_and_keeps_a_log(CancellationToken stop)
    {
        var home = Directory.CreateTempSubdirectory("ocpikit-proof-");
        using var process = Started.StartWith(
            new() { ["OCPIKIT_HOME"] = home.FullName, ["PROJECT_NAME"] = "Strom am Deich", ["COUNTRY_CODE"] = "NL", ["PARTY_ID"] = "DEI", ["OCPI_HOST"] = "127.0.0.1", ["OCPI_PORT"] = "0", ["OCPI_LOCATIONS"] = "4" },
            "servers", "cpo", "--locations", "3");
        try
        {
            var said = await Started.ReadToAsync(process, "Ctrl-C stops it.", stop);

            Assert.That(said, Does.Contain("CPO NL*DEI, Strom am Deich: 3 locations"), "the command line wins");
            Assert.That(File.Exists(Path.Combine(home.FullName, "reports", "ocpi_demo.log")));
        }
        finally
        {
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync(CancellationToken.None);
            home.Delete(recursive: true);
        }
    }

    [Test]
    public async Task Names_the_port_of_the_eMSP_by_its_own_option()
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        var port = ((IPEndPoint)taken.LocalEndpoint).Port;

        var (code, _, error) = await Started.RunAsync("servers", "--host", "127.0.0.1", "--port", "0", "--emsp-port", $"{port}", "--locations", "1");

        Assert.That(code, Is.EqualTo(3));
        Assert.That(error, Does.Contain($"Port {port} is in use").And.Contains("--emsp-port"));
    }

    [Test]
    public async Task Ends_with_3_and_a_way_out_when_the_port_is_taken()
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        var port = ((IPEndPoint)taken.LocalEndpoint).Port;

        var (code, _, error) = await Started.RunAsync("servers", "--host", "127.0.0.1", "--port", $"{port}");

        Assert.That(code, Is.EqualTo(3));
        Assert.That(error, Does.Contain($"Port {port} is in use").And.Contains("--port"));
    }

    [TestCase("postgres://ocpi:s3cret@127.0.0.1:1/roaming", 3, "--database: PostgreSQL, roaming at 127.0.0.1:1 cannot be used")]
    [TestCase("postgres://ocpi:s3cret@db/roaming?colour=blue", 2, "Database makes no sense")]
    [TestCase("no-such-folder/ocpi.db", 3, "--database: The SQLite database")]
    public async Task Names_a_database_that_cannot_be_used_in_one_sentence_and_without_its_password(string database, int exitCode, string sentence)
    {
        var (code, said, error) = await Started.RunAsync("servers", "cpo", "--port", "0", "--locations", "1", "--database", database);

        Assert.That(code, Is.EqualTo(exitCode));
        Assert.That(error, Does.Contain(sentence));
        Assert.That(said + error, Does.Not.Contain("s3cret").And.Not.Contains("   at "));
    }

    [GeneratedRegex(@"http://\S+/versions")]
    private static partial Regex VersionsUrl();
}
