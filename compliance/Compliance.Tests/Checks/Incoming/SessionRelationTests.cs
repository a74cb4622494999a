using System.Text.Json.Nodes;
using OcpiKit.Compliance.Tests.Checks.Making;
using OcpiKit.Engine.Evidence;

namespace OcpiKit.Compliance.Tests.Checks.Incoming;

[Category("unit")]
public sealed class SessionRelationTests
{
    private static Trace Nothing => Traces.Of();

    private static CallBuilder Put(string status, string id = "S1", string? reference = null, int second = 1) => Calls.Of("sessions.receiver.put").Parameter("session_id", id).At(second).Body(
        Made.Session(status).But("id", id).But("authorization_reference", reference).But("last_updated", $"2026-03-01T10:00:{second:00}Z"));

    private static CallBuilder Patch(string updated, params string[] periods) => Calls.Of("sessions.receiver.patch").Body(new JsonObject
    {
        ["charging_periods"] = new JsonArray([.. periods.Select(start => Period(start))]), ["last_updated"] = updated,
    });

    [TestCase("Pass", "PENDING", "ACTIVE", "COMPLETED")]
    [TestCase("Pass", "RESERVATION", "ACTIVE", "COMPLETED")]
    [TestCase("Pass", "RESERVATION", "PENDING", "ACTIVE")]
    [TestCase("Pass", "PENDING", "INVALID")]
    [TestCase("Pass", "ACTIVE", "ACTIVE", "COMPLETED")]
    [TestCase("Warn", "ACTIVE", "PENDING")]
    [TestCase("Warn", "PENDING", "RESERVATION")]
    [TestCase("Warn", "INVALID", "ACTIVE")]
    [TestCase("nothing", "ACTIVE")]
    public void A_session_goes_forward(string verdict, params string[] course) =>
        Assert.That(Seen.Verdict("session.course", Nothing.With([.. course.Select((status, index) => (Exchange)Put(status, second: index + 1))])), Is.EqualTo(verdict));

    [Test]
    public void What_was_overtaken_on_its_way_is_no_step_back()
    {
        var (pending, active) = (Put("PENDING"), Put("ACTIVE", second: 2));
        Assert.That(Seen.Verdict("session.course", Nothing.With(active, pending, Put("COMPLETED", second: 3))), Is.EqualTo("Pass"));
    }

    [TestCase("2026-03-01T10:00:09Z", "Pass")]
    [TestCase("2026-03-01T10:00:00Z", "Info")]
    public void The_start_is_updated_as_it_becomes_active(string start, string verdict)
    {
        var active = Calls.Of("sessions.receiver.put").Body(Made.Session().But("start_date_time", start).But("last_updated", "2026-03-01T10:00:10Z"));
        Assert.That(Seen.Verdict("session.start", Nothing.With(Put("PENDING"), active)), Is.EqualTo(verdict));
    }

    [Test]
    public void Periods_of_a_change_are_new_ones() => Assert.Multiple(() =>
    {
        const string First = "2026-03-01T10:00:00Z";
        var put = Calls.Of("sessions.receiver.put").Body(Made.Session().But("charging_periods", new JsonArray(Period(First))).But("last_updated", First));
        var grown = Patch("2026-03-01T10:10:00Z", "2026-03-01T10:10:00Z");
        Assert.That(Seen.Verdict("session.patched-periods", Nothing.With(put, grown)), Is.EqualTo("Pass"));
        Assert.That(Seen.Verdict("session.patched-periods", Nothing.With(put, grown, grown)), Is.EqualTo("Pass"), "What is sent once more replaces nothing.");
        Assert.That(Seen.Verdict("session.patched-periods", Nothing.With(put, Patch("2026-03-01T10:20:00Z", First, "2026-03-01T10:10:00Z"))), Is.EqualTo("Fail"));
        Assert.That(Seen.Verdict("session.patched-periods", Nothing.With(put, put)), Is.EqualTo("nothing"), "A PUT may replace them.");
        var empty = Calls.Of("sessions.receiver.put").Body(Made.Session().But("charging_periods", new JsonArray(Period(First, 0))).But("last_updated", First));
        Assert.That(Seen.Verdict("session.patched-periods", Nothing.With(empty, Patch("2026-03-01T10:10:00Z", First))), Is.EqualTo("Pass"), "One without a length may stand beside another.");
    });

    [Test]
    public void A_reservation_is_pushed_and_used_or_given_up() => Assert.Multiple(() =>
    {
        Assert.That(Rows("session.reservation", Reserved(Put("RESERVATION"), Put("COMPLETED", second: 2))), Is.EqualTo(["Pass SES-06", "Pass SES-07", "Pass SES-09"]));
        Assert.That(Rows("session.reservation", Reserved(Put("COMPLETED"))), Is.EqualTo(["Fail SES-07"]));
        Assert.That(Rows("session.reservation", Reserved(Put("PENDING"))), Is.EqualTo(["Fail SES-06"]));
        Assert.That(Rows("session.reservation", Reserved(Put("RESERVATION"), Put("INVALID", second: 2))), Is.EqualTo(["Pass SES-06", "Pass SES-07", "Fail SES-09"]));
        Assert.That(Rows("session.reservation", Reserved(Put("RESERVATION"))), Is.EqualTo(["Pass SES-06", "Pass SES-07"]), "It still holds.");
        Assert.That(Rows("session.reservation", GivenUp("R1", Put("COMPLETED"))), Is.Empty, "It was given up before it could be told.");
        Assert.That(Rows("session.reservation", GivenUp("R2", Put("COMPLETED"))), Is.EqualTo(["Fail SES-07"]), "Another was given up.");
    });

    [Test]
    public void Who_reserved_charges_by_the_same_session() => Assert.Multiple(() =>
    {
        Assert.That(Rows("session.reservation", Used(Put("RESERVATION"), Put("ACTIVE", second: 2))), Does.Contain("Pass SES-08"));
        Assert.That(Rows("session.reservation", Used(Put("RESERVATION"), Put("ACTIVE", "S2", second: 2))), Does.Contain("Fail SES-08"));
        Assert.That(Rows("session.reservation", Used(Put("RESERVATION"), Put("COMPLETED", second: 2))), Has.None.Contains("SES-08"), "Nobody plugged in.");
    });

    [Test]
    public void The_reference_that_was_given_is_repeated() => Assert.Multiple(() =>
    {
        Assert.That(Rows("session.authorization-reference", Started("A1", Put("PENDING", reference: "A1"))), Is.EqualTo(["Pass SES-36"]));
        Assert.That(Rows("session.authorization-reference", Started("A1", Put("PENDING", reference: "a1"))), Is.EqualTo(["Pass SES-36"]), "Ids do not tell capitals from small letters.");
        Assert.That(Rows("session.authorization-reference", Started("A1", Put("PENDING", reference: "A2"))), Is.EqualTo(["Fail SES-36"]));
        Assert.That(Rows("session.authorization-reference", Started("A1", Put("PENDING"))), Is.EqualTo(["Fail SES-36"]));
        Assert.That(Rows("session.authorization-reference", Started("A1", Patch("2026-03-01T10:00:30Z").At(9))), Is.Empty, "A change need not repeat it.");
        Assert.That(Rows("session.authorization-reference", Started(null, Put("PENDING", reference: "OWN"))), Is.Empty);
    });

    [Test]
    public void Of_several_references_the_last_is_repeated() => Assert.Multiple(() =>
    {
        Assert.That(Rows("session.authorization-reference", Used(Put("RESERVATION", reference: "R1"), Put("ACTIVE", reference: "A1", second: 2))), Is.EqualTo(["Pass SES-36", "Pass SES-37"]));
        Assert.That(Rows("session.authorization-reference", Used(Put("RESERVATION", reference: "R1"), Put("ACTIVE", reference: "R1", second: 2))), Is.EqualTo(["Fail SES-37"]));
    });

    [Test]
    public void A_reference_of_a_card_that_was_asked_for_is_repeated() => Assert.Multiple(() =>
    {
        Exchange asked = Calls.Of("tokens.sender.post.authorize").At(0).Body("""{ "location_id": "L1", "evse_uids": ["E1"] }""");
        asked = asked with
        {
            Response = new(200, new([]), System.Text.Encoding.UTF8.GetBytes(
                """{ "status_code": 1000, "timestamp": "2026-03-01T10:00:00Z", "data": { "allowed": "ALLOWED", "authorization_reference": "A1", "token": { "uid": "U1", "type": "RFID" } } }"""), false, 0),
        };
        Assert.That(Rows("session.authorization-reference", Nothing.With(asked, Put("PENDING", reference: "A1"))), Is.EqualTo(["Pass SES-36"]));
        Assert.That(Rows("session.authorization-reference", Nothing.With(asked, Put("PENDING"))), Is.EqualTo(["Fail SES-36"]));
    });

    [TestCase("PENDING", "Fail")]
    [TestCase("COMPLETED", "nothing")]
    public void Who_is_told_of_when_it_is_over_may_have_been_let_in_without_a_network(string status, string verdict)
    {
        var token = Traces.Call("tokens.receiver.put", Exchanges.Of("tokens.receiver.put").Sending(Made.Token().But("whitelist", "ALLOWED_OFFLINE").ToJsonString()).Http(201));
        Assert.That(Seen.Verdict("authorize.whitelist", Traces.Of(token).With(Put(status))), Is.EqualTo(verdict));
    }

    [TestCase("U1", 1.5, "Pass")]
    [TestCase("u1", 1.55, "Pass")]
    [TestCase("U2", 1.5, "Warn")]
    [TestCase("U1", 15, "Warn")]
    public void A_bill_says_what_its_session_says(string uid, double energy, string verdict) =>
        Assert.That(Seen.Verdict("session.cdr", Nothing.With(Put("COMPLETED"), Calls.Of("cdrs.receiver.post").Body(Cdr(uid, energy)))), Is.EqualTo(verdict));

    [Test]
    public void A_bill_that_takes_back_another_one_is_not_held_against_the_session() =>
        Assert.That(Seen.Verdict("session.cdr", Nothing.With(Put("COMPLETED"), Calls.Of("cdrs.receiver.post").Body(Cdr("U2", 9).But("credit", true)))), Is.EqualTo("nothing"));

    [TestCase("location_id", "L1", "ACTIVE", "Pass")]
    [TestCase("location_id", "L9", "ACTIVE", "Warn")]
    [TestCase("location_id", "L9", "COMPLETED", "Info")]
    [TestCase("evse_uid", "E9", "ACTIVE", "Warn")]
    [TestCase("evse_uid", "#NA", "RESERVATION", "Pass")]
    [TestCase("connector_id", "9", "ACTIVE", "Warn")]
    public void What_a_session_names_exists(string field, string value, string status, string verdict) =>
        Assert.That(
            Seen.Verdict("session.references", Traces.Of(
                Traces.Crawl("locations.sender.list", Exchanges.Of("locations.sender.list").Data(Made.Location())),
                Traces.Crawl("sessions.sender.list", Exchanges.Of("sessions.sender.list").Data(Made.Session(status).But(field, value))))),
            Is.EqualTo(verdict));

    [TestCase("PROFILE_GREEN", "GREEN", "Pass")]
    [TestCase("REGULAR", "GREEN", "Warn")]
    [TestCase("REGULAR", "REGULAR", "Pass")]
    [TestCase(null, "REGULAR", "Pass")]
    public void A_profile_that_is_accepted_has_a_tariff(string? type, string profile, string verdict) =>
        Assert.That(
            Seen.Verdict("preferences.tariff", Traces.Of(
                Traces.Call("locations.sender.get", Exchanges.Of("locations.sender.get").Data(Made.Location())),
                Traces.Crawl("tariffs.sender.list", Exchanges.Of("tariffs.sender.list").Data(Made.Tariff().But("type", type))),
                Traces.Call("sessions.sender.put.charging_preferences",
                    Exchanges.Of("sessions.sender.put.charging_preferences").Asking("/S1/charging_preferences").Sending($$"""{ "profile_type": "{{profile}}" }""").Envelope("data", "ACCEPTED")))
                .With(Put("ACTIVE"))),
            Is.EqualTo(verdict));

    private static Trace Reserved(params CallBuilder[] pushes) =>
        Traces.Of(Commanded("reserve_now", "reserve", "R1", 0)).With([Result("reserve"), .. pushes.Select(push => (Exchange)push)]);

    private static Trace GivenUp(string reservation, CallBuilder push)
    {
        var (reserve, cancel) = (Commanded("reserve_now", "reserve", null, 0, "R1"), Traces.Call("commands.receiver.post.cancel_reservation",
            Exchanges.Of("commands.receiver.post.cancel_reservation").Sending(new JsonObject { ["reservation_id"] = reservation }.ToJsonString())));
        return Traces.Of(reserve, cancel).With(Result("reserve"), push);
    }

    private static Trace Used(CallBuilder reserved, CallBuilder then) =>
        Traces.Of(Commanded("reserve_now", "reserve", "R1", 0), Commanded("start_session", "start", "A1", 1.5)).With(Result("reserve"), reserved, Result("start"), then);

    private static Trace Started(string? reference, CallBuilder push) => Traces.Of(Commanded("start_session", "start", reference, 0)).With(Result("start"), push);

    private static Exchange Result(string step) => Calls.Of("commands.sender.post.result").For($"cpo.made.up/{step}").Body("""{ "result": "ACCEPTED" }""");

    private static StepTrace Commanded(string command, string step, string? reference, double second, string? reservation = null)
    {
        var body = new JsonObject { ["token"] = new JsonObject { ["uid"] = "U1", ["type"] = "RFID" }, ["location_id"] = "L1", ["evse_uid"] = "E1", ["authorization_reference"] = reference, ["reservation_id"] = reservation };
        var operation = $"commands.receiver.post.{command}";
        Exchange sent = Exchanges.Of(operation).Sending(body.ToJsonString()).Envelope("data", new JsonObject { ["result"] = "ACCEPTED", ["timeout"] = 30 });
        return new StepTrace(Traces.Step(operation) with { Id = step }, [sent with { Started = DateTimeOffset.UnixEpoch.AddSeconds(second) }]);
    }

    private static List<string> Rows(string check, Trace trace) =>
        [.. Seen.By(check, trace).SelectMany(finding => finding.Verifies.Select(row => $"{finding.Verdict} {row}"))];

    private static JsonObject Period(string start, double kwh = 1) =>
        new() { ["start_date_time"] = start, ["dimensions"] = new JsonArray(new JsonObject { ["type"] = "ENERGY", ["volume"] = kwh }) };

    private static JsonObject Cdr(string uid, double energy) => new()
    {
        ["id"] = "C1", ["country_code"] = "NL", ["party_id"] = "CPO", ["session_id"] = "S1", ["currency"] = "EUR", ["total_energy"] = energy,
        ["cdr_token"] = new JsonObject { ["uid"] = uid }, ["end_date_time"] = "2026-03-01T11:00:00Z",
    };
}
