using System.Text.Json.Nodes;
using OcpiKit.Ocpi.Types;

namespace OcpiKit.Servers.Tests.Cpo.Charging;

[TestFixture, Category("integration")]
public sealed class ReservationTests
{
    private ChargingCpo _cpo = null!;
    private Location _location = null!;
    private Evse _evse = null!;

    [SetUp]
    public async Task Start()
    {
        _cpo = await ChargingCpo.StartAsync();
        (_location, _evse) = await _cpo.FindAsync(Capability.Reservable);
    }

    [TearDown]
    public async Task Stop() => await _cpo.DisposeAsync();

    [Test]
    public async Task A_reservation_keeps_the_evse_free_and_is_a_session_of_its_own()
    {
        var session = await ReserveAsync(minutes: 30);
        var status = await _cpo.ToldAsync($"PATCH https://okm.example/locations/DE/OKC/{_location.Id}/{_evse.Uid}");

        using (Assert.EnterMultipleScope())
        {
            Assert.That((string?)session["status"], Is.EqualTo("RESERVATION"), "the word of the enum (AMB-05)");
            Assert.That(((string?)session["evse_uid"], (string?)session["connector_id"]), Is.EqualTo((_evse.Uid, "#NA")));
            Assert.That((string?)status["status"], Is.EqualTo("RESERVED"));
        }
    }

    [Test]
    public async Task Nobody_else_gets_what_is_reserved()
    {
        await ReserveAsync(minutes: 30);
        var other = ChargingCpo.StartSession(_location, _evse);
        other["token"] = ChargingCpo.Token("CARD2");

        await _cpo.CommandAsync("START_SESSION", other);
        await _cpo.PassAsync(TimeSpan.FromSeconds(2));

        Assert.That((string?)(await _cpo.ToldAsync($"POST {ChargingCpo.ResponseUrl}"))["result"], Is.EqualTo("EVSE_OCCUPIED"));
    }

    [Test]
    public async Task Who_reserved_charges_in_the_same_session_and_the_bill_has_both()
    {
        var session = await ReserveAsync(minutes: 30);
        await _cpo.PassAsync(TimeSpan.FromMinutes(10));
        var active = await _cpo.StartSessionAsync(_location, _evse);
        await _cpo.PassAsync(TimeSpan.FromMinutes(25)); // the reservation would have run out meanwhile
        await _cpo.CommandAsync("STOP_SESSION", new JsonObject { ["session_id"] = (string?)active["id"] });
        await _cpo.PassAsync(TimeSpan.FromSeconds(2));

        var bill = await _cpo.ToldAsync("POST https://okm.example/cdrs");
        var dimensions = bill["charging_periods"]!.AsArray().SelectMany(period => period!["dimensions"]!.AsArray()).Select(dimension => (string)dimension!["type"]!);
        using (Assert.EnterMultipleScope())
        {
            Assert.That((string?)active["id"], Is.EqualTo((string?)session["id"]));
            Assert.That((string?)active["connector_id"], Is.EqualTo("1"));
            Assert.That(dimensions, Does.Contain("RESERVATION_TIME").And.Contains("ENERGY"));
            Assert.That((decimal)bill["total_reservation_cost"]!["excl_vat"]!, Is.GreaterThan(0));
        }
    }

    [Test]
    public async Task A_reservation_that_runs_out_frees_the_evse_and_is_billed()
    {
        await ReserveAsync(minutes: 30);
        await _cpo.PassAsync(TimeSpan.FromMinutes(31));

        var session = await _cpo.ToldAsync("PUT https://okm.example/sessions/");
        var bill = await _cpo.ToldAsync("POST https://okm.example/cdrs");
        var free = await _cpo.ToldAsync($"PATCH https://okm.example/locations/DE/OKC/{_location.Id}/{_evse.Uid}");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(((string?)session["status"], (decimal)session["kwh"]!), Is.EqualTo(("COMPLETED", 0m)));
            Assert.That((decimal)bill["total_reservation_cost"]!["excl_vat"]!, Is.GreaterThan(0));
            Assert.That((string?)free["status"], Is.EqualTo("AVAILABLE"));
        }
    }

    [Test]
    public async Task The_same_id_again_changes_the_reservation_and_makes_no_second_one()
    {
        var first = await ReserveAsync(minutes: 10);
        var second = await ReserveAsync(minutes: 60);
        await _cpo.PassAsync(TimeSpan.FromMinutes(30));

        using (Assert.EnterMultipleScope())
        {
            Assert.That((string?)second["id"], Is.EqualTo((string?)first["id"]));
            Assert.That(await StatusAsync(), Is.EqualTo("RESERVED"), "the first end does not count any more");
            await _cpo.PassAsync(TimeSpan.FromMinutes(31));
            Assert.That(await StatusAsync(), Is.EqualTo("AVAILABLE"));
        }
    }

    [Test]
    public async Task A_reservation_is_given_up_by_who_made_it_and_by_nobody_else()
    {
        await ReserveAsync(minutes: 30);

        Assert.That(await CancelAsync("R2"), Is.EqualTo("UNKNOWN_RESERVATION"));
        Assert.That(await CancelAsync("R1"), Is.EqualTo("ACCEPTED"));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(await StatusAsync(), Is.EqualTo("AVAILABLE"));
            Assert.That(await CancelAsync("R1"), Is.EqualTo("UNKNOWN_RESERVATION"));
        }
    }

    [Test]
    public async Task What_cannot_be_reserved_is_said_at_once()
    {
        var (other, notReservable) = await _cpo.FindAsync(Capability.UnlockCapable);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(await _cpo.CommandAsync("RESERVE_NOW", Reserve(other, notReservable, 30)), Is.EqualTo("NOT_SUPPORTED"));
            Assert.That(await _cpo.CommandAsync("RESERVE_NOW", Reserve(_location, _evse, -1)), Is.EqualTo("REJECTED"));
            Assert.That(await _cpo.CommandAsync("RESERVE_NOW", Reserve(_location, _evse, 25 * 60)), Is.EqualTo("REJECTED"), "nobody takes an EVSE from all others for long");
        }
    }

    private async Task<JsonNode> ReserveAsync(int minutes)
    {
        Assert.That(await _cpo.CommandAsync("RESERVE_NOW", Reserve(_location, _evse, minutes)), Is.EqualTo("ACCEPTED"));
        await _cpo.PassAsync(TimeSpan.FromSeconds(2));
        Assert.That((string?)(await _cpo.ToldAsync($"POST {ChargingCpo.ResponseUrl}"))["result"], Is.EqualTo("ACCEPTED"));
        return await _cpo.ToldAsync("PUT https://okm.example/sessions/");
    }

    private async Task<string?> CancelAsync(string id)
    {
        Assert.That(await _cpo.CommandAsync("CANCEL_RESERVATION", new JsonObject { ["reservation_id"] = id }), Is.EqualTo("ACCEPTED"));
        await _cpo.PassAsync(TimeSpan.FromSeconds(2));
        return (string?)(await _cpo.ToldAsync($"POST {ChargingCpo.ResponseUrl}"))["result"];
    }

    private async Task<string?> StatusAsync() => (await _cpo.GetAsync($"{CpoInProcess.Locations}/{_location.Id}/{_evse.Uid}")).GetProperty("status").GetString();

    private JsonObject Reserve(Location location, Evse evse, int minutes) => new()
    {
        ["token"] = ChargingCpo.Token(),
        ["expiry_date"] = OcpiDateTime.Format(_cpo.Now.AddMinutes(minutes)),
        ["reservation_id"] = "R1",
        ["location_id"] = location.Id,
        ["evse_uid"] = evse.Uid,
    };
}
