using OcpiKit.Ocpi.Pushing;
using OcpiKit.Ocpi.Storage;
using OcpiKit.Ocpi.Types;

namespace OcpiKit.Servers.Tests.Pushing;

[TestFixture, Category("integration")]
public sealed class OutboxTests
{
    private const string Location = """{"id":"L1","evses":[{"uid":"E1","status":"CHARGING","connectors":[{"id":"1"}]}]}""";

    private TaskCompletionSource _open = null!;
    private Receivers _receivers = null!;
    private PushingServer _server = null!;

    [SetUp]
    public async Task Start()
    {
        _open = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _receivers = new Receivers();
        _server = await PushingServer.StartAsync(_receivers, room: 3);
    }

    [TearDown]
    public async Task Stop()
    {
        await _server.DisposeAsync();
        _receivers.Dispose();
    }

    [Test]
    public async Task A_push_goes_to_every_peer_that_receives_the_module_and_to_no_other()
    {
        await _server.RegisterAsync("ABC", "locations", "tariffs");
        await _server.RegisterAsync("DEF", "tariffs");
        await _server.RegisterAsync("GHI", "locations");

        await _server.ChangeAsync(HttpMethod.Put, "locations", "L1", Location);
        await _server.OutcomesAsync(2);

        Assert.That(_receivers.Requests, Is.EquivalentTo(new[] { "PUT https://abc.example/locations/DE/OKC/L1", "PUT https://ghi.example/locations/DE/OKC/L1" }));
        Assert.That(_receivers.All.Select(received => received.Body), Is.All.EqualTo(Location));
    }

    [Test]
    public async Task A_push_for_one_party_goes_to_the_platform_through_which_it_speaks()
    {
        await _server.RegisterAsync("ABC", "sessions");
        await _server.RegisterAsync("DEF", "sessions");

        await _server.ChangeAsync(HttpMethod.Put, "sessions", "S1", "{}", to: new PartyKey("nl", "def"));
        await _server.OutcomesAsync(1);

        Assert.That(_receivers.Requests, Is.EqualTo(new[] { "PUT https://def.example/sessions/DE/OKC/S1" }));
    }

    [Test]
    public async Task A_push_carries_our_token_its_ids_and_who_speaks_to_whom()
    {
        await _server.RegisterAsync("ABC", "locations", "hubclientinfo");

        await _server.ChangeAsync(HttpMethod.Put, "locations", "L1", Location);
        await _server.ChangeAsync(HttpMethod.Put, "hubclientinfo", "X", "{}", path: "/NL/XYZ");
        await _server.OutcomesAsync(2);

        var (routed, unrouted) = (_receivers.All.First(), _receivers.All.Last());
        using (Assert.EnterMultipleScope())
        {
            Assert.That(routed.Token, Is.EqualTo("token-of-ABC"));
            Assert.That(routed.Headers["X-Request-ID"], Is.Not.Empty.And.Not.EqualTo(unrouted.Headers["X-Request-ID"]));
            Assert.That(routed.Headers["X-Correlation-ID"], Is.Not.Empty.And.Not.EqualTo(unrouted.Headers["X-Correlation-ID"]));
            Assert.That(
                ((string[])["OCPI-from-country-code", "OCPI-from-party-id", "OCPI-to-country-code", "OCPI-to-party-id"]).Select(name => routed.Headers[name]),
                Is.EqualTo(new[] { "DE", "OKC", "NL", "ABC" }));
            Assert.That(unrouted.Headers.Keys, Has.None.StartsWith("OCPI-"), "what is about the connection itself is not routed (TRN-49)");
        }
    }

    [Test]
    public async Task Of_a_path_beyond_the_Location_the_EVSE_or_the_Connector_is_sent()
    {
        await _server.RegisterAsync("ABC", "locations");

        await _server.ChangeAsync(HttpMethod.Put, "locations", "L1", Location, path: "/DE/OKC/L1/E1");
        await _server.ChangeAsync(HttpMethod.Put, "locations", "L1", Location, path: "/DE/OKC/L1/E1/1");
        await _server.OutcomesAsync(2);

        Assert.That(
            _receivers.All.Select(received => received.Body),
            Is.EqualTo(new[] { """{"uid":"E1","status":"CHARGING","connectors":[{"id":"1"}]}""", """{"id":"1"}""" }));
    }

    [Test]
    public async Task A_peer_gets_its_pushes_one_after_the_other_in_the_order_in_which_they_were_added()
    {
        var (atOnce, most) = (0, 0);
        _receivers.Answer = async (_, _) =>
        {
            most = Math.Max(most, Interlocked.Increment(ref atOnce));
            await Task.Yield();
            Interlocked.Decrement(ref atOnce);
            return (200, Receivers.Success);
        };
        await _server.RegisterAsync("ABC", "tariffs");

        for (var n = 0; n < 12; n++)
        {
            await _server.ChangeAsync(HttpMethod.Put, "tariffs", $"T{n:00}", "{}");
            if (n % 3 is 2)
                await _server.OutcomesAsync(3);
        }

        Assert.That(_receivers.Requests, Is.Ordered);
        Assert.That((_receivers.All.Count, most), Is.EqualTo((12, 1)));
    }

    [Test]
    public async Task A_slow_peer_holds_up_neither_the_caller_nor_the_other_peers()
    {
        _receivers.Answer = (received, stop) => received.Request.Contains("slo.example") ? NeverAsync(stop) : Task.FromResult((200, Receivers.Success));
        await _server.RegisterAsync("SLO", "tariffs");
        await _server.RegisterAsync("ABC", "tariffs");

        await _server.ChangeAsync(HttpMethod.Put, "tariffs", "T1", "{}");
        await _server.ChangeAsync(HttpMethod.Put, "tariffs", "T2", "{}");
        var outcomes = await _server.OutcomesAsync(2);

        Assert.That(outcomes.Select(outcome => (outcome.Peer, outcome.Request)), Is.EqualTo(new[]
        {
            ("NL*ABC", "PUT tariffs/DE/OKC/T1"), ("NL*ABC", "PUT tariffs/DE/OKC/T2"),
        }));
    }

    [Test]
    public async Task What_changes_again_while_it_waits_is_sent_once_and_whole()
    {
        await HoldAsync("sessions");
        await _server.ChangeAsync(HttpMethod.Patch, "sessions", "S1", """{"kwh":1}""", fields: """{"kwh":1}""");
        await _server.ChangeAsync(HttpMethod.Put, "sessions", "S2", "{}");
        await _server.ChangeAsync(HttpMethod.Patch, "sessions", "S1", """{"kwh":2}""", fields: """{"kwh":2}""");
        await _server.ChangeAsync(HttpMethod.Patch, "sessions", "S1", """{"kwh":3,"id":"S1"}""", fields: """{"kwh":3}""");
        _open.SetResult();
        await _server.OutcomesAsync(3);

        Assert.That(_receivers.All.Skip(1).Select(received => (received.Request, received.Body)), Is.EqualTo(new[]
        {
            ("PUT https://abc.example/sessions/DE/OKC/S1", """{"kwh":3,"id":"S1"}"""), ("PUT https://abc.example/sessions/DE/OKC/S2", "{}"),
        }));
    }

    [Test]
    public async Task What_changes_once_while_it_waits_is_sent_as_it_was_meant()
    {
        await HoldAsync("sessions");
        await _server.ChangeAsync(HttpMethod.Patch, "sessions", "S1", """{"kwh":1,"id":"S1"}""", fields: """{"kwh":1}""");
        _open.SetResult();
        await _server.OutcomesAsync(2);

        Assert.That(_receivers.All.Last().Request, Does.StartWith("PATCH "));
        Assert.That(_receivers.All.Last().Body, Is.EqualTo("""{"kwh":1}"""));
    }

    [Test]
    public async Task A_bill_is_never_left_out()
    {
        await HoldAsync("cdrs", "tariffs");
        await _server.ChangeAsync(HttpMethod.Post, "cdrs", "C1", """{"id":"C1"}""", path: "");
        await _server.ChangeAsync(HttpMethod.Post, "cdrs", "C2", """{"id":"C2"}""", path: "");
        _open.SetResult();
        await _server.OutcomesAsync(3);

        Assert.That(Sent(), Is.EqualTo(new[] { """POST{"id":"C1"}""", """POST{"id":"C2"}""" }));
    }

    [Test]
    public async Task What_comes_after_the_end_of_a_tariff_is_a_new_one()
    {
        await HoldAsync("tariffs");
        await _server.ChangeAsync(HttpMethod.Put, "tariffs", "T1", """{"n":1}""");
        await _server.PushAsync(new Push(HttpMethod.Delete, new ObjectKey("tariffs", "DE", "OKC", "T1"), "/DE/OKC/T1"));
        await _server.ChangeAsync(HttpMethod.Put, "tariffs", "T1", """{"n":2}""");
        _open.SetResult();
        await _server.OutcomesAsync(4);

        Assert.That(Sent(), Is.EqualTo(new[] { """PUT{"n":1}""", "DELETE", """PUT{"n":2}""" }));
    }

    [Test]
    public async Task What_does_not_fit_is_dropped_and_shown_and_what_waits_stays_up_to_date()
    {
        await HoldAsync("tariffs");
        for (var n = 1; n <= 4; n++)
            await _server.ChangeAsync(HttpMethod.Put, "tariffs", $"T{n}", "{}");
        await _server.ChangeAsync(HttpMethod.Put, "tariffs", "T3", """{"newer":true}""");
        var dropped = await _server.OutcomesAsync(1);
        _open.SetResult();
        await _server.OutcomesAsync(4);

        Assert.That((dropped[0].Result, dropped[0].Request), Is.EqualTo((PushResult.Dropped, "PUT tariffs/DE/OKC/T4")));
        Assert.That(_receivers.Requests.Select(request => request[^2..]), Is.EqualTo(new[] { "T0", "T1", "T2", "T3" }));
        Assert.That(_receivers.All.Last().Body, Is.EqualTo("""{"newer":true}"""));
    }

    // What came after that which held it up.
    private IEnumerable<string> Sent() => _receivers.All.Skip(1).Select(received => received.Request.Split(' ')[0] + received.Body);

    /// <summary>Registers a peer that answers nothing until the test opens it, and pushes to it something that holds up the rest.</summary>
    private async Task HoldAsync(params string[] modules)
    {
        var arrived = new TaskCompletionSource();
        _receivers.Answer = async (_, _) =>
        {
            arrived.TrySetResult();
            await _open.Task;
            return (200, Receivers.Success);
        };
        await _server.RegisterAsync("ABC", modules);
        await _server.ChangeAsync(HttpMethod.Put, modules[^1], "T0", "{}");
        await arrived.Task;
    }

    private static async Task<(int, string)> NeverAsync(CancellationToken stop)
    {
        await Task.Delay(Timeout.Infinite, stop);
        return default;
    }
}
