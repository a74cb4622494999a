using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Time.Testing;

namespace OcpiKit.Servers.Tests.Emsp;

/// <summary>Commands: what the CPO is asked, and what becomes of it.</summary>
[TestFixture, Category("integration")]
public sealed class CommandsTests
{
    private static readonly DateTimeOffset Noon = new(2026, 6, 1, 12, 0, 0, TimeSpan.Zero);

    private EmspWithCpo _world = null!;
    private FakeTimeProvider _time = null!;

    [SetUp]
    public async Task Start()
    {
        _time = new FakeTimeProvider(Noon);
        _world = await EmspWithCpo.StartAsync(_time);
    }

    [TearDown]
    public async Task Stop() => await _world.DisposeAsync();

    [Test]
    public async Task A_start_goes_to_the_CPO_with_the_whole_token_and_a_URL_of_its_own()
    {
        var token = await _world.TokenAsync();

        var first = await _world.OrderAsync("/start", await _world.StartRequestAsync());
        var url = _world.ResponseUrl;
        await _world.OrderAsync("/start", await _world.StartRequestAsync());

        var asked = _world.Asked.First();
        using (Assert.EnterMultipleScope())
        {
            Assert.That((first.Http, State(first)), Is.EqualTo((HttpStatusCode.OK, "PENDING")));
            Assert.That((asked.Request, asked.Token), Is.EqualTo(("POST https://partner.example/ocpi/2.2.1/commands/START_SESSION", "theirs")));
            Assert.That(JsonNode.DeepEquals(asked.Json!["token"], token), "the complete token");
            Assert.That(((string?)asked.Json["location_id"], (string?)asked.Json["evse_uid"], (string?)asked.Json["connector_id"]), Is.EqualTo(("L1", "E1", "1")));
            Assert.That((string?)asked.Json["authorization_reference"], Is.Not.Empty, "it was authorized before it was sent");
            Assert.That((asked.Headers["OCPI-from-party-id"], asked.Headers["OCPI-to-party-id"], asked.Headers["OCPI-to-country-code"]), Is.EqualTo(("OKM", "PAR", "NL")));
            Assert.That(url, Does.Match("^http://localhost/ocpi/emsp/2.2.1/commands/START_SESSION/[0-9a-f]{32}$"));
            Assert.That(_world.ResponseUrl, Is.Not.EqualTo(url));
        }
    }

    [TestCase("ACCEPTED", "ACCEPTED"), TestCase("EVSE_OCCUPIED", "FAILED"), TestCase("TIMEOUT", "TIMEOUT"), TestCase("REJECTED", "FAILED")]
    public async Task The_station_has_the_last_word(string result, string state)
    {
        var order = await _world.OrderAsync("/start", await _world.StartRequestAsync());
        var told = await _world.ReportAsync(_world.ResponseUrl, $$"""{ "result": "{{result}}", "message": [{ "language": "de", "text": "Moin" }, { "language": "en", "text": "Hello" }] }""");

        var after = await _world.OrderAsync(Id(order));
        using (Assert.EnterMultipleScope())
        {
            Assert.That((told.Http, told.StatusCode, told.HasData), Is.EqualTo((HttpStatusCode.OK, 1000, false)));
            Assert.That(Text(after, "state"), Is.EqualTo(state));
            Assert.That((Text(after.GetProperty("station_said"), "result"), Text(after.GetProperty("station_said"), "message")), Is.EqualTo((result, "Hello")));
        }
    }

    [Test]
    public async Task A_second_result_changes_nothing()
    {
        var order = await _world.OrderAsync("/start", await _world.StartRequestAsync());
        await _world.ReportAsync(_world.ResponseUrl, """{ "result": "ACCEPTED" }""");

        var again = await _world.ReportAsync(_world.ResponseUrl, """{ "result": "FAILED" }""");

        Assert.That((again.StatusCode, Text(await _world.OrderAsync(Id(order)), "state")), Is.EqualTo((1000, "ACCEPTED")));
    }

    [Test]
    public async Task A_reservation_that_was_accepted_can_be_taken_back_by_the_CPO()
    {
        var order = await _world.OrderAsync("/reserve", $$"""{ "token": "{{(await _world.TokenAsync())["uid"]}}", "location_id": "L1" }""");
        await _world.ReportAsync(_world.ResponseUrl, """{ "result": "ACCEPTED" }""");

        await _world.ReportAsync(_world.ResponseUrl, """{ "result": "CANCELED_RESERVATION" }""");

        Assert.That(Text(await _world.OrderAsync(Id(order)), "state"), Is.EqualTo("CANCELED"));
    }

    [Test]
    public async Task Without_a_result_in_time_the_command_has_timed_out_and_a_late_one_still_counts()
    {
        var order = await _world.OrderAsync("/start", await _world.StartRequestAsync());
        _time.Advance(TimeSpan.FromSeconds(29));
        var before = await _world.OrderAsync(Id(order));
        _time.Advance(TimeSpan.FromSeconds(1));
        var after = await _world.OrderAsync(Id(order));
        await _world.ReportAsync(_world.ResponseUrl, """{ "result": "ACCEPTED" }""");
        var late = await _world.OrderAsync(Id(order));

        Assert.That((Text(before, "state"), Text(after, "state"), Text(late, "state")), Is.EqualTo(("PENDING", "TIMEOUT", "ACCEPTED")));
    }

    [Test]
    public async Task A_station_may_be_faster_than_its_CPO()
    {
        _world.Answer = async _ =>
        {
            await _world.ReportAsync(_world.ResponseUrl, """{ "result": "ACCEPTED" }""");
            return (200, EmspWithCpo.Accepted(30));
        };

        Assert.That(State(await _world.OrderAsync("/start", await _world.StartRequestAsync())), Is.EqualTo("ACCEPTED"));
    }

    [Test]
    public async Task Who_waits_hears_of_the_result_when_it_comes()
    {
        var order = await _world.OrderAsync("/start", await _world.StartRequestAsync());
        var waiting = _world.DriveAsync(HttpMethod.Get, $"/orders/{Id(order)}?wait=20");
        await _world.ReportAsync(_world.ResponseUrl, """{ "result": "ACCEPTED" }""");

        Assert.That(State(await waiting), Is.EqualTo("ACCEPTED"));
    }

    [TestCase(200, """{ "data": { "result": "REJECTED", "timeout": 0 }, "status_code": 1000, "timestamp": "2026-05-01T10:00:00Z" }""", "REFUSED", "REJECTED", 1000)]
    [TestCase(200, """{ "data": { "result": "NOT_SUPPORTED", "timeout": 30 }, "status_code": 1000, "timestamp": "2026-05-01T10:00:00Z" }""", "REFUSED", "NOT_SUPPORTED", 1000)]
    [TestCase(200, """{ "status_code": 2003, "status_message": "no such place", "timestamp": "2026-05-01T10:00:00Z" }""", "REFUSED", null, 2003)]
    [TestCase(404, """{ "status_code": 2003, "timestamp": "2026-05-01T10:00:00Z" }""", "REFUSED", null, 2003)]
    [TestCase(200, """{ "data": { "result": "PERHAPS", "timeout": 30 }, "status_code": 1000, "timestamp": "2026-05-01T10:00:00Z" }""", "NO_ANSWER", null, null)]
    [TestCase(502, "<html>", "NO_ANSWER", null, null)]
    public async Task What_the_CPO_says_at_once_is_in_the_order(int http, string body, string state, string? result, int? code)
    {
        _world.Answer = _ => Task.FromResult((http, body));

        var order = (await _world.OrderAsync("/start", await _world.StartRequestAsync())).Data;

        var said = order.GetProperty("cpo_said");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Text(order, "state"), Is.EqualTo(state));
            Assert.That(said.TryGetProperty("result", out var word) ? word.GetString() : null, Is.EqualTo(result));
            Assert.That(said.TryGetProperty("status_code", out var number) ? number.GetInt32() : (int?)null, Is.EqualTo(code));
        }
    }

    [Test]
    public async Task A_CPO_that_does_not_answer_leaves_it_open_and_the_station_may_still_speak()
    {
        _world.Answer = _ => throw new HttpRequestException(HttpRequestError.ConnectionError);
        var order = await _world.OrderAsync("/start", await _world.StartRequestAsync());
        await _world.ReportAsync(_world.ResponseUrl, """{ "result": "ACCEPTED" }""");

        Assert.That((State(order), Text(await _world.OrderAsync(Id(order)), "state")), Is.EqualTo(("NO_ANSWER", "ACCEPTED")));
    }

    [Test]
    public async Task Only_the_CPO_that_was_asked_may_tell_what_became_of_it()
    {
        var order = await _world.OrderAsync("/start", await _world.StartRequestAsync());
        var url = _world.ResponseUrl;
        await _world.Emsp.RegisterAsync("OTH", _world.Emsp.Server.Invite());

        var foreign = await _world.ReportAsync(url, """{ "result": "ACCEPTED" }""");

        Assert.That((foreign.Http, Text(await _world.OrderAsync(Id(order)), "state")), Is.EqualTo((HttpStatusCode.NotFound, "PENDING")));
    }

    [TestCase("/START_SESSION/00000000000000000000000000000000"), TestCase("/STOP_SESSION/{id}"), TestCase("/{id}"), TestCase("")]
    public async Task There_is_nothing_at_a_URL_that_was_not_given(string path)
    {
        var order = await _world.OrderAsync("/start", await _world.StartRequestAsync());

        var reply = await _world.ReportAsync("/ocpi/emsp/2.2.1/commands" + path.Replace("{id}", Id(order), StringComparison.Ordinal), """{ "result": "ACCEPTED" }""");

        Assert.That(reply.Http, Is.EqualTo(HttpStatusCode.NotFound));
    }

    [TestCase("{", 400, 2000), TestCase("{}", 200, 2001), TestCase("""{ "result": "SURE" }""", 200, 2001)]
    [TestCase("""{ "data": { "result": "ACCEPTED" }, "status_code": 1000, "timestamp": "2026-05-01T10:00:00Z" }""", 200, 2001, TestName = "{m}(in the envelope of answers)")]
    public async Task What_is_no_result_is_refused_and_changes_nothing(string body, int http, int code)
    {
        var order = await _world.OrderAsync("/start", await _world.StartRequestAsync());

        var reply = await _world.ReportAsync(_world.ResponseUrl, body);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(((int)reply.Http, reply.StatusCode), Is.EqualTo((http, code)));
            Assert.That(reply.Message.Contains("envelope", StringComparison.Ordinal), Is.EqualTo(body.Contains("data", StringComparison.Ordinal)));
            Assert.That(Text(await _world.OrderAsync(Id(order)), "state"), Is.EqualTo("PENDING"));
        }
    }

    [Test]
    public async Task A_token_that_is_blocked_is_not_sent()
    {
        var reply = await _world.OrderAsync("/start", await _world.StartRequestAsync(valid: false));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(reply.Http, Is.EqualTo(HttpStatusCode.Conflict));
            Assert.That(reply.Message, Does.Contain("BLOCKED"));
            Assert.That(_world.Asked, Is.Empty);
        }
    }

    [Test]
    public async Task Each_command_says_what_the_CPO_has_to_know()
    {
        await _world.Emsp.PutAsync(EmspInProcess.Sessions + "/S1", Made.Session().ToJsonString());
        var uid = (await _world.TokenAsync())["uid"];

        await _world.OrderAsync("/stop", """{ "session_id": "S1" }""");
        await _world.OrderAsync("/reserve", $$"""{ "token": "{{uid}}", "location_id": "L1", "expiry_date": "2026-06-01T13:00:00Z", "reservation_id": "R1" }""");
        await _world.OrderAsync("/cancel", """{ "reservation_id": "R1" }""");
        await _world.OrderAsync("/helpdesk/unlock", """{ "location_id": "L1", "evse_uid": "E1", "connector_id": "1" }""");

        var asked = _world.Asked.Select(one => $"{one.Request.Split('/')[^1]} {Fields(one.Json!.AsObject())}");
        Assert.That(asked, Is.EqualTo(new[]
        {
            "STOP_SESSION session_id=S1",
            "RESERVE_NOW expiry_date=2026-06-01T13:00:00Z reservation_id=R1 location_id=L1",
            "CANCEL_RESERVATION reservation_id=R1",
            "UNLOCK_CONNECTOR location_id=L1 evse_uid=E1 connector_id=1",
        }));
    }

    [Test]
    public async Task What_became_of_a_command_outlives_the_server()
    {
        var file = Path.Combine(Path.GetTempPath(), $"emsp-{Guid.NewGuid():N}.db");
        try
        {
            string id;
            await using (var before = await EmspWithCpo.StartAsync(options: new() { Tokens = 30, Database = file }))
                id = Id(await before.OrderAsync("/start", await before.StartRequestAsync()));

            await using var after = await EmspInProcess.StartAsync(new() { Tokens = 30, Database = file });

            Assert.That(Text((await after.GetAsync("/driver/orders/" + id)).Data, "token_uid"), Is.Not.Empty);
        }
        finally
        {
            File.Delete(file);
        }
    }

    // What is the same in all of them, or made up anew each time, says nothing here.
    private static string Fields(JsonObject json) => string.Join(' ', json
        .Where(field => field.Key is not ("response_url" or "token" or "authorization_reference"))
        .Select(field => $"{field.Key}={field.Value}"));

    private static string State(Reply reply) => Text(reply.Data, "state");

    private static string Id(Reply reply) => Text(reply.Data, "id");

    private static string Text(JsonElement json, string field) => json.GetProperty(field).GetString()!;
}
