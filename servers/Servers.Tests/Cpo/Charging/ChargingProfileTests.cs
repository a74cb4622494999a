using System.Text.Json.Nodes;
using OcpiKit.Ocpi.Types;

namespace OcpiKit.Servers.Tests.Cpo.Charging;

[TestFixture, Category("integration")]
public sealed class ChargingProfileTests
{
    private const string Profiles = CpoInProcess.Root + "/chargingprofiles/";

    private static readonly string Callback = "?response_url=" + Uri.EscapeDataString(ChargingCpo.ResponseUrl);

    private ChargingCpo _cpo = null!;
    private string _session = null!;

    [SetUp]
    public async Task Start()
    {
        _cpo = await ChargingCpo.StartAsync();
        var (location, evse) = await _cpo.FindAsync(Capability.ChargingProfileCapable);
        _session = (string)(await _cpo.StartSessionAsync(location, evse))["id"]!;
    }

    [TearDown]
    public async Task Stop() => await _cpo.DisposeAsync();

    [Test]
    public async Task A_profile_slows_the_charging_down()
    {
        Assert.That(await SetAsync(1_000), Is.EqualTo("ACCEPTED"));
        Assert.That(await ResultAsync(), Is.EqualTo("""{"result":"ACCEPTED"}"""));

        var before = (await _cpo.ToldAsync("PUT https://okm.example/sessions/"))["kwh"]!.GetValue<decimal>();
        await _cpo.PassAsync(TimeSpan.FromHours(1));
        var after = (await _cpo.ToldAsync("PUT https://okm.example/sessions/"))["kwh"]!.GetValue<decimal>();

        Assert.That(after - before, Is.EqualTo(1m).Within(0.001m));
    }

    [Test]
    public async Task The_active_profile_is_what_the_connector_gives_as_long_as_nothing_else_is_said()
    {
        Assert.That(await SendAsync(HttpMethod.Get, Callback + "&duration=600"), Is.EqualTo("ACCEPTED"));
        var result = JsonNode.Parse(await ResultAsync())!;

        using (Assert.EnterMultipleScope())
        {
            Assert.That((string?)result["result"], Is.EqualTo("ACCEPTED"));
            Assert.That(
                result["profile"]!["charging_profile"]!["charging_profile_period"]!.ToJsonString(), Is.EqualTo("""[{"start_period":0,"limit":22000}]"""));
            Assert.That((int)result["profile"]!["charging_profile"]!["duration"]!, Is.EqualTo(600));
        }
    }

    [Test]
    public async Task A_profile_is_taken_away_once()
    {
        await SetAsync(1_000);
        await ResultAsync();

        await SendAsync(HttpMethod.Delete, Callback);
        Assert.That(await ResultAsync(), Is.EqualTo("""{"result":"ACCEPTED"}"""));
        await SendAsync(HttpMethod.Delete, Callback);
        Assert.That(await ResultAsync(), Is.EqualTo("""{"result":"UNKNOWN"}"""));
    }

    [TestCase("?duration=600"), TestCase("?duration=600&response_url=nowhere"), TestCase("?duration=-1&response_url=https%3A%2F%2Fokm.example"), TestCase("?response_url=https%3A%2F%2Fokm.example")]
    public async Task Both_parameters_are_needed(string query) =>
        Assert.That((await _cpo.Cpo.GetAsync(Profiles + _session + query)).StatusCode, Is.EqualTo(2001));

    [TestCase("""[{"start_period":60,"limit":1},{"start_period":60,"limit":2}]""")]
    [TestCase("""[{"start_period":-1,"limit":1}]""")]
    [TestCase("""[{"start_period":0,"limit":-5}]""")]
    public async Task A_profile_that_makes_no_sense_is_refused(string periods)
    {
        var body = Body(1);
        body["charging_profile"]!["charging_profile_period"] = JsonNode.Parse(periods);

        Assert.That((await _cpo.Cpo.SendAsync(HttpMethod.Put, Profiles + _session, body.ToJsonString())).StatusCode, Is.EqualTo(2001));
    }

    [TestCase("\"limit\":1000", "\"limit\":79228162514264337593543950335"), TestCase("\"charging_rate_unit\"", "\"start_date_time\":\"9999-12-31T23:59:59Z\",\"charging_rate_unit\"")]
    public async Task A_profile_with_which_nobody_can_reckon_is_refused(string part, string instead)
    {
        var reply = await _cpo.Cpo.SendAsync(HttpMethod.Put, Profiles + _session, Body(1000).ToJsonString().Replace(part, instead, StringComparison.Ordinal));

        Assert.That((reply.Http, reply.StatusCode), Is.EqualTo((System.Net.HttpStatusCode.OK, 2001)));
    }

    [Test]
    public async Task A_session_is_steered_so_often_and_no_more()
    {
        for (var i = 0; i < 200; i++)
            await _cpo.Cpo.SendAsync(HttpMethod.Put, Profiles + _session, Body(1_000 + i).ToJsonString());
        await _cpo.PassAsync(TimeSpan.FromSeconds(2));

        await SetAsync(1_000);
        await _cpo.ToldAsync($"POST {ChargingCpo.ResponseUrl}", body => (string?)body["result"] is "REJECTED");
    }

    [Test]
    public async Task A_session_that_is_not_known_or_of_somebody_else_has_no_profile()
    {
        Assert.That(await SendAsync(HttpMethod.Delete, Callback, "NONE"), Is.EqualTo("UNKNOWN_SESSION"));
        await _cpo.Cpo.RegisterAsync("XYZ");
        Assert.That(await SendAsync(HttpMethod.Delete, Callback), Is.EqualTo("UNKNOWN_SESSION"));
    }

    private Task<string?> SetAsync(decimal watts) => SendAsync(HttpMethod.Put, "", body: Body(watts).ToJsonString());

    private async Task<string?> SendAsync(HttpMethod method, string query, string? session = null, string? body = null)
    {
        var reply = await _cpo.Cpo.SendAsync(method, Profiles + (session ?? _session) + query, body);
        Assert.That(reply.StatusCode, Is.EqualTo(1000));
        await _cpo.PassAsync(TimeSpan.FromSeconds(2));
        return reply.Data.GetProperty("result").GetString();
    }

    private async Task<string> ResultAsync() => (await _cpo.ToldAsync($"POST {ChargingCpo.ResponseUrl}", body => body["result"] is not null)).ToJsonString();

    private static JsonObject Body(decimal watts) => new()
    {
        ["charging_profile"] = new JsonObject
        {
            ["charging_rate_unit"] = "W",
            ["charging_profile_period"] = new JsonArray(new JsonObject { ["start_period"] = 0, ["limit"] = watts }),
        },
        ["response_url"] = ChargingCpo.ResponseUrl,
    };
}
