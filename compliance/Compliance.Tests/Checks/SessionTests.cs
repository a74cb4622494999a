using System.Text.Json.Nodes;
using OcpiKit.Compliance.Tests.Checks.Making;

namespace OcpiKit.Compliance.Tests.Checks;

[Category("unit")]
public sealed class SessionTests
{
    [TestCase("EUR", "Pass")]
    [TestCase("HRK", "Pass", TestName = "A currency that was given up since stays in what is old")]
    [TestCase("eur", "Warn")]
    [TestCase("EUX", "Fail")]
    [TestCase("€", "Fail")]
    public void A_currency_is_a_code(string code, string verdict) => Assert.Multiple(() =>
    {
        Assert.That(Seen.Verdict("session.currency", List(Made.Session().But("currency", code))), Is.EqualTo(verdict));
        Assert.That(Seen.Verdict("tariff.currency", Exchanges.Of("tariffs.sender.list").Data(Made.Tariff().But("currency", code))), Is.EqualTo(verdict));
        Assert.That(Seen.Verdict("cdr.currency", Calls.Of("cdrs.receiver.post").Body(new JsonObject { ["id"] = "C1", ["currency"] = code })), Is.EqualTo(verdict));
    });

    [TestCase("RESERVATION", 0, "Pass")]
    [TestCase("COMPLETED", 0, "Pass", TestName = "Who reserved and never came was assigned nothing")]
    [TestCase("INVALID", 0, "Pass")]
    [TestCase("COMPLETED", 3, "Fail")]
    [TestCase("ACTIVE", 0, "Fail")]
    [TestCase("PENDING", 0, "Warn")]
    public void A_place_is_open_only_while_a_reservation_has_none(string status, double kwh, string verdict) => Assert.Multiple(() =>
    {
        Assert.That(Seen.Verdict("session.assigned", List(Made.Session(status).But("kwh", kwh).But("evse_uid", "#NA").But("connector_id", "#NA"))), Is.EqualTo(verdict));
        Assert.That(Seen.Verdict("session.assigned", List(Made.Session(status).But("kwh", kwh).But("connector_id", "#NA"))), Is.EqualTo(verdict));
    });

    [Test]
    public void A_change_that_names_no_place_is_not_asked_for_it() =>
        Assert.That(Seen.Verdict("session.assigned", Calls.Of("sessions.receiver.patch").Body("""{ "status": "ACTIVE", "last_updated": "2026-03-01T10:00:00Z" }""")), Is.EqualTo("nothing"));

    [TestCase(1.5, "Pass")]
    [TestCase(1.52, "Pass", TestName = "Meters round")]
    [TestCase(3, "Warn")]
    [TestCase(1500, "Warn")]
    public void Periods_add_up_to_the_energy(double volume, string verdict) =>
        Assert.That(Seen.Verdict("session.period-energy", List(Made.Session("COMPLETED").But("charging_periods", Periods(volume)))), Is.EqualTo(verdict));

    [Test]
    public void Of_periods_in_Wh_it_is_said_that_they_look_so() =>
        Assert.That(Seen.By("session.period-energy", List(Made.Session("COMPLETED").But("charging_periods", Periods(1500)))).Single().Says, Does.Contain("in Wh"));

    [Test]
    public void Without_periods_or_while_it_goes_on_nothing_has_to_add_up() => Assert.Multiple(() =>
    {
        Assert.That(Seen.Verdict("session.period-energy", List(Made.Session("COMPLETED"))), Is.EqualTo("nothing"));
        Assert.That(Seen.Verdict("session.period-energy", List(Made.Session().But("charging_periods", Periods(9)))), Is.EqualTo("nothing"));
        Assert.That(Seen.Verdict("session.period-energy", Calls.Of("sessions.receiver.patch").Body(Made.Session("COMPLETED").But("charging_periods", Periods(9)))), Is.EqualTo("nothing"), "A change brings the new ones only.");
    });

    [TestCase("COMPLETED", "2026-03-01T11:00:00Z", "Pass")]
    [TestCase("COMPLETED", "2026-03-01T10:00:00Z", "Pass")]
    [TestCase("COMPLETED", "2026-03-01T09:00:00Z", "Warn")]
    [TestCase("COMPLETED", null, "Warn")]
    [TestCase("ACTIVE", null, "Pass")]
    [TestCase("ACTIVE", "2026-03-01T11:00:00Z", "Warn")]
    [TestCase("INVALID", null, "Pass")]
    public void Times_are_in_order(string status, string? end, string verdict) =>
        Assert.That(Seen.Verdict("session.times", List(Made.Session(status).But("end_date_time", end))), Is.EqualTo(verdict));

    [TestCase("2026-03-01T10:04:00Z", "Pass")]
    [TestCase("2026-03-01T10:05:00Z", "Pass")]
    [TestCase("2026-03-01T10:06:00Z", "Info")]
    public void What_is_pending_was_created_before(string start, string verdict) =>
        Assert.That(Seen.Verdict("session.pending-start", List(Made.Session("PENDING").But("start_date_time", start))), Is.EqualTo(verdict));

    [Test]
    public void Whoever_took_energy_sees_periods() => Assert.Multiple(() =>
    {
        Assert.That(Seen.Verdict("session.periods", List(Made.Session("COMPLETED").But("charging_periods", Periods(1.5)))), Is.EqualTo("Pass"));
        Assert.That(Seen.Verdict("session.periods", List(Made.Session("COMPLETED"))), Is.EqualTo("Info"));
        Assert.That(Seen.Verdict("session.periods", List(Made.Session("COMPLETED").But("kwh", 0))), Is.EqualTo("nothing"));
        Assert.That(Seen.Verdict("session.periods", List(Made.Session())), Is.EqualTo("nothing"), "It goes on, and they may come yet.");
        Assert.That(Seen.Verdict("session.periods", Calls.Of("sessions.receiver.patch").Body(Made.Session("COMPLETED"))), Is.EqualTo("nothing"));
    });

    [TestCase("PATCH", "/x/2.2.1/sessions/receiver/NL/CPO/S1/total_cost", "Fail")]
    [TestCase("PATCH", "/x/2.2.1/sessions/receiver/NL/CPO/S1", "nothing")]
    [TestCase("PATCH", "/x/2.2.1/locations/receiver/NL/CPO/L1/E1/1/2", "nothing")]
    [TestCase("PUT", "/x/2.2.1/sessions/receiver/NL/CPO/S1/total_cost", "nothing")]
    public void A_part_of_a_session_has_no_address(string method, string path, string verdict)
    {
        Engine.Evidence.Exchange call = Calls.Stray.Url("https://kit.example.com" + path);
        Assert.That(Seen.Verdict("incoming.whole-session", call with { Request = call.Request with { Method = method } }), Is.EqualTo(verdict));
    }

    [Test]
    public void A_change_of_the_whole_session_is_right() =>
        Assert.That(Seen.Verdict("incoming.whole-session", Calls.Of("sessions.receiver.patch").Body("{}")), Is.EqualTo("Pass"));

    private static ExchangeBuilder List(JsonObject session) => Exchanges.Of("sessions.sender.list").Data(session);

    private static JsonArray Periods(double kwh) =>
        [new JsonObject { ["start_date_time"] = "2026-03-01T10:00:00Z", ["dimensions"] = new JsonArray(new JsonObject { ["type"] = "ENERGY", ["volume"] = kwh }) }];
}
