using System.Net;
using System.Text.Json;
using OcpiKit.Compliance.Tests.Scenarios;
using OcpiKit.Engine.Evidence;
using OcpiKit.Engine.Listening;

namespace OcpiKit.Compliance.Tests.Listening;

/// <summary>A CPO is asked to do something, and tells an eMSP, another counterparty, what came of it.</summary>
[TestFixture, Category("integration")]
internal sealed class ChargingTests
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(20);

    [Test]
    public async Task Accepts_a_command_and_tells_the_result_once_it_has_answered()
    {
        await using var target = await Caller.OfAsync("EMSP");
        await using var caller = await Caller.OfAsync("CPO");
        caller.Party.Knows(Targets.At(target.Party.Versions), target.Party.Token);

        var answer = await caller.SendAsync("POST", "2.2.1/commands/receiver/START_SESSION", Start(caller.Party, target.Party.ResponseUrl("x/1")));
        var result = await NextAsync(target.Party);

        Assert.That(answer.Data.GetProperty("result").GetString(), Is.EqualTo("ACCEPTED"));
        Assert.That(Protocol221.Edition.Schemas.Validate("CommandResponse", answer.Data), Is.Empty);
        Assert.That((result.Operation!.Id, result.Arrival.Case, result.Arrival.Token), Is.EqualTo(("commands.sender.post.result", "x/1", ShownToken.Right)));
        Assert.That(ParsedBody.Of(result.Request.Body).Json!.Value.GetProperty("result").GetString(), Is.EqualTo("ACCEPTED"));
        Assert.That(result.Request.Headers.First("X-Request-ID"), Is.Not.Null);
        Assert.That(result.Request.Headers.First("OCPI-from-party-id"), Is.EqualTo("OKT"));
        Assert.That(result.Response!.Status, Is.EqualTo(200));
    }

    [Test]
    public async Task Takes_the_targets_token_nowhere_but_to_the_target()
    {
        await using var target = await Caller.OfAsync("EMSP");
        await using var stranger = await Caller.OfAsync("EMSP");
        await using var caller = await Caller.OfAsync("CPO");
        var url = stranger.Party.ResponseUrl("x/1");

        var unknown = await caller.SendAsync("POST", "2.2.1/commands/receiver/START_SESSION", Start(caller.Party, url));
        caller.Party.Knows(Targets.At(target.Party.Versions), target.Party.Token);
        var foreign = await caller.SendAsync("POST", "2.2.1/commands/receiver/START_SESSION", Start(caller.Party, url));

        Assert.That(unknown.Data.GetProperty("result").GetString(), Is.EqualTo("REJECTED"));
        Assert.That(foreign.Data.GetProperty("result").GetString(), Is.EqualTo("REJECTED"));
        await caller.DisposeAsync();
        Assert.That(stranger.Party.Inbox.Count, Is.Zero);
        Assert.That(caller.Party.TakeErrands(), Is.Empty);
    }

    [Test]
    public async Task Knows_its_stations_and_sessions()
    {
        await using var target = await Caller.OfAsync("EMSP");
        await using var caller = await Caller.OfAsync("CPO");
        caller.Party.Knows(Targets.At(target.Party.Versions), target.Party.Token);
        var url = target.Party.ResponseUrl("x/1");

        var nowhere = await caller.SendAsync("POST", "2.2.1/commands/receiver/UNLOCK_CONNECTOR", new { response_url = url, location_id = "NONE", evse_uid = "1", connector_id = "1" });
        var unknown = await caller.SendAsync("POST", "2.2.1/commands/receiver/STOP_SESSION", new { response_url = url, session_id = "NONE" });
        var broken = await caller.SendAsync("POST", "2.2.1/commands/receiver/STOP_SESSION", new { response_url = url });
        var command = await caller.SendAsync("POST", "2.2.1/commands/receiver/DANCE", new { response_url = url });

        Assert.That((nowhere.Http, nowhere.Status), Is.EqualTo((HttpStatusCode.OK, 2003)));
        Assert.That(unknown.Data.GetProperty("result").GetString(), Is.EqualTo("UNKNOWN_SESSION"));
        Assert.That(broken.Status, Is.EqualTo(2001));
        Assert.That(command.Http, Is.EqualTo(HttpStatusCode.NotFound));
    }

    [TestCase("GET", "ActiveChargingProfileResult")]
    [TestCase("PUT", "ChargingProfileResult")]
    [TestCase("DELETE", "ClearProfileResult")]
    public async Task Answers_for_charging_profiles_and_tells_what_came_of_it(string method, string type)
    {
        await using var target = await Caller.OfAsync("EMSP");
        await using var caller = await Caller.OfAsync("CPO");
        caller.Party.Knows(Targets.At(target.Party.Versions), target.Party.Token);
        var url = target.Party.ResponseUrl("x/1", Protocol221.Edition.Operations["chargingprofiles.receiver.get"]);
        var path = $"2.2.1/chargingprofiles/receiver/{caller.Party.Data.Sessions[0]["id"]}";

        var answer = method == "PUT"
            ? await caller.SendAsync(method, path, new { response_url = url, charging_profile = new { charging_rate_unit = "W" } })
            : await caller.SendAsync(method, $"{path}?duration=600&response_url={Uri.EscapeDataString(url.AbsoluteUri)}");
        var result = await NextAsync(target.Party);

        Assert.That(answer.Data.GetProperty("result").GetString(), Is.EqualTo("ACCEPTED"));
        Assert.That(result.Operation!.Id, Is.EqualTo("chargingprofiles.sender.post.result"));
        Assert.That(Protocol221.Edition.Schemas.Validate(type, ParsedBody.Of(result.Request.Body).Json!.Value), Is.Empty);
    }

    [Test]
    public async Task Authorizes_its_drivers_in_real_time()
    {
        await using var caller = await Caller.OfAsync("EMSP");
        var (valid, blocked) = (caller.Party.Data.Tokens[0], caller.Party.Data.Tokens[3]);

        var allowed = await caller.SendAsync("POST", $"2.2.1/tokens/sender/{valid["uid"]}/authorize?type=RFID", new { location_id = "L1", evse_uids = new[] { "E1" } });
        var refused = await caller.SendAsync("POST", $"2.2.1/tokens/sender/{blocked["uid"]}/authorize");
        var unknown = await caller.SendAsync("POST", "2.2.1/tokens/sender/NOBODY/authorize");
        var otherType = await caller.SendAsync("POST", $"2.2.1/tokens/sender/{valid["uid"]}/authorize?type=APP_USER");

        Assert.That(Protocol221.Edition.Schemas.Validate("AuthorizationInfo", allowed.Data), Is.Empty);
        Assert.That(allowed.Data.GetProperty("allowed").GetString(), Is.EqualTo("ALLOWED"));
        Assert.That(allowed.Data.GetProperty("location").GetProperty("evse_uids")[0].GetString(), Is.EqualTo("E1"));
        Assert.That(refused.Data.GetProperty("allowed").GetString(), Is.EqualTo("BLOCKED"));
        Assert.That((unknown.Http, unknown.Status), Is.EqualTo((HttpStatusCode.NotFound, 2004)));
        Assert.That((otherType.Http, otherType.Status), Is.EqualTo((HttpStatusCode.NotFound, 2004)));
    }

    [Test]
    public async Task Takes_a_drivers_preferences_for_a_session_that_it_knows()
    {
        await using var caller = await Caller.OfAsync("CPO");
        var preferences = new { profile_type = "GREEN", departure_time = "2030-01-01T00:00:00Z", energy_need = 20 };

        var taken = await caller.SendAsync("PUT", $"2.2.1/sessions/sender/{caller.Party.Data.Sessions[0]["id"]}/charging_preferences", preferences);
        var unknown = await caller.SendAsync("PUT", "2.2.1/sessions/sender/NONE/charging_preferences", preferences);

        Assert.That(taken.Data.GetString(), Is.EqualTo("ACCEPTED"));
        Assert.That(unknown.Http, Is.EqualTo(HttpStatusCode.NotFound));
    }

    private static object Start(Counterparty cpo, Uri responseUrl)
    {
        var location = cpo.Data.Locations[1];
        return new { response_url = responseUrl, token = JsonSerializer.SerializeToElement(cpo.Data.Tokens[0]), location_id = $"{location["id"]}", evse_uid = $"{location["id"]}-E1", connector_id = "1" };
    }

    private static async Task<Call> NextAsync(Counterparty party)
    {
        Assert.That(await party.Inbox.WaitAsync(Soon, TimeProvider.System, CancellationToken.None), Is.True, "no call came");
        return party.Inbox.Take()[0];
    }
}
