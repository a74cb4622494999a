using System.Net;
using Microsoft.Extensions.DependencyInjection;
using OcpiKit.Cpo;
using OcpiKit.Ocpi.Pushing;
using OcpiKit.Ocpi.Storage;
using OcpiKit.Ocpi.Transport;
using OcpiKit.Ocpi.Types;
using OcpiKit.Servers.Tests.Cpo;
using OcpiKit.Servers.Tests.Registration;

namespace OcpiKit.Servers.Tests.Storage;

/// <summary>Two instances of one CPO, each behind a port of its own, and a partner who does not know that they are two.</summary>
[TestFixture, Category("integration"), Category("postgres")]
public sealed class TwoInstancesTests : StorageFixture
{
    private const string HubClientInfo = CpoInProcess.Root + "/hubclientinfo/NL/ABC";

    private readonly PushedTo _partner = new();
    private CpoServer? _one;
    private CpoServer? _two;
    private HttpClient _client = null!;

    public TwoInstancesTests()
        : base(Kept.InPostgres)
    {
    }

    [SetUp]
    public async Task Start()
    {
        _client = new HttpClient();
        var starting = new[] { StartAsync(), StartAsync() };
        (_one, _two) = (await starting[0], await starting[1]);
    }

    [TearDown]
    public async Task Stop()
    {
        _client?.Dispose();
        if (_one is not null)
            await _one.DisposeAsync();
        if (_two is not null)
            await _two.DisposeAsync();
        (_one, _two) = (null, null);
    }

    [Test]
    public async Task Instances_that_start_together_make_up_one_network()
    {
        var (one, two) = (await GetAsync(_one!, CpoInProcess.Locations), await GetAsync(_two!, CpoInProcess.Locations));

        var ids = Ids(one);
        Assert.That(ids, Has.Length.EqualTo(40).And.Unique);
        Assert.That(Ids(two), Is.EqualTo(ids));
    }

    [Test]
    public async Task Who_registers_at_one_is_known_at_the_other_at_once_and_who_leaves_soon_a_stranger_everywhere()
    {
        var token = await RegisterAsync(_one!, HttpMethod.Post, "invitation");
        Assert.That((await GetAsync(_two!, CpoInProcess.Locations, token)).Http, Is.EqualTo(HttpStatusCode.OK));
        await EventuallyAsync(_two!, "invitation", HttpStatusCode.Unauthorized, "an invitation works once");

        var renewed = await RegisterAsync(_two!, HttpMethod.Put, token);
        Assert.That((await GetAsync(_one!, CpoInProcess.Locations, renewed)).Http, Is.EqualTo(HttpStatusCode.OK));
        await EventuallyAsync(_one!, token, HttpStatusCode.Unauthorized, "a token that was replaced");

        Assert.That((await SendAsync(_one!, HttpMethod.Delete, CpoInProcess.Credentials, renewed)).Http, Is.EqualTo(HttpStatusCode.OK));
        await EventuallyAsync(_two!, renewed, HttpStatusCode.Unauthorized, "a token that was given up");
        Assert.That(_two!.Peers, Is.Empty);
    }

    [Test]
    public async Task What_is_put_at_one_is_there_at_the_other()
    {
        var token = await RegisterAsync(_one!, HttpMethod.Post, "invitation");
        const string Info = """{"country_code":"NL","party_id":"ABC","role":"EMSP","status":"CONNECTED","last_updated":"2026-05-01T10:00:00Z"}""";

        Assert.That((await SendAsync(_one!, HttpMethod.Put, HubClientInfo, token, Info)).Http, Is.EqualTo(HttpStatusCode.Created));
        Assert.That((await GetAsync(_two!, HubClientInfo, token)).Data.GetProperty("status").GetString(), Is.EqualTo("CONNECTED"));

        Assert.That((await SendAsync(_two!, HttpMethod.Put, HubClientInfo, token, Info.Replace("CONNECTED", "OFFLINE"))).Http, Is.EqualTo(HttpStatusCode.OK));
        Assert.That((await GetAsync(_one!, HubClientInfo, token)).Data.GetProperty("status").GetString(), Is.EqualTo("OFFLINE"));
    }

    [Test, CancelAfter(60_000)]
    public async Task Pushes_of_both_reach_the_partner_one_after_the_other_in_the_order_in_which_they_were_added(CancellationToken stop)
    {
        const int Each = 60;
        await RegisterAsync(_one!, HttpMethod.Post, "invitation");
        await EventuallyRegisteredAsync(_two!, stop);

        await Task.WhenAll(PushAsync(_one!, "A"), PushAsync(_two!, "B"));
        await _partner.HasAsync(2 * Each, stop);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(_partner.AtOnce, Is.EqualTo(1), "a partner gets one push at a time, whichever instance sends it");
            Assert.That(_partner.Ids.Where(id => id[0] is 'A'), Is.EqualTo(Enumerable.Range(0, Each).Select(n => $"A{n:00}")));
            Assert.That(_partner.Ids.Where(id => id[0] is 'B'), Is.EqualTo(Enumerable.Range(0, Each).Select(n => $"B{n:00}")));
        }

        async Task PushAsync(CpoServer server, string name)
        {
            var outbox = server.Services.GetRequiredService<IOutbox>();
            for (var n = 0; n < Each; n++)
            {
                await outbox.AddAsync(
                    new Push(HttpMethod.Put, new ObjectKey("tariffs", "DE", "OKC", $"{name}{n:00}"), $"/DE/OKC/{name}{n:00}") { Whole = "{}"u8.ToArray() }, stop);
            }
        }
    }

    [Test, CancelAfter(60_000)]
    public async Task What_one_left_waiting_when_it_ended_the_other_sends(CancellationToken stop)
    {
        await RegisterAsync(_one!, HttpMethod.Post, "invitation");
        await EventuallyRegisteredAsync(_two!, stop);
        var peer = _two!.Peers.Single();
        await _one!.DisposeAsync();
        _one = null;

        await _two.Services.GetRequiredService<IPushQueue>().AddAsync(
            [new WaitingPush(peer.Id, "tariffs", InterfaceRole.Receiver, HttpMethod.Put, "/DE/OKC/LEFT", new("DE", "OKC")) { Whole = "{}"u8.ToArray() }], 10, stop);
        await _partner.HasAsync(1, stop);

        Assert.That(_partner.Ids, Is.EqualTo(new[] { "LEFT" }));
    }

    private async Task<CpoServer> StartAsync() => await CpoServer.StartAsync(
        new CpoOptions { Port = 0, Locations = 40, Database = Database.Address, PullInterval = 0, RegistrationTokens = ["invitation"] }, _partner.Reset().ServeTo);

    private async Task<string> RegisterAsync(CpoServer server, HttpMethod method, string token)
    {
        var reply = await SendAsync(server, method, CpoInProcess.Credentials, token, PartnerPlatform.CredentialsJson("theirs"));
        return reply.Data.GetProperty("token").GetString()!;
    }

    private Task<Reply> GetAsync(CpoServer server, string path, string? token = null) => SendAsync(server, HttpMethod.Get, path, token ?? server.Token);

    private async Task<Reply> SendAsync(CpoServer server, HttpMethod method, string path, string token, string? json = null)
    {
        using var request = new HttpRequestMessage(method, new Uri(server.BaseUrl, path));
        request.Headers.TryAddWithoutValidation("Authorization", CredentialsToken.ToHeader(token));
        request.Content = json is null ? null : new StringContent(json);
        using var response = await _client.SendAsync(request);
        return await Reply.ReadAsync(response);
    }

    private static string?[] Ids(Reply list) => [.. list.Data.EnumerateArray().Select(o => o.GetProperty("id").GetString())];

    // It is read once a second; ten are for a machine that has much to do.
    private async Task EventuallyAsync(CpoServer server, string token, HttpStatusCode expected, string what)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(10));
        while ((await GetAsync(server, CpoInProcess.Root, token)).Http != expected)
            Assert.That(patience.IsCancellationRequested, Is.False, what);
    }

    private static async Task EventuallyRegisteredAsync(CpoServer server, CancellationToken stop)
    {
        while (server.Peers.Count is 0)
        {
            stop.ThrowIfCancellationRequested();
            await Task.Yield();
        }
    }

    /// <summary>A partner who takes what is pushed to it, and how much of that at once.</summary>
    private sealed class PushedTo
    {
        private readonly Lock _lock = new();
        private readonly List<string> _ids = [];
        private int _now;

        public int AtOnce { get; private set; }

        public IReadOnlyList<string> Ids
        {
            get
            {
                lock (_lock)
                    return [.. _ids];
            }
        }

        /// <summary>Forgets what it got in an earlier test.</summary>
        public PartnerPlatform Reset()
        {
            lock (_lock)
            {
                _ids.Clear();
                AtOnce = 0;
            }
            return new PartnerPlatform
            {
                Details = PartnerPlatform.DetailsWith(("credentials", "SENDER"), ("tokens", "SENDER"), ("tariffs", "RECEIVER")),
                Others = TakeAsync,
            };
        }

        public async Task HasAsync(int count, CancellationToken stop)
        {
            while (Ids.Count < count)
            {
                stop.ThrowIfCancellationRequested();
                await Task.Delay(10, stop);
            }
        }

        private async Task<HttpResponseMessage> TakeAsync(HttpRequestMessage request, CancellationToken stop)
        {
            // After the registration it is asked for its tokens, and has none.
            if (request.Method == HttpMethod.Get)
                return new HttpResponseMessage(HttpStatusCode.OK) { Content = new StringContent(PartnerPlatform.Envelope("[]")) };
            lock (_lock)
                AtOnce = Math.Max(AtOnce, ++_now);
            await Task.Yield();
            lock (_lock)
            {
                _now--;
                _ids.Add(request.RequestUri!.Segments[^1]);
            }
            return new HttpResponseMessage(HttpStatusCode.OK) { Content = new StringContent(PartnerPlatform.Envelope("null")) };
        }
    }
}
