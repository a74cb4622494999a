using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using OcpiKit.Cpo;
using OcpiKit.Emsp;
using OcpiKit.Ocpi.Hosting;
using OcpiKit.Ocpi.Paging;
using OcpiKit.Ocpi.Pulling;
using OcpiKit.Ocpi.Storage;
using OcpiKit.Ocpi.Types;

namespace OcpiKit.Servers.Tests.Pulling;

/// <summary>Both servers, over real sockets: after the handshake each knows what the other has.</summary>
[TestFixture, Category("integration")]
public sealed class TwoServersPullTests
{
    [TestCase(true), TestCase(false)]
    public async Task After_the_handshake_each_reads_what_the_other_has_whoever_began(bool cpoBegins)
    {
        await using var emsp = await EmspServer.StartAsync(new EmspOptions { Port = 0, Tokens = 130 });
        await using var cpo = await CpoServer.StartAsync(new CpoOptions { Port = 0, Locations = 120 });
        var (locations, tokens) = (Pulled(emsp, "locations"), Pulled(cpo, "tokens"));

        await (cpoBegins ? cpo.RegisterAsync(emsp.VersionsUrl, emsp.Invite()) : emsp.RegisterAsync(cpo.VersionsUrl, cpo.Invite()));
        var reports = await Task.WhenAll(locations, tokens).WaitAsync(TimeSpan.FromSeconds(60));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(reports.Select(report => (report.New, report.Refused, report.Failure)), Is.EqualTo(new[] { (120, 0, (string?)null), (130, 0, null) }));
            Assert.That(await TextAsync(emsp, "locations"), Is.EqualTo(await TextAsync(cpo, "locations")));
            Assert.That(await TextAsync(cpo, "tokens"), Is.EqualTo(await TextAsync(emsp, "tokens")));
            var token = JsonSerializer.Deserialize<Token>((await ReadAsync(cpo, "tokens")).Objects[0], OcpiJson.Options)!;
            Assert.That(await cpo.Services.GetRequiredService<IObjectStore>().FindAsync(new ObjectKey("tokens", "DE", "OKM", $"{token.Uid} {token.Type}"), default), Is.Not.Null, "by uid and type");
        }
    }

    [Test]
    public async Task Whoever_runs_the_server_has_the_lists_read_now_and_not_only_when_it_is_time_again()
    {
        await using var emsp = await EmspServer.StartAsync(new EmspOptions { Port = 0, Tokens = 3 });
        await using var cpo = await CpoServer.StartAsync(new CpoOptions { Port = 0, Locations = 3 });
        var first = Pulled(emsp, "cdrs"); // the last of its modules
        await cpo.RegisterAsync(emsp.VersionsUrl, emsp.Invite());
        await first.WaitAsync(TimeSpan.FromSeconds(60));
        var again = Pulled(emsp, "locations");
        using var operations = new HttpClient { BaseAddress = emsp.BaseUrl };

        // The first round may just be ending: then another one follows it.
        using var answer = await operations.PostAsJsonAsync("/pull", new { });
        var report = await again.WaitAsync(TimeSpan.FromSeconds(60));

        Assert.That(answer.IsSuccessStatusCode);
        Assert.That((report.Failure, report.IsWhole), Is.EqualTo(((string?)null, false)));
    }

    [Test]
    public async Task A_server_that_pulls_nothing_says_so()
    {
        await using var emsp = await EmspServer.StartAsync(new EmspOptions { Port = 0, PullInterval = 0 });
        using var operations = new HttpClient { BaseAddress = emsp.BaseUrl };

        using var answer = await operations.PostAsJsonAsync("/pull", new { });

        Assert.That((int)answer.StatusCode, Is.EqualTo(409));
        Assert.That(await answer.Content.ReadAsStringAsync(), Does.Contain("pull interval"));
    }

    // The first pull may come before the other side has read our answer, and then fails once.
    private static Task<PullReport> Pulled(OcpiServer server, string module)
    {
        var pulled = new TaskCompletionSource<PullReport>(TaskCreationOptions.RunContinuationsAsynchronously);
        server.Services.GetRequiredService<PullLog>().Noted += report =>
        {
            if (report.Module == module && report.Failure is null)
                pulled.TrySetResult(report);
        };
        return pulled.Task;
    }

    private static Task<Page> ReadAsync(OcpiServer server, string module) =>
        server.Services.GetRequiredService<IObjectStore>().ListAsync(new ObjectQuery(module, new PageRequest(null, null, 0, 1000)), default);

    private static async Task<string> TextAsync(OcpiServer server, string module) =>
        string.Join('\n', (await ReadAsync(server, module)).Objects.Select(System.Text.Encoding.UTF8.GetString));
}
