using System.Net;
using System.Text.Json.Nodes;
using OcpiKit.Ocpi.Types;

namespace OcpiKit.Servers.Tests.Cpo.Charging;

[TestFixture, Category("integration")]
public sealed class ChargingPreferencesTests
{
    private ChargingCpo _cpo = null!;
    private string _session = null!;

    [SetUp]
    public async Task Start()
    {
        _cpo = await ChargingCpo.StartAsync();
        var (location, evse) = await _cpo.FindAsync(Capability.ChargingPreferencesCapable);
        _session = (string)(await _cpo.StartSessionAsync(location, evse))["id"]!;
    }

    [TearDown]
    public async Task Stop() => await _cpo.DisposeAsync();

    [Test]
    public async Task Who_has_time_charges_slowly_and_pays_less()
    {
        Assert.That(await PreferAsync("CHEAP", hours: 4, need: 4), Is.EqualTo("ACCEPTED"));
        await _cpo.PassAsync(TimeSpan.FromSeconds(2));
        await _cpo.PassAsync(TimeSpan.FromHours(1));

        var periods = (await _cpo.ListAsync("sessions")).Single()["charging_periods"]!.AsArray();
        var last = periods[^1]!;
        using (Assert.EnterMultipleScope())
        {
            Assert.That((string?)last["tariff_id"], Does.EndWith("AC-CHEAP"));
            Assert.That((string?)periods[0]!["tariff_id"], Does.Not.EndWith("AC-CHEAP"), "what was before stays what it was");
            Assert.That((decimal)last["dimensions"]![0]!["volume"]!, Is.EqualTo(1m).Within(0.01m));
        }
    }

    [TestCase("CHEAP", null, 5, "DEPARTURE_REQUIRED"), TestCase("CHEAP", 5, null, "ENERGY_NEED_REQUIRED")]
    [TestCase("CHEAP", 1, 500, "NOT_POSSIBLE"), TestCase("CHEAP", -1, 5, "NOT_POSSIBLE")]
    [TestCase("GREEN", 5, 5, "PROFILE_TYPE_NOT_SUPPORTED"), TestCase("REGULAR", null, null, "ACCEPTED")]
    public async Task What_is_missing_or_cannot_be_is_said(string type, int? hours, int? need, string answer) =>
        Assert.That(await PreferAsync(type, hours, need), Is.EqualTo(answer));

    [Test]
    public async Task A_station_that_takes_no_preferences_and_a_session_of_nobody_are_not_found()
    {
        var (location, evse) = await _cpo.FindAsync(Capability.Reservable);
        var other = (string)(await _cpo.StartSessionAsync(location, evse))["id"]!;

        var incapable = await SendAsync(other, new JsonObject { ["profile_type"] = "REGULAR" });
        var unknown = await SendAsync("NONE", new JsonObject { ["profile_type"] = "REGULAR" });
        await _cpo.Cpo.RegisterAsync("XYZ");
        var foreign = await SendAsync(_session, new JsonObject { ["profile_type"] = "REGULAR" });

        using (Assert.EnterMultipleScope())
        {
            Assert.That((incapable.Http, incapable.StatusCode), Is.EqualTo((HttpStatusCode.NotFound, 2001)));
            Assert.That((unknown.Http, foreign.Http), Is.EqualTo((HttpStatusCode.NotFound, HttpStatusCode.NotFound)));
        }
    }

    private async Task<string?> PreferAsync(string type, int? hours, int? need)
    {
        var body = new JsonObject { ["profile_type"] = type };
        if (hours is { } number)
            body["departure_time"] = OcpiDateTime.Format(_cpo.Now.AddHours(number));
        if (need is not null)
            body["energy_need"] = need;
        return (await SendAsync(_session, body)).Data.GetString();
    }

    private Task<Reply> SendAsync(string session, JsonObject body) =>
        _cpo.Cpo.SendAsync(HttpMethod.Put, $"{CpoInProcess.Sessions}/{session}/charging_preferences", body.ToJsonString());
}
