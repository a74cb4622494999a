using System.Net;
using System.Text.Json.Nodes;
using OcpiKit.Ocpi.Types;

namespace OcpiKit.Servers.Tests.Cpo.Charging;

[TestFixture, Category("integration")]
public sealed class StationTests
{
    private const string Card = CpoInProcess.Tokens + "/DE/OKM/CARD1";

    private ChargingCpo _cpo = null!;
    private Location _location = null!;
    private Evse _evse = null!;

    [SetUp]
    public async Task Start()
    {
        _cpo = await ChargingCpo.StartAsync();
        (_location, _evse) = await _cpo.FindAsync(Capability.ChargingProfileCapable);
    }

    [TearDown]
    public async Task Stop() => await _cpo.DisposeAsync();

    [TestCase("ALWAYS"), TestCase("ALLOWED")]
    public async Task A_token_on_the_list_charges_without_anybody_being_asked(string whitelist)
    {
        await PutTokenAsync(ChargingCpo.Token(whitelist: whitelist));
        _cpo.Authorization = () => throw new AssertionException("The eMSP was asked.");

        var session = await SwipeAndChargeAsync();

        Assert.That(((string?)session["auth_method"], session["authorization_reference"]), Is.EqualTo(("WHITELIST", (JsonNode?)null)));
    }

    [TestCase("NEVER"), TestCase("ALLOWED_OFFLINE"), TestCase(null)]
    public async Task Otherwise_the_emsp_is_asked_and_its_reference_comes_back_in_the_session(string? whitelist)
    {
        if (whitelist is not null)
            await PutTokenAsync(ChargingCpo.Token(whitelist: whitelist, valid: false));
        _cpo.Authorization = () => new JsonObject { ["allowed"] = "ALLOWED", ["token"] = ChargingCpo.Token(), ["authorization_reference"] = "ASKED" };

        var session = await SwipeAndChargeAsync();

        Assert.That(((string?)session["auth_method"], (string?)session["authorization_reference"]), Is.EqualTo(("AUTH_REQUEST", "ASKED")));
    }

    [Test]
    public async Task The_emsp_is_told_where_the_driver_stands()
    {
        _cpo.Authorization = () => new JsonObject { ["allowed"] = "BLOCKED", ["token"] = ChargingCpo.Token() };

        var reply = await SwipeAsync();
        var asked = await _cpo.ToldAsync("POST https://okm.example/tokens/CARD1/authorize?type=RFID");

        using (Assert.EnterMultipleScope())
        {
            Assert.That((reply.Http, reply.Message), Is.EqualTo((HttpStatusCode.Conflict, "Its eMSP says BLOCKED.")));
            Assert.That(asked.ToJsonString(), Is.EqualTo($$"""{"location_id":"{{_location.Id}}","evse_uids":["{{_evse.Uid}}"]}"""));
        }
    }

    [TestCase("ALLOWED_OFFLINE", true, HttpStatusCode.OK), TestCase("ALLOWED_OFFLINE", false, HttpStatusCode.Conflict), TestCase("NEVER", true, HttpStatusCode.Conflict)]
    public async Task When_the_emsp_cannot_be_reached_only_the_list_can_help(string whitelist, bool valid, HttpStatusCode http)
    {
        await PutTokenAsync(ChargingCpo.Token(whitelist: whitelist, valid: valid));
        _cpo.IsEmspDown = true;

        Assert.That((await SwipeAsync()).Http, Is.EqualTo(http));
    }

    [TestCase("ALWAYS", HttpStatusCode.OK), TestCase("ALLOWED_OFFLINE", HttpStatusCode.OK), TestCase("NEVER", HttpStatusCode.Conflict)]
    public async Task Without_a_network_the_list_decides(string whitelist, HttpStatusCode http)
    {
        await PutTokenAsync(ChargingCpo.Token(whitelist: whitelist));

        Assert.That((await OfflineAsync()).Http, Is.EqualTo(http));
    }

    [Test]
    public async Task What_was_charged_without_a_network_is_told_and_billed_when_it_is_back()
    {
        await PutTokenAsync(ChargingCpo.Token(whitelist: "ALLOWED_OFFLINE"));

        await OfflineAsync();
        await _cpo.PassAsync(TimeSpan.FromSeconds(2));
        var session = await _cpo.ToldAsync("PUT https://okm.example/sessions/");
        var cdr = await _cpo.ToldAsync("POST https://okm.example/cdrs");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(((string?)session["status"], (string?)session["auth_method"]), Is.EqualTo(("COMPLETED", "WHITELIST")));
            Assert.That((string?)cdr["session_id"], Is.EqualTo((string?)session["id"]));
            Assert.That((string?)session["last_updated"], Is.GreaterThan((string)session["end_date_time"]!), "Who asks for what is new has to find it.");
        }
    }

    [Test]
    public async Task A_token_that_nobody_knows_does_not_charge() =>
        Assert.That((await SwipeAsync()).Http, Is.EqualTo(HttpStatusCode.Conflict));

    [Test]
    public async Task The_same_token_again_ends_the_charging_and_another_does_not()
    {
        await PutTokenAsync(ChargingCpo.Token());
        await SwipeAndChargeAsync();

        Assert.That((await SwipeAsync("CARD2")).Http, Is.EqualTo(HttpStatusCode.Conflict));
        Assert.That((await SwipeAsync()).Http, Is.EqualTo(HttpStatusCode.OK));
        await _cpo.PassAsync(TimeSpan.FromMinutes(2));

        Assert.That((string?)(await _cpo.ToldAsync("PUT https://okm.example/sessions/", session => (string?)session["status"] is not "ACTIVE"))["status"], Is.EqualTo("COMPLETED"));
    }

    [Test]
    public async Task Who_pulls_the_plug_ends_it_too()
    {
        await PutTokenAsync(ChargingCpo.Token());
        await SwipeAndChargeAsync();
        await PostAsync("unplug", Where());
        await _cpo.PassAsync(TimeSpan.FromSeconds(2));

        Assert.That((string?)(await _cpo.ToldAsync("POST https://okm.example/cdrs"))["cdr_token"]!["uid"], Is.EqualTo("CARD1"));
        Assert.That((await PostAsync("unplug", Where())).Http, Is.EqualTo(HttpStatusCode.Conflict));
    }

    [Test]
    public async Task Who_leaves_before_the_station_has_begun_does_not_charge_on()
    {
        await PutTokenAsync(ChargingCpo.Token());
        Assert.That((await SwipeAsync()).Http, Is.EqualTo(HttpStatusCode.OK));

        Assert.That((await PostAsync("unplug", Where())).Http, Is.EqualTo(HttpStatusCode.OK));
        await _cpo.PassAsync(TimeSpan.FromMinutes(1));

        Assert.That((string?)(await _cpo.ToldAsync("PUT https://okm.example/sessions/", session => (string?)session["status"] is not "PENDING"))["status"], Is.EqualTo("INVALID"));
        Assert.That((await PostAsync("unplug", Where())).Http, Is.EqualTo(HttpStatusCode.Conflict));
    }

    [Test]
    public async Task An_evse_that_breaks_ends_what_goes_on_and_is_shown_as_broken()
    {
        await PutTokenAsync(ChargingCpo.Token());
        await SwipeAndChargeAsync();
        var broken = Where();
        broken["status"] = "OUTOFORDER";
        await PostAsync("status", broken);
        await _cpo.PassAsync(TimeSpan.FromSeconds(2));

        var status = await _cpo.ToldAsync($"PATCH https://okm.example/locations/DE/OKC/{_location.Id}/{_evse.Uid}", fields => (string?)fields["status"] is not "CHARGING");
        Assert.That((string?)status["status"], Is.EqualTo("OUTOFORDER"));
        Assert.That(await _cpo.ListAsync("cdrs"), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task A_reservation_that_the_cpo_takes_back_is_told_at_the_url_of_its_command()
    {
        var (location, evse) = await _cpo.FindAsync(Capability.Reservable);
        await _cpo.CommandAsync("RESERVE_NOW", new JsonObject
        {
            ["token"] = ChargingCpo.Token(),
            ["expiry_date"] = OcpiDateTime.Format(_cpo.Now.AddHours(1)),
            ["reservation_id"] = "R1",
            ["location_id"] = location.Id,
            ["evse_uid"] = evse.Uid,
        });
        await _cpo.PassAsync(TimeSpan.FromSeconds(2));
        await PostAsync("status", new JsonObject { ["location_id"] = location.Id, ["evse_uid"] = evse.Uid, ["status"] = "INOPERATIVE" });
        await _cpo.PassAsync(TimeSpan.FromSeconds(2));

        Assert.That(
            (string?)(await _cpo.ToldAsync($"POST {ChargingCpo.ResponseUrl}", body => (string?)body["result"] is not "ACCEPTED"))["result"], Is.EqualTo("CANCELED_RESERVATION"));
    }

    [Test]
    public async Task A_bound_of_the_station_is_told_to_who_set_a_profile_and_to_nobody_else()
    {
        var id = (string)(await _cpo.StartSessionAsync(_location, _evse))["id"]!;
        await LimitAsync(5_000);
        var set = await _cpo.Cpo.SendAsync(
            HttpMethod.Put,
            $"{CpoInProcess.Root}/chargingprofiles/{id}",
            $$"""{"charging_profile":{"charging_rate_unit":"A","charging_profile_period":[{"start_period":0,"limit":10}]},"response_url":"{{ChargingCpo.ResponseUrl}}"}""");
        await _cpo.PassAsync(TimeSpan.FromSeconds(2));
        await _cpo.ToldAsync($"POST {ChargingCpo.ResponseUrl}", body => (string?)body["result"] is "ACCEPTED");
        await LimitAsync(3_450);

        var told = await _cpo.ToldAsync($"PUT https://okm.example/chargingprofiles/{id}");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(set.Data.GetProperty("result").GetString(), Is.EqualTo("ACCEPTED"));
            Assert.That(
                told["charging_profile"]!["charging_profile_period"]!.ToJsonString(), Is.EqualTo("""[{"start_period":0,"limit":5}]"""), "in the unit of the profile, and not the bound from before it");
        }
    }

    [Test]
    public async Task What_goes_on_can_be_looked_at_and_what_makes_no_sense_is_refused()
    {
        await PutTokenAsync(ChargingCpo.Token());
        await SwipeAndChargeAsync();

        using (Assert.EnterMultipleScope())
        {
            Assert.That((await _cpo.GetAsync("/station"))[0].GetProperty("status").GetString(), Is.EqualTo("ACTIVE"));
            Assert.That((await PostAsync("swipe", new JsonObject { ["location_id"] = "NO", ["evse_uid"] = "NO", ["uid"] = "X" })).Http, Is.EqualTo(HttpStatusCode.NotFound));
            Assert.That((await PostAsync("swipe", new JsonObject { ["card"] = "X" })).StatusCode, Is.EqualTo(2001));
        }
    }

    private async Task<JsonNode> SwipeAndChargeAsync()
    {
        var reply = await SwipeAsync();
        Assert.That(reply.Http, Is.EqualTo(HttpStatusCode.OK), reply.Message);
        await _cpo.PassAsync(TimeSpan.FromSeconds(10));
        return await _cpo.ToldAsync("PUT https://okm.example/sessions/", session => (string?)session["status"] is "ACTIVE");
    }

    private Task<Reply> OfflineAsync()
    {
        var charge = Where();
        (charge["uid"], charge["connector_id"]) = ("CARD1", _evse.Connectors[0].Id);
        return PostAsync("offline", charge);
    }

    private Task<Reply> SwipeAsync(string uid = "CARD1")
    {
        var swipe = Where();
        swipe["uid"] = uid;
        return PostAsync("swipe", swipe);
    }

    private async Task LimitAsync(int watts)
    {
        var limit = Where();
        limit["watts"] = watts;
        Assert.That((await PostAsync("limit", limit)).Http, Is.EqualTo(HttpStatusCode.OK));
        await _cpo.PassAsync(TimeSpan.FromSeconds(2));
    }

    private JsonObject Where() => new() { ["location_id"] = _location.Id, ["evse_uid"] = _evse.Uid };

    private Task<Reply> PostAsync(string what, JsonObject body) => _cpo.Cpo.SendAsync(HttpMethod.Post, "/station/" + what, body.ToJsonString());

    private async Task PutTokenAsync(JsonObject token) =>
        Assert.That((await _cpo.Cpo.SendAsync(HttpMethod.Put, Card, token.ToJsonString())).StatusCode, Is.EqualTo(1000));
}
