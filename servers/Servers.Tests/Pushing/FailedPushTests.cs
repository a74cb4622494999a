using System.Text.Json.Nodes;
using Microsoft.Extensions.Time.Testing;
using OcpiKit.Ocpi.Pushing;

namespace OcpiKit.Servers.Tests.Pushing;

[TestFixture, Category("integration")]
public sealed class FailedPushTests
{
    private const string Session = """{"id":"S1","kwh":2,"currency":"EUR"}""";

    private FakeTimeProvider _time = null!;
    private Receivers _receivers = null!;
    private PushingServer _server = null!;

    [SetUp]
    public async Task Start()
    {
        _time = new FakeTimeProvider(new DateTimeOffset(2026, 5, 1, 10, 0, 0, TimeSpan.Zero));
        _receivers = new Receivers();
        _server = await PushingServer.StartAsync(_receivers, time: _time);
        await _server.RegisterAsync("ABC", "sessions");
    }

    [TearDown]
    public async Task Stop()
    {
        await _server.DisposeAsync();
        _receivers.Dispose();
    }

    [TestCase(500, "<html>", "the answer is HTTP 500 without an OCPI envelope")]
    [TestCase(200, """{ "status_code": 2001, "status_message": "no", "timestamp": "2026-05-01T10:00:00Z" }""", "the answer is HTTP 200 with 2001: no")]
    [TestCase(401, """{ "status_code": 2000, "status_message": "who?", "timestamp": "2026-05-01T10:00:00Z" }""", "the answer is HTTP 401 with 2000: who?")]
    public async Task A_push_that_is_not_taken_is_shown_and_not_sent_again(int http, string body, string because)
    {
        _receivers.Answer = (_, _) => Task.FromResult((http, body));
        await _server.ChangeAsync(HttpMethod.Put, "sessions", "S1", Session);
        await _server.OutcomesAsync(1);

        _receivers.Answer = (_, _) => Task.FromResult((200, Receivers.Success));
        _time.Advance(TimeSpan.FromMinutes(10));
        await _server.ChangeAsync(HttpMethod.Put, "sessions", "S2", "{}");
        await _server.OutcomesAsync(1);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(_receivers.Requests, Is.EqualTo(new[] { "PUT https://abc.example/sessions/DE/OKC/S1", "PUT https://abc.example/sessions/DE/OKC/S2" }));
            Assert.That(_server.Log.Recent[0], Is.EqualTo(new PushOutcome(
                _time.Start, "NL*ABC", "PUT sessions/DE/OKC/S1", PushResult.Failed, because)));
            Assert.That(_server.Log.Recent[1].Result, Is.EqualTo(PushResult.Delivered));
        }
    }

    [Test]
    public async Task A_peer_that_cannot_be_reached_is_left_alone_after_a_PATCH_too()
    {
        _receivers.Answer = (_, _) => throw new HttpRequestException(HttpRequestError.ConnectionError);
        await _server.ChangeAsync(HttpMethod.Patch, "sessions", "S1", Session, fields: """{"kwh":2}""");
        var outcomes = await _server.OutcomesAsync(1);

        Assert.That((outcomes[0].Result, outcomes[0].Because), Is.EqualTo((PushResult.Failed, "the server cannot be reached")));
        Assert.That(_receivers.Requests, Is.EqualTo(new[] { "PATCH https://abc.example/sessions/DE/OKC/S1" }));
    }

    [TestCase(404, 2000), TestCase(200, 2001), TestCase(500, 3000)]
    public async Task After_a_PATCH_of_something_the_peer_does_not_have_it_gets_the_whole(int http, int statusCode)
    {
        _receivers.Answer = (received, _) => Task.FromResult(
            received.Request.StartsWith("PATCH", StringComparison.Ordinal) ? (http, Receivers.Refusal(statusCode))
            : received.Request.StartsWith("GET", StringComparison.Ordinal) ? (404, Receivers.Refusal(2000))
            : (201, Receivers.Success));
        await _server.ChangeAsync(HttpMethod.Patch, "sessions", "S1", Session, fields: """{"kwh":2}""");
        var outcomes = await _server.OutcomesAsync(1);

        Assert.That(outcomes[0].Result, Is.EqualTo(PushResult.Repaired));
        Assert.That(_receivers.Requests.Select(request => request.Split(' ')[0]), Is.EqualTo(new[] { "PATCH", "GET", "PUT" }));
        Assert.That(_receivers.All.Last().Body, Is.EqualTo(Session));
    }

    [TestCase("""{"currency":"EUR", "kwh":2.0, "id":"S1"}""", "PATCH GET")]
    [TestCase("""{"currency":"EUR", "kwh":1, "id":"S1"}""", "PATCH GET PUT")]
    public async Task After_a_PATCH_that_was_not_taken_the_whole_is_sent_only_where_the_peer_has_something_else(string there, string requests)
    {
        _receivers.Answer = (received, _) => Task.FromResult(
            received.Request.StartsWith("PATCH", StringComparison.Ordinal) ? (200, Receivers.Refusal(2000))
            : received.Request.StartsWith("GET", StringComparison.Ordinal) ? (200, Receivers.Data(there))
            : (200, Receivers.Success));
        await _server.ChangeAsync(HttpMethod.Patch, "sessions", "S1", Session, fields: """{"kwh":2}""");
        await _server.OutcomesAsync(1);

        Assert.That(string.Join(' ', _receivers.Requests.Select(request => request.Split(' ')[0])), Is.EqualTo(requests));
        Assert.That(JsonNode.DeepEquals(_receivers.All.First().Json, JsonNode.Parse("""{"kwh":2}""")));
    }

    [Test]
    public async Task Where_even_the_look_at_the_peers_object_is_refused_nothing_more_is_sent()
    {
        _receivers.Answer = (_, _) => Task.FromResult((401, Receivers.Refusal(2000)));
        await _server.ChangeAsync(HttpMethod.Patch, "sessions", "S1", Session, fields: """{"kwh":2}""");
        var outcomes = await _server.OutcomesAsync(1);

        Assert.That(outcomes[0].Result, Is.EqualTo(PushResult.Failed));
        Assert.That(_receivers.Requests.Select(request => request.Split(' ')[0]), Is.EqualTo(new[] { "PATCH", "GET" }));
    }
}
