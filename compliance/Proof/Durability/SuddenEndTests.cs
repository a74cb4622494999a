using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Npgsql;
using OcpiKit.Cli.Testing;
using OcpiKit.Cpo;
using OcpiKit.Ocpi.Storage;
using OcpiKit.Ocpi.Types;
using OcpiKit.Proof.CommandLine;

namespace OcpiKit.Proof.Durability;

/// <summary>
/// An eMSP that is killed while sessions are put into it: what it has acknowledged is there when it is back. Killed is the process, not
/// the machine: what the process gave to the operating system, or to PostgreSQL, is written.
/// </summary>
[TestFixture, Category("integration"), Category("postgres")]
internal sealed partial class SuddenEndTests
{
    private const int Writers = 8;

    private DirectoryInfo _folder = null!;

    [SetUp]
    public void Prepare() => _folder = Directory.CreateTempSubdirectory("ocpikit-proof-");

    [TearDown]
    public void Clear() => _folder.Delete(recursive: true);

    [Test, CancelAfter(180_000)]
    public async Task Nothing_acknowledged_is_lost_with_SQLite(CancellationToken stop)
    {
        if (OperatingSystem.IsWindows())
            Assert.Ignore("Windows has no signal that ends a process without a word.");
        await EndSuddenlyAsync(Path.Combine(_folder.FullName, "ocpi.db"), stop);
    }

    [Test, CancelAfter(180_000)]
    public async Task Nothing_acknowledged_is_lost_with_PostgreSQL(CancellationToken stop)
    {
        await using var setup = new PostgresSetup(TestContext.Out.WriteLine);
        if (Environment.GetEnvironmentVariable(Postgres.Variable) is null or "" && Postgres.FindPrograms() is null)
            Assert.Ignore($"There is no PostgreSQL: {Postgres.Remedy}");

        var address = PostgresAddress.Parse((await setup.FindOrStartAsync(stop))!);
        address.SearchPath = $"proof_{Guid.NewGuid():N}";
        await EndSuddenlyAsync(address.ConnectionString, stop);

        await using var source = NpgsqlDataSource.Create(address);
        await using var drop = source.CreateCommand($"DROP SCHEMA {address.SearchPath} CASCADE");
        await drop.ExecuteNonQueryAsync(stop);
    }

    private async Task EndSuddenlyAsync(string database, CancellationToken stop)
    {
        await using var cpo = await CpoServer.StartAsync(new CpoOptions { Port = 0, Locations = 1 }, stop: stop);
        var acknowledged = new ConcurrentDictionary<string, int>();
        string token, path;
        var first = Start(database);
        try
        {
            var versions = await VersionsAsync(first, stop);
            var peer = await cpo.RegisterAsync(versions, "proof-token-a", stop);
            var sessions = peer.Contact!.EndpointOf("sessions", InterfaceRole.Receiver)!;
            (token, path) = (peer.Contact.Token, sessions.AbsolutePath);

            using var client = ClientOf(sessions, token);
            var writing = Enumerable.Range(0, Writers).Select(writer => WriteAsync(client, path, writer, acknowledged, stop)).ToList();
            // In the midst of it: all write, and each has replaced some sessions already.
            while (acknowledged.Values.Sum() < 2000)
                await Task.Delay(5, stop);
            first.Kill();
            await Task.WhenAll(writing);
        }
        finally
        {
            first.Kill(entireProcessTree: true);
            await first.WaitForExitAsync(CancellationToken.None);
            first.Dispose();
        }

        using var second = Start(database);
        try
        {
            using var client = ClientOf(await VersionsAsync(second, stop), token);
            using (Assert.EnterMultipleScope())
            {
                foreach (var (id, number) in acknowledged)
                    Assert.That(await NumberAsync(client, $"{path}/DE/OKC/{id}", stop), Is.EqualTo(number).Or.EqualTo(number + 1), $"{id}, and perhaps the one that was under way");
            }
        }
        finally
        {
            second.Kill(entireProcessTree: true);
            await second.WaitForExitAsync(CancellationToken.None);
        }
    }

    /// <summary>Puts sessions, each again and again with a higher number, until nobody answers; notes what was acknowledged.</summary>
    private static async Task WriteAsync(HttpClient client, string path, int writer, ConcurrentDictionary<string, int> acknowledged, CancellationToken stop)
    {
        for (var n = 0; ; n++)
        {
            var (id, number) = ($"S{writer}-{n % 40}", (n / 40) + 1);
            using var content = new StringContent(Session(id, number), Encoding.UTF8, "application/json");
            try
            {
                using var answer = await client.PutAsync(new Uri($"{path}/DE/OKC/{id}", UriKind.Relative), content, stop);
                var envelope = await answer.Content.ReadAsStringAsync(stop);
                Assert.That(envelope, Does.Contain("\"status_code\":1000"));
                acknowledged[id] = number;
            }
            catch (HttpRequestException)
            {
                return;
            }
        }
    }

    private static async Task<int> NumberAsync(HttpClient client, string path, CancellationToken stop)
    {
        using var envelope = JsonDocument.Parse(await client.GetStringAsync(new Uri(path, UriKind.Relative), stop));
        return envelope.RootElement.GetProperty("data").GetProperty("kwh").GetInt32();
    }

    private Process Start(string database) => Started.StartWith(
        new() { ["OCPIKIT_HOME"] = _folder.FullName },
        "servers", "emsp", "--port", "0", "--registration-token", "proof-token-a", "--database", database, "--quiet");

    private static async Task<Uri> VersionsAsync(Process process, CancellationToken stop) =>
        new(VersionsUrl().Match(await Started.ReadToAsync(process, "Ctrl-C stops it.", stop)).Value);

    private static HttpClient ClientOf(Uri server, string token) => new()
    {
        BaseAddress = new Uri(server.GetLeftPart(UriPartial.Authority)),
        DefaultRequestHeaders = { Authorization = new AuthenticationHeaderValue("Token", Convert.ToBase64String(Encoding.UTF8.GetBytes(token))) },
    };

    private static string Session(string id, int number) => string.Create(CultureInfo.InvariantCulture, $$"""
        {
          "country_code": "DE", "party_id": "OKC", "id": "{{id}}", "start_date_time": "2026-05-01T10:00:00Z", "kwh": {{number}},
          "cdr_token": { "country_code": "DE", "party_id": "OKM", "uid": "CARD1", "type": "RFID", "contract_id": "DE-OKM-C00000001" },
          "auth_method": "WHITELIST", "location_id": "L1", "evse_uid": "E1", "connector_id": "1", "currency": "EUR", "status": "ACTIVE",
          "last_updated": "2026-05-01T10:00:00Z"
        }
        """);

    [GeneratedRegex(@"http://\S+/versions")]
    private static partial Regex VersionsUrl();
}
