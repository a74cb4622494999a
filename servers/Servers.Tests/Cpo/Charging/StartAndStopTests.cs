using System.Text.Json.Nodes;
using OcpiKit.Ocpi.Types;

namespace OcpiKit.Servers.Tests.Cpo.Charging;

[TestFixture, Category("integration")]
public sealed class StartAndStopTests
{
    private ChargingCpo _cpo = null!;

    [SetUp]
    public async Task Start() => _cpo = await ChargingCpo.StartAsync();

    [TearDown]
    public async Task Stop() => await _cpo.DisposeAsync();

    [Test]
    public async Task A_command_leads_to_a_session_that_grows_and_a_bill()
    {
        var (location, evse) = await _cpo.FindAsync(Capability.UnlockCapable);

        Assert.That(await _cpo.CommandAsync("START_SESSION", ChargingCpo.StartSession(location, evse)), Is.EqualTo("ACCEPTED"));
        await _cpo.PassAsync(TimeSpan.FromSeconds(2));
        var result = await _cpo.ToldAsync($"POST {ChargingCpo.ResponseUrl}");
        var pending = await _cpo.ToldAsync("PUT https://okm.example/sessions/DE/OKC/");
        await _cpo.PassAsync(TimeSpan.FromSeconds(10));
        var active = await _cpo.ToldAsync("PUT https://okm.example/sessions/DE/OKC/");
        var status = await _cpo.ToldAsync($"PATCH https://okm.example/locations/DE/OKC/{location.Id}/{evse.Uid}");
        await _cpo.PassAsync(TimeSpan.FromMinutes(30));
        var later = await _cpo.ToldAsync("PUT https://okm.example/sessions/DE/OKC/");
        var id = (string)later["id"]!;
        Assert.That(await _cpo.CommandAsync("STOP_SESSION", new JsonObject { ["session_id"] = id }), Is.EqualTo("ACCEPTED"));
        await _cpo.PassAsync(TimeSpan.FromSeconds(2));
        var stopped = await _cpo.ToldAsync("PUT https://okm.example/sessions/DE/OKC/");
        var bill = await _cpo.ToldAsync("POST https://okm.example/cdrs");
        var free = await _cpo.ToldAsync($"PATCH https://okm.example/locations/DE/OKC/{location.Id}/{evse.Uid}");
        var stopResult = await _cpo.ToldAsync($"POST {ChargingCpo.ResponseUrl}");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(result.ToJsonString(), Is.EqualTo("""{"result":"ACCEPTED"}"""), "bare, and at the URL that was given");
            Assert.That(((string?)pending["status"], (decimal)pending["kwh"]!), Is.EqualTo(("PENDING", 0m)));
            Assert.That((string?)active["status"], Is.EqualTo("ACTIVE"));
            Assert.That((string?)active["start_date_time"], Is.Not.EqualTo((string?)pending["start_date_time"]), "it starts when the car charges");
            Assert.That((string?)status["status"], Is.EqualTo("CHARGING"));
            Assert.That((decimal)later["kwh"]!, Is.GreaterThan(0));
            Assert.That((string?)later["cdr_token"]!["uid"], Is.EqualTo("CARD1"));
            Assert.That(((string?)later["auth_method"], (string?)later["authorization_reference"]), Is.EqualTo(("COMMAND", "REF-1")));
            Assert.That((string?)stopped["status"], Is.EqualTo("COMPLETED"));
            Assert.That((string?)bill["session_id"], Is.EqualTo(id));
            Assert.That(((decimal)bill["total_energy"]!, bill["total_cost"]!.ToJsonString()), Is.EqualTo(((decimal)stopped["kwh"]!, stopped["total_cost"]!.ToJsonString())));
            Assert.That((string?)free["status"], Is.EqualTo("AVAILABLE"));
            Assert.That(stopResult.ToJsonString(), Is.EqualTo("""{"result":"ACCEPTED"}"""));
        }
    }

    [Test]
    public async Task The_location_has_the_status_of_its_evse_and_everything_around_it_is_as_new()
    {
        var (location, evse) = await _cpo.FindAsync(Capability.UnlockCapable);
        await _cpo.StartSessionAsync(location, evse);

        var now = (await _cpo.GetAsync($"{CpoInProcess.Locations}/{location.Id}"));
        var evseNow = now.GetProperty("evses").EnumerateArray().Single(one => one.GetProperty("uid").GetString() == evse.Uid);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(evseNow.GetProperty("status").GetString(), Is.EqualTo("CHARGING"));
            Assert.That(evseNow.GetProperty("last_updated").GetString(), Is.EqualTo(now.GetProperty("last_updated").GetString()));
            Assert.That(now.GetProperty("last_updated").GetString(), Does.StartWith("2026-05-04T10:00:0"));
        }
    }

    [Test]
    public async Task Where_somebody_charges_nobody_else_can_begin()
    {
        var (location, evse) = await _cpo.FindAsync(Capability.UnlockCapable);
        await _cpo.StartSessionAsync(location, evse);

        Assert.That(await _cpo.CommandAsync("START_SESSION", ChargingCpo.StartSession(location, evse)), Is.EqualTo("ACCEPTED"), "the station has the last word");
        await _cpo.PassAsync(TimeSpan.FromSeconds(2));

        Assert.That((string?)(await _cpo.ToldAsync($"POST {ChargingCpo.ResponseUrl}", body => (string?)body["result"] is not "ACCEPTED"))["result"], Is.EqualTo("EVSE_OCCUPIED"));
    }

    [Test]
    public async Task What_is_broken_does_not_charge()
    {
        var (location, evse) = await _cpo.FindAsync(Capability.RfidReader, Status.OutOfOrder);

        await _cpo.CommandAsync("START_SESSION", ChargingCpo.StartSession(location, evse));
        await _cpo.PassAsync(TimeSpan.FromSeconds(2));

        Assert.That((string?)(await _cpo.ToldAsync($"POST {ChargingCpo.ResponseUrl}"))["result"], Is.EqualTo("EVSE_INOPERATIVE"));
    }

    [Test]
    public async Task Without_an_evse_the_cpo_chooses_a_free_one()
    {
        var (location, _) = await _cpo.FindAsync(Capability.UnlockCapable);
        var command = new JsonObject { ["token"] = ChargingCpo.Token(), ["location_id"] = location.Id };

        Assert.That(await _cpo.CommandAsync("START_SESSION", command), Is.EqualTo("ACCEPTED"));
        await _cpo.PassAsync(TimeSpan.FromSeconds(2));

        Assert.That((string?)(await _cpo.ToldAsync($"POST {ChargingCpo.ResponseUrl}"))["result"], Is.EqualTo("ACCEPTED"));
    }

    [Test]
    public async Task An_evse_with_several_connectors_wants_to_know_which()
    {
        var (location, evse) = await _cpo.FindAsync(Capability.StartSessionConnectorRequired);
        var command = ChargingCpo.StartSession(location, evse);
        command.Remove("connector_id");

        Assert.That(await _cpo.CommandAsync("START_SESSION", command), Is.EqualTo("2001"));
    }

    [Test]
    public async Task What_cannot_come_to_anything_is_said_at_once()
    {
        var (location, evse) = await _cpo.FindAsync(Capability.UnlockCapable);
        var foreign = ChargingCpo.StartSession(location, evse);
        foreign["token"]!["party_id"] = "XYZ";
        var nowhere = ChargingCpo.StartSession(location, evse);
        nowhere["location_id"] = "NOWHERE";
        var noEvse = ChargingCpo.StartSession(location, evse);
        noEvse["evse_uid"] = "NONE";
        var intoTheNetwork = ChargingCpo.StartSession(location, evse);
        intoTheNetwork["response_url"] = "ftp://OKM.example/";

        using (Assert.EnterMultipleScope())
        {
            Assert.That(await _cpo.CommandAsync("START_SESSION", foreign), Is.EqualTo("REJECTED"));
            Assert.That(await _cpo.CommandAsync("START_SESSION", nowhere), Is.EqualTo("2003"));
            Assert.That(await _cpo.CommandAsync("START_SESSION", noEvse), Is.EqualTo("REJECTED"));
            Assert.That(await _cpo.CommandAsync("START_SESSION", intoTheNetwork), Is.EqualTo("2001"));
            Assert.That(await _cpo.CommandAsync("STOP_SESSION", new JsonObject { ["session_id"] = "NONE" }), Is.EqualTo("UNKNOWN_SESSION"));
            Assert.That((int)(await _cpo.Cpo.SendAsync(HttpMethod.Post, CpoInProcess.Root + "/commands/DANCE", "{}")).Http, Is.EqualTo(404));
        }
    }

    [Test]
    public async Task A_session_of_another_emsp_does_not_exist_for_this_one()
    {
        var (location, evse) = await _cpo.FindAsync(Capability.UnlockCapable);
        var session = await _cpo.StartSessionAsync(location, evse);
        await _cpo.Cpo.RegisterAsync("XYZ");

        Assert.That(await _cpo.CommandAsync("STOP_SESSION", new JsonObject { ["session_id"] = (string?)session["id"] }), Is.EqualTo("UNKNOWN_SESSION"));
    }

    [Test]
    public async Task What_is_over_is_over()
    {
        var (location, evse) = await _cpo.FindAsync(Capability.UnlockCapable);
        var stop = new JsonObject { ["session_id"] = (string?)(await _cpo.StartSessionAsync(location, evse))["id"] };
        await _cpo.CommandAsync("STOP_SESSION", stop);
        await _cpo.PassAsync(TimeSpan.FromSeconds(2));

        Assert.That(await _cpo.CommandAsync("STOP_SESSION", stop), Is.EqualTo("REJECTED"));
    }

    [Test]
    public async Task Who_unlocks_a_connector_ends_what_goes_on_there()
    {
        var (location, evse) = await _cpo.FindAsync(Capability.UnlockCapable);
        await _cpo.StartSessionAsync(location, evse);

        var unlock = new JsonObject { ["location_id"] = location.Id, ["evse_uid"] = evse.Uid, ["connector_id"] = evse.Connectors[0].Id };
        Assert.That(await _cpo.CommandAsync("UNLOCK_CONNECTOR", unlock), Is.EqualTo("ACCEPTED"));
        await _cpo.PassAsync(TimeSpan.FromMinutes(2));

        Assert.That((string?)(await _cpo.ToldAsync("PUT https://okm.example/sessions/", session => (string?)session["status"] is not "ACTIVE"))["status"], Is.EqualTo("COMPLETED"));
    }

    [Test]
    public async Task A_session_goes_on_after_the_server_was_started_anew()
    {
        var database = Path.Combine(TestContext.CurrentContext.WorkDirectory, $"charging-{Guid.NewGuid():N}.db");
        try
        {
            string id;
            await using (var before = await ChargingCpo.StartAsync(database))
            {
                var (location, evse) = await before.FindAsync(Capability.UnlockCapable);
                await before.CommandAsync("START_SESSION", ChargingCpo.StartSession(location, evse));
                id = (await before.ListAsync("orders")).Single()["session_id"]!.ToString();
            }

            await using var after = await ChargingCpo.StartAsync(database);
            await after.PassAsync(TimeSpan.FromMinutes(20));

            Assert.That((await after.ListAsync("sessions")).Single()["id"]!.ToString(), Is.EqualTo(id));
            Assert.That((await after.ListAsync("sessions")).Single()["status"]!.ToString(), Is.EqualTo("ACTIVE"));
        }
        finally
        {
            foreach (var file in Directory.GetFiles(Path.GetDirectoryName(database)!, Path.GetFileName(database) + "*"))
                File.Delete(file);
        }
    }
}
