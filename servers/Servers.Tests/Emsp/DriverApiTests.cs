using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace OcpiKit.Servers.Tests.Emsp;

/// <summary>What an app sees: where to charge and for how much, its sessions, its bills; and what it is told when it asks wrongly.</summary>
[TestFixture, Category("integration")]
public sealed class DriverApiTests
{
    private EmspWithCpo _world = null!;

    [OneTimeSetUp]
    public async Task Start()
    {
        _world = await EmspWithCpo.StartAsync();
        var near = Made.Location("NEAR");
        near["coordinates"] = new JsonObject { ["latitude"] = "52.01500", ["longitude"] = "4.35000" };
        near["name"] = "Dike";
        near["evses"]![0]!["status"] = "CHARGING";
        near["evses"]![0]!["connectors"]![0]!["tariff_ids"] = new JsonArray("T1");
        var far = Made.Location("FAR");
        far["coordinates"] = new JsonObject { ["latitude"] = "53.00000", ["longitude"] = "4.35000" };
        far["city"] = "Den Helder";
        foreach (var location in new[] { near, far })
            await _world.Emsp.PutAsync($"{EmspInProcess.Locations}/{location["id"]}", location.ToJsonString());
        await _world.Emsp.PutAsync(EmspInProcess.Locations + "/HIDDEN", Made.Location("HIDDEN").With("publish", false));
        await _world.Emsp.PutAsync(EmspInProcess.Tariffs + "/T1", Made.Tariff().ToJsonString());
        await _world.Emsp.PutAsync(EmspInProcess.Sessions + "/S1", Made.Session("S1", uid: "CARD1").ToJsonString());
        await _world.Emsp.PutAsync(EmspInProcess.Sessions + "/S2", Made.Session("S2", uid: "CARD2").With("start_date_time", Made.Late));
        await _world.Emsp.SendAsync(HttpMethod.Post, EmspInProcess.Cdrs, Made.Cdr("C1", "CARD1").ToJsonString());
        await _world.Emsp.SendAsync(HttpMethod.Post, EmspInProcess.Cdrs, Made.Cdr("C2", "CARD2").With("session_id", "S2"));
    }

    [OneTimeTearDown]
    public async Task Stop() => await _world.DisposeAsync();

    [TestCase("?lat=52.01&lon=4.35", "L1 NEAR", TestName = "{m}(five kilometres around, the nearest first)")]
    [TestCase("?lat=52.01&lon=4.35&radius=100", "L1")]
    [TestCase("?lat=53&lon=4.35&radius=200000", "FAR NEAR L1")]
    [TestCase("?text=den%20h", "FAR")]
    [TestCase("?text=dike", "NEAR")]
    [TestCase("?text=dike&lat=53&lon=4.35", "")]
    [TestCase("", "L1 NEAR FAR")]
    public async Task Places_are_found_by_where_they_are_and_what_they_are_called(string query, string ids)
    {
        var reply = await DriveAsync("/locations" + query);

        Assert.That(string.Join(' ', reply.Data.EnumerateArray().Select(place => Text(place, "id"))), Is.EqualTo(ids));
    }

    [Test]
    public async Task A_place_tells_how_far_it_is_whether_it_is_free_and_what_it_costs()
    {
        var places = (await DriveAsync("/locations?lat=52.01&lon=4.35")).Data;

        using (Assert.EnterMultipleScope())
        {
            Assert.That(places[1].GetProperty("distance").GetInt64(), Is.EqualTo(556).Within(2));
            Assert.That((places[0].GetProperty("available").GetInt32(), places[1].GetProperty("available").GetInt32()), Is.EqualTo((1, 0)));
            Assert.That(Text(places[1].GetProperty("evses")[0], "status"), Is.EqualTo("CHARGING"));
            Assert.That(places[1].GetProperty("evses")[0].GetProperty("connectors")[0].GetProperty("kilowatts").GetDecimal(), Is.EqualTo(11.0m), "three phases of 230 V and 16 A");
            Assert.That(places[1].GetProperty("prices").GetRawText(), Is.EqualTo("""[{"tariff_id":"T1","currency":"EUR","words":["0.31 EUR per kWh"]}]"""));
        }
    }

    [Test]
    public async Task A_single_place_comes_as_its_CPO_describes_it()
    {
        var reply = await DriveAsync("/locations/NEAR");

        Assert.That((Text(reply.Data.GetProperty("location"), "time_zone"), Text(reply.Data.GetProperty("tariffs")[0], "id")), Is.EqualTo(("Europe/Amsterdam", "T1")));
    }

    [TestCase("/sessions", "S2 S1"), TestCase("/sessions?token=card1", "S1"), TestCase("/sessions?token=NOBODY", "")]
    [TestCase("/bills?token=CARD2", "C2"), TestCase("/bills?session=S1", "C1")]
    public async Task Sessions_and_bills_are_those_of_a_driver_the_newest_first(string path, string ids) =>
        Assert.That(string.Join(' ', (await DriveAsync(path)).Data.EnumerateArray().Select(one => Text(one, "id"))), Is.EqualTo(ids));

    [TestCase("GET", "/locations?lat=52", null, 400, "lat and lon go together")]
    [TestCase("GET", "/locations?lat=north&lon=1", null, 400, "lat has to be a number")]
    [TestCase("GET", "/locations/NOWHERE", null, 404, "country_code and party_id")]
    [TestCase("GET", "/locations/NEAR?country_code=DE", null, 400, "go together")]
    [TestCase("GET", "/locations/NEAR?country_code=FR&party_id=XXX", null, 409, "not registered")]
    [TestCase("GET", "/tokens/NOBODYS", null, 404, "GET /driver/tokens")]
    [TestCase("GET", "/orders/1234", null, 404, "no order")]
    [TestCase("GET", "/orders/1234?wait=600", null, 400, "60 at most")]
    [TestCase("GET", "/nonsense", null, 404, "GET /driver lists")]
    [TestCase("GET", "/start", null, 404, "GET /driver lists")]
    [TestCase("POST", "/start", "{", 400, "JSON")]
    [TestCase("POST", "/start", "{}", 400, "token")]
    [TestCase("POST", "/start", """{ "token": "{card}", "location_id": "L1", "evse": "E1" }""", 400, "$.evse")]
    [TestCase("POST", "/start", """{ "token": "{card}", "location_id": "L1", "connector_id": "1" }""", 400, "evse_uid")]
    [TestCase("POST", "/start", """{ "token": "{card}", "location_id": "L1", "evse_uid": "E9" }""", 404, "GET /driver/locations/L1")]
    [TestCase("POST", "/start", """{ "token": "{card}", "location_id": "" }""", 400, "location_id")]
    [TestCase("POST", "/reserve", """{ "token": "{card}", "location_id": "L1", "expiry_date": "2020-01-01T00:00:00Z" }""", 400, "past")]
    [TestCase("POST", "/cancel", """{ "reservation_id": "NONE" }""", 404, "reservation_id")]
    [TestCase("POST", "/stop", """{ "session_id": "NONE" }""", 404, "country_code and party_id")]
    [TestCase("POST", "/tokens", """{ "uid": "{card}" }""", 409, "PATCH /driver/tokens")]
    [TestCase("POST", "/tokens", """{ "uid": "APP-1", "type": "APP_USER", "whitelist": "ALWAYS" }""", 400, "NEVER")]
    [TestCase("PATCH", "/tokens/{card}", "{}", 400, "valid")]
    [TestCase("PATCH", "/tokens/{card}?type=SPOON", """{ "valid": false }""", 400, "RFID")]
    public async Task Whoever_asks_wrongly_is_told_what_to_do(string method, string path, string? body, int http, string remedy)
    {
        var card = (string)(await _world.TokenAsync())["uid"]!;

        var reply = await _world.DriveAsync(new HttpMethod(method), path.Replace("{card}", card, StringComparison.Ordinal), body?.Replace("{card}", card, StringComparison.Ordinal));

        using (Assert.EnterMultipleScope())
        {
            Assert.That((int)reply.Http, Is.EqualTo(http));
            Assert.That(reply.Message, Does.Contain(remedy));
            Assert.That(_world.Asked, Is.Empty, "no CPO was troubled");
        }
    }

    [Test]
    public async Task The_list_of_what_there_is_names_every_route()
    {
        var offers = (await DriveAsync("")).Data.EnumerateArray().Select(offer => $"{Text(offer, "method")} {Text(offer, "path")}");

        Assert.That(offers, Is.SupersetOf(new[]
        {
            "GET /driver/locations", "GET /driver/tokens", "PATCH /driver/tokens/{uid}", "POST /driver/start", "POST /driver/stop", "POST /driver/reserve", "POST /driver/cancel",
            "POST /driver/helpdesk/unlock", "GET /driver/orders/{id}", "GET /driver/sessions", "GET /driver/bills", "PUT /driver/sessions/{id}/preferences", "PUT /driver/sessions/{id}/profile",
        }));
    }

    [TestCase("Sec-Fetch-Site", "cross-site"), TestCase("Sec-Fetch-Site", "same-site", TestName = "{m}(a page on another port)")]
    [TestCase("Origin", "https://evil.example"), TestCase("Origin", "null"), TestCase("Origin", "http://localhost:3000")]
    public async Task A_page_of_another_site_cannot_use_the_app(string header, string value)
    {
        var reply = await _world.Emsp.SendAsync(HttpMethod.Post, "/driver/stop", """{ "session_id": "S1" }""", (header, value));

        Assert.That((reply.Http, _world.Asked.IsEmpty), Is.EqualTo((HttpStatusCode.Forbidden, true)));
    }

    [TestCase("text/plain"), TestCase("application/x-www-form-urlencoded"), TestCase("")]
    public async Task What_changes_something_is_JSON_and_says_so(string type)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/driver/stop") { Content = new StringContent("""{ "session_id": "S1" }""") };
        request.Content.Headers.ContentType = type.Length > 0 ? new(type) : null;
        using var answer = await _world.Emsp.Client.SendAsync(request);

        Assert.That((answer.StatusCode, _world.Asked.IsEmpty), Is.EqualTo((HttpStatusCode.UnsupportedMediaType, true)));
    }

    private Task<Reply> DriveAsync(string path) => _world.DriveAsync(HttpMethod.Get, path);

    private static string Text(JsonElement json, string field) => json.GetProperty(field).GetString()!;
}
