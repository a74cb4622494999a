using System.Text.Json.Nodes;
using OcpiKit.Compliance.Tests.Checks.Making;

namespace OcpiKit.Compliance.Tests.Checks.Billing;

/// <summary>What a CDR has to be beyond its schema.</summary>
[Category("unit")]
public sealed class CdrTests
{
    private static readonly string[] Standing = ["cdr.periods", "cdr.session", "cdr.place", "cdr.session-only", "cdr.credit", "cdr.sums", "cdr.unknown-time", "cdr.free-tariff", "cdr.dimensions"];

    private static string See(string check, params (string Path, string? Json)[] changes)
    {
        var cdr = Made.Cdr();
        foreach (var (path, json) in changes)
            cdr.But(path, json is null ? null : JsonNode.Parse(json));
        return Seen.Verdict(check, Calls.Of("cdrs.receiver.post").Body(cdr));
    }

    [Test]
    public void A_right_CDR_is_complained_of_by_none([ValueSource(nameof(Standing))] string check) =>
        Assert.That(Seen.Verdict(check, Exchanges.Of("cdrs.sender.list").Data(Made.Cdr())), Is.AnyOf("Pass", "nothing"));

    [TestCase("charging_periods/0/start_date_time", "\"2026-03-02T08:59:00Z\"", "Fail", TestName = "A period before its session")]
    [TestCase("charging_periods/1/start_date_time", "\"2026-03-02T11:01:00Z\"", "Fail", TestName = "A period after its session")]
    [TestCase("charging_periods/1/start_date_time", "\"2026-03-02T11:00:00Z\"", "Warn", TestName = "A period that takes longer than it may")]
    [TestCase("charging_periods/0/start_date_time", "\"2026-03-02T09:30:00Z\"", "Warn", TestName = "A first period that begins late")]
    [TestCase("start_date_time", "\"1970-1-1T00:00:00Z\"", "Pass", TestName = "A start that is not known")]
    [TestCase("charging_periods/0/dimensions/1/volume", "1.05", "Pass", TestName = "Hours with one decimal")]
    public void Periods_lie_in_their_session(string path, string json, string verdict) => Assert.That(See("cdr.periods", (path, json)), Is.EqualTo(verdict));

    [TestCase(null, "Info")]
    [TestCase("locations,cdrs", "Pass")]
    [TestCase("sessions,cdrs", "Fail")]
    public void A_CDR_names_its_Session_where_there_are_Sessions(string? offered, string verdict)
    {
        var surroundings = Seen.Surroundings with { Offered = offered?.Split(',') };

        var findings = Seen.By("cdr.session", Exchanges.Of("cdrs.sender.list").Data(Made.Cdr().But("session_id", null)), surroundings);

        Assert.That($"{findings.Single().Verdict}", Is.EqualTo(verdict));
    }

    [Test]
    public void A_CDR_without_energy_that_names_no_Session_may_be_that_of_a_reservation()
    {
        var cdr = Made.Cdr().But("session_id", null).But("total_energy", 0).But("charging_periods", JsonNode.Parse("""[{ "start_date_time": "2026-03-02T09:00:00Z", "dimensions": [{ "type": "TIME", "volume": 2 }] }]"""));

        var findings = Seen.By("cdr.session", Exchanges.Of("cdrs.sender.list").Data(cdr), Seen.Surroundings with { Offered = ["sessions", "cdrs"] });

        Assert.That($"{findings.Single().Verdict}", Is.EqualTo("Warn"));
    }

    [Test]
    public void A_reservation_that_came_to_nothing_has_no_Session_and_no_EVSE() => Assert.Multiple(() =>
    {
        (string, string?)[] unused = [("charging_periods", """[{ "start_date_time": "2026-03-02T09:00:00Z", "dimensions": [{ "type": "RESERVATION_TIME", "volume": 2 }] }]"""), ("session_id", null), ("cdr_location/evse_uid", "\"#NA\"")];
        Assert.That(See("cdr.session", unused), Is.EqualTo("nothing"));
        Assert.That(See("cdr.place", unused), Is.EqualTo("nothing"));
        Assert.That(See("cdr.place", unused[2]), Is.EqualTo("Fail"));
        (string, string?)[] timed = [("charging_periods", """[{ "start_date_time": "2026-03-02T09:00:00Z", "dimensions": [{ "type": "TIME", "volume": 2 }] }]"""), ("total_energy", "0"), unused[2]];
        Assert.That(See("cdr.place", timed), Is.EqualTo("Warn"), "It may be a reservation whose hours are told as TIME.");
    });

    [TestCase("POWER", "Fail")]
    [TestCase("STATE_OF_CHARGE", "Fail")]
    [TestCase("MAX_POWER", "Pass")]
    public void Some_dimensions_are_for_Sessions_only(string dimension, string verdict) =>
        Assert.That(See("cdr.session-only", ("charging_periods/1/dimensions/0/type", $"\"{dimension}\"")), Is.EqualTo(verdict));

    [Test]
    public void A_Credit_CDR_has_an_id_of_its_own() => Assert.Multiple(() =>
    {
        Assert.That(See("cdr.credit", ("credit", "true"), ("credit_reference_id", "\"c1\"")), Is.EqualTo("Fail"));
        Assert.That(See("cdr.credit", ("credit", "true"), ("credit_reference_id", "\"C0\"")), Is.EqualTo("Pass"));
        Assert.That(See("cdr.credit"), Is.EqualTo("nothing"));
    });

    [Test]
    public void Parts_add_up() => Assert.Multiple(() =>
    {
        Assert.That(See("cdr.sums", ("total_cost/excl_vat", "2.51")), Is.EqualTo("Pass"));
        Assert.That(See("cdr.sums", ("total_cost/excl_vat", "3.5")), Is.EqualTo("Warn"));
        Assert.That(See("cdr.sums", ("total_parking_time", "3")), Is.EqualTo("Warn"));
        // A minimum may have made it more; a Credit CDR negates the total; a part that is not told may be the rest.
        Assert.That(See("cdr.sums", ("total_cost/excl_vat", "3.5"), ("tariffs/0/min_price", """{ "excl_vat": 3.5 }""")), Is.EqualTo("Pass"));
        Assert.That(See("cdr.sums", ("total_cost/excl_vat", "-2.5"), ("credit", "true"), ("credit_reference_id", "\"C0\"")), Is.EqualTo("nothing"));
        Assert.That(See("cdr.sums", ("total_cost/excl_vat", "3.5"), ("total_energy_cost", null), ("total_parking_time", null)), Is.EqualTo("nothing"));
    });

    [TestCase("\"1970-1-1T00:00:00Z\"", "Info")]
    [TestCase("\"1970-01-01T00:00:00Z\"", "Info")]
    public void A_time_that_is_not_known_is_told(string start, string verdict) => Assert.That(See("cdr.unknown-time", ("start_date_time", start)), Is.EqualTo(verdict));

    [Test]
    public void What_was_free_has_its_Tariff() => Assert.Multiple(() =>
    {
        Assert.That(See("cdr.free-tariff", ("total_cost/excl_vat", "0"), ("tariffs", null)), Is.EqualTo("Warn"));
        Assert.That(See("cdr.free-tariff", ("total_cost/excl_vat", "0")), Is.EqualTo("Pass"));
        Assert.That(See("cdr.free-tariff", ("tariffs", null)), Is.EqualTo("nothing"));
    });

    [Test]
    public void What_has_a_price_is_told() => Assert.Multiple(() =>
    {
        Assert.That(See("cdr.dimensions", ("charging_periods/0/dimensions", """[{ "type": "TIME", "volume": 1 }]""")), Is.EqualTo("Warn"));
        Assert.That(See("cdr.dimensions", ("charging_periods/0/dimensions/0/volume", "9")), Is.EqualTo("Warn"));
        Assert.That(See("cdr.dimensions", ("charging_periods/1/dimensions", """[{ "type": "MAX_POWER", "volume": 0 }]""")), Is.EqualTo("Pass"), "Parking has no price.");
        Assert.That(See("cdr.dimensions", ("tariffs", null)), Is.EqualTo("nothing"));
    });

    [TestCase("Starts at 0.25 a kWh", "Info")]
    [TestCase("Starts at 0,25 a kWh", "Info")]
    [TestCase("Members pay less. 25 bays.", "Pass")]
    public void A_text_that_repeats_a_price_is_told(string text, string verdict) => Assert.That(
        Seen.Verdict("tariff.text", Exchanges.Of("tariffs.sender.list").Data(Made.Tariff().But("tariff_alt_text", new JsonArray(new JsonObject { ["language"] = "en", ["text"] = text })))), Is.EqualTo(verdict));
}
