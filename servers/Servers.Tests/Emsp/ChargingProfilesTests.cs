using System.Net;
using System.Text.Json;
using OcpiKit.Servers.Tests.Registration;

namespace OcpiKit.Servers.Tests.Emsp;

/// <summary>How a session that runs shall charge: preferences and profiles.</summary>
[TestFixture, Category("integration")]
public sealed class ChargingProfilesTests
{
    private const string Cpo = "https://partner.example/ocpi/2.2.1";
    private const string Profile = """{ "charging_rate_unit": "W", "charging_profile_period": [{ "start_period": 0, "limit": 3700.0 }] }""";
    private const string Active = $$"""{ "start_date_time": "2026-06-01T12:00:00Z", "charging_profile": {{Profile}} }""";
    private const string Endpoint = "/ocpi/emsp/2.2.1/chargingprofiles";

    private EmspWithCpo _world = null!;

    [SetUp]
    public async Task Start()
    {
        _world = await EmspWithCpo.StartAsync();
        await _world.Emsp.PutAsync(EmspInProcess.Sessions + "/S1", Made.Session().ToJsonString());
    }

    [TearDown]
    public async Task Stop() => await _world.DisposeAsync();

    [Test]
    public async Task A_profile_is_set_at_the_CPO_and_its_result_is_shown()
    {
        var order = await _world.DriveAsync(HttpMethod.Put, "/sessions/S1/profile", $$"""{ "charging_profile": {{Profile}} }""");
        var asked = _world.Asked.Single();
        var url = _world.ResponseUrl;
        var told = await _world.ReportAsync(url, """{ "result": "ACCEPTED" }""");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(asked.Request, Is.EqualTo($"PUT {Cpo}/chargingprofiles/S1"));
            Assert.That((decimal)asked.Json!["charging_profile"]!["charging_profile_period"]![0]!["limit"]!, Is.EqualTo(3700m));
            Assert.That(url, Does.StartWith($"http://localhost{Endpoint}/SET_CHARGING_PROFILE/"));
            Assert.That((told.StatusCode, told.HasData), Is.EqualTo((1000, false)));
            Assert.That(await StateAsync(order), Is.EqualTo("ACCEPTED"));
        }
    }

    [Test]
    public async Task The_active_profile_is_asked_for_and_comes_later()
    {
        var order = await _world.DriveAsync(HttpMethod.Post, "/sessions/S1/profile", """{ "duration": 600 }""");
        var asked = new Uri(_world.Asked.Single().Request["GET ".Length..]);
        var url = Uri.UnescapeDataString(asked.Query.Split("response_url=")[1]);
        await _world.ReportAsync(url, $$"""{ "result": "ACCEPTED", "profile": {{Active}} }""");

        var said = (await _world.OrderAsync(Text(order.Data, "id"))).GetProperty("station_said");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(asked.AbsoluteUri, Does.StartWith($"{Cpo}/chargingprofiles/S1?duration=600&response_url=http%3A%2F%2Flocalhost%2Focpi%2Femsp%2F"));
            Assert.That(Text(said.GetProperty("profile"), "start_date_time"), Is.EqualTo("2026-06-01T12:00:00Z"));
        }
    }

    [TestCase("ACCEPTED", "ACCEPTED"), TestCase("UNKNOWN", "FAILED"), TestCase("REJECTED", "FAILED")]
    public async Task A_profile_is_taken_away(string result, string state)
    {
        var order = await _world.DriveAsync(HttpMethod.Delete, "/sessions/S1/profile", "");
        var asked = _world.Asked.Single().Request;
        await _world.ReportAsync(Uri.UnescapeDataString(asked.Split("?response_url=")[1]), $$"""{ "result": "{{result}}" }""");

        Assert.That((asked.Split('?')[0], await StateAsync(order)), Is.EqualTo(($"DELETE {Cpo}/chargingprofiles/S1", state)));
    }

    [TestCase("TOO_OFTEN"), TestCase("UNKNOWN_SESSION"), TestCase("NOT_SUPPORTED")]
    public async Task A_CPO_that_does_not_pass_it_on_says_why(string result)
    {
        _world.Answer = _ => Task.FromResult((200, PartnerPlatform.Envelope($$"""{ "result": "{{result}}", "timeout": 0 }""")));

        var order = (await _world.DriveAsync(HttpMethod.Post, "/sessions/S1/profile", "{}")).Data;

        Assert.That((Text(order, "state"), Text(order.GetProperty("cpo_said"), "result")), Is.EqualTo(("REFUSED", result)));
    }

    [Test]
    public async Task What_the_CPO_tells_of_itself_is_shown_to_the_driver()
    {
        var before = await _world.DriveAsync(HttpMethod.Get, "/sessions/S1/profile");
        var told = await _world.Emsp.PutAsync(Endpoint + "/S1", Active);
        var after = await _world.DriveAsync(HttpMethod.Get, "/sessions/S1/profile");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(before.Http, Is.EqualTo(HttpStatusCode.NotFound));
            Assert.That((told.Http, told.StatusCode, told.HasData), Is.EqualTo((HttpStatusCode.OK, 1000, false)));
            Assert.That(Text(after.Data, "start_date_time"), Is.EqualTo("2026-06-01T12:00:00Z"));
        }
    }

    [TestCase("/S9", Active, 404, 2000, TestName = "{m}(a session that is not known)")]
    [TestCase("/S1", "{}", 200, 2001), TestCase("/S1", "{", 400, 2000)]
    [TestCase("/S1", """{ "start_date_time": "today", "charging_profile": {} }""", 200, 2001)]
    public async Task What_is_no_profile_of_a_session_is_refused(string path, string body, int http, int code)
    {
        var reply = await _world.Emsp.PutAsync(Endpoint + path, body);

        Assert.That(((int)reply.Http, reply.StatusCode), Is.EqualTo((http, code)));
    }

    [Test]
    public async Task The_profile_of_a_session_is_told_by_the_CPO_whose_session_it_is()
    {
        await _world.Emsp.RegisterAsync("OTH", _world.Emsp.Server.Invite());

        Assert.That((await _world.Emsp.PutAsync(Endpoint + "/S1", Active)).Http, Is.EqualTo(HttpStatusCode.NotFound));
    }

    [Test]
    public async Task Preferences_go_to_the_CPO_which_says_whether_it_can_do_that()
    {
        _world.Answer = _ => Task.FromResult((200, PartnerPlatform.Envelope("\"DEPARTURE_REQUIRED\"")));

        var reply = await _world.DriveAsync(HttpMethod.Put, "/sessions/S1/preferences", """{ "profile_type": "CHEAP", "energy_need": 20 }""");

        var asked = _world.Asked.Single();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(reply.Data.GetString(), Is.EqualTo("DEPARTURE_REQUIRED"));
            Assert.That((asked.Request, asked.Json!.ToJsonString()), Is.EqualTo(($"PUT {Cpo}/sessions/S1/charging_preferences", """{"profile_type":"CHEAP","energy_need":20}""")));
        }
    }

    [TestCase(404, """{ "status_code": 2001, "status_message": "not capable", "timestamp": "2026-05-01T10:00:00Z" }""", 409, "not capable")]
    [TestCase(200, """{ "data": "SURE", "status_code": 1000, "timestamp": "2026-05-01T10:00:00Z" }""", 502, "no ChargingPreferencesResponse")]
    [TestCase(500, "<html>", 502, "did not answer")]
    public async Task Where_the_CPO_cannot_the_driver_is_told(int http, string body, int told, string because)
    {
        _world.Answer = _ => Task.FromResult((http, body));

        var reply = await _world.DriveAsync(HttpMethod.Put, "/sessions/S1/preferences", """{ "profile_type": "CHEAP" }""");

        Assert.That((int)reply.Http, Is.EqualTo(told));
        Assert.That(reply.Message, Does.Contain(because));
    }

    private async Task<string> StateAsync(Reply order) => Text(await _world.OrderAsync(Text(order.Data, "id")), "state");

    private static string Text(JsonElement json, string field) => json.GetProperty(field).GetString()!;
}
