using System.Text.Json.Nodes;
using OcpiKit.Compliance.Tests.Checks.Making;
using OcpiKit.Engine.Evidence;

namespace OcpiKit.Compliance.Tests.Checks.Billing;

/// <summary>CDRs among each other, and beside their Sessions, commands and Tariffs.</summary>
[Category("unit")]
public sealed class BillRelationTests
{
    private static JsonObject Credit(string of = "C1", string id = "C1-C") => Made.Cdr().But("session_id", "S-C1").But("id", id)
        .But("credit", true).But("credit_reference_id", of).But("total_cost/excl_vat", -2.5).But("last_updated", "2026-03-03T00:00:00Z");

    private static Exchange Sent(JsonObject cdr, int second = 10) => Calls.Of("cdrs.receiver.post").Body(cdr).At(second);

    private static Trace Listed(params JsonNode[] cdrs) => Traces.Of(Traces.Crawl("cdrs.sender.list", Exchanges.Of("cdrs.sender.list").Data(cdrs)));

    [Test]
    public void Ids_are_unique_and_the_same_CDR_may_come_twice() => Assert.Multiple(() =>
    {
        Assert.That(Seen.Verdict("cdr.ids", Listed(Made.Cdr("A"), Made.Cdr("B"))), Is.EqualTo("Pass"));
        Assert.That(Seen.Verdict("cdr.ids", Listed(Made.Cdr("A"), Made.Cdr("A"))), Is.EqualTo("Pass"));
        Assert.That(Seen.Verdict("cdr.ids", Listed(Made.Cdr("A"), Made.Cdr("a").But("session_id", "other"))), Is.EqualTo("Fail"));
        Assert.That(Seen.Verdict("cdr.ids", Listed(Made.Cdr("A"), Made.Cdr("A").But("session_id", "other").But("party_id", "XYZ"))), Is.EqualTo("Pass"));
        Assert.That(Seen.Verdict("cdr.ids", Listed(Made.Cdr("A"), Made.Cdr("A").But("credit", false).But("session_id", "s-a"))), Is.EqualTo("Pass"), "Absent and false are one.");
        Assert.That(Seen.Verdict("cdr.ids", Listed(Made.Cdr("A"), Made.Cdr("A").But("session_id", null))), Is.EqualTo("Pass"), "What is left out tells nothing.");
        Assert.That(Seen.Verdict("cdr.ids", Listed(Made.Cdr("A")).With(Sent(Made.Cdr("A").But("start_date_time", "2026-03-02T08:00:00Z")))), Is.EqualTo("Fail"));
    });

    [Test]
    public void A_credit_repeats_its_CDR_with_the_cost_negated() => Assert.Multiple(() =>
    {
        Assert.That(Seen.Verdict("cdr.credit-pair", Listed(Made.Cdr(), Credit())), Is.EqualTo("Pass"));
        Assert.That(Seen.Verdict("cdr.credit-pair", Listed(Made.Cdr(), Credit().But("total_energy_cost/excl_vat", -2.5))), Is.EqualTo("Pass"), "AMB-07");
        Assert.That(Seen.Verdict("cdr.credit-pair", Listed(Made.Cdr(), Credit().But("total_energy", 9))), Is.EqualTo("Warn"));
        Assert.That(Seen.Verdict("cdr.credit-pair", Listed(Made.Cdr(), Credit().But("total_cost/excl_vat", 2.5))), Is.EqualTo("Warn"));
        Assert.That(Seen.Verdict("cdr.credit-pair", Listed(Credit())), Is.EqualTo("Blocked"));
        Assert.That(Seen.Verdict("cdr.credit-pair", Listed(Made.Cdr())), Is.EqualTo("nothing"));
    });

    [Test]
    public void What_was_taken_back_is_billed_anew_under_a_new_id() => Assert.Multiple(() =>
    {
        Assert.That(Seen.Verdict("cdr.replacement", Traces.Of().With(Sent(Made.Cdr()), Sent(Credit()), Sent(Made.Cdr("C2").But("session_id", "S-C1")))), Is.EqualTo("Pass"));
        Assert.That(Seen.Verdict("cdr.replacement", Traces.Of().With(Sent(Made.Cdr()), Sent(Credit()), Sent(Made.Cdr().But("remark", "Anew.")))), Is.EqualTo("Fail"));
        Assert.That(Seen.Verdict("cdr.replacement", Traces.Of().With(Sent(Made.Cdr()), Sent(Credit()), Sent(Credit(id: "C9")))), Is.EqualTo("Fail"));
        Assert.That(Seen.Verdict("cdr.replacement", Traces.Of().With(Sent(Made.Cdr()), Sent(Credit()), Sent(Credit()))), Is.EqualTo("nothing"), "It was sent again.");
        Assert.That(Seen.Verdict("cdr.replacement", Traces.Of().With(Sent(Made.Cdr()), Sent(Credit()), Sent(Made.Cdr()))), Is.EqualTo("nothing"), "The first one was sent again.");
    });

    [TestCase("WHITELIST", "Pass")]
    [TestCase("AUTH_REQUEST", "Fail")]
    public void The_last_method_counts(string method, string verdict)
    {
        var session = Made.Session("COMPLETED").But("id", "S-C1");
        var pushed = Calls.Of("sessions.receiver.put").Parameter("country_code", "NL").Parameter("party_id", "CPO").Parameter("session_id", "S-C1");

        Assert.That(Seen.Verdict("cdr.auth-method", Traces.Of().With(pushed.Body(session), Sent(Made.Cdr().But("auth_method", method)))), Is.EqualTo(verdict));
    }

    [TestCase("R2", "R2", "Pass")]
    [TestCase("R2", "R1", "Fail")]
    [TestCase("R2", null, "Fail")]
    [TestCase(null, null, "nothing")]
    [TestCase("R2", null, "nothing", "1969-12-31T12:00:00Z", TestName = "A late bill of what began before the commands is not judged by them")]
    public void The_last_reference_counts(string? given, string? told, string verdict, string start = "2026-03-02T09:00:00Z")
    {
        var token = """{ "uid": "U1", "type": "RFID", "contract_id": "DE-EMP-C1" }""";
        Exchange Command(string operation, string? reference) => Exchanges.Of(operation).Sending(reference is null ? $$"""{ "token": {{token}} }""" : $$"""{ "token": {{token}}, "authorization_reference": "{{reference}}" }""")
            .Data(new JsonObject { ["result"] = "ACCEPTED", ["timeout"] = 30 });
        var trace = Traces.Of(
            Traces.Call("commands.receiver.post.reserve_now", Command("commands.receiver.post.reserve_now", given is null ? null : "R1")),
            Traces.Call("commands.receiver.post.start_session", Command("commands.receiver.post.start_session", given)));

        Assert.That(Seen.Verdict("cdr.authorization-reference", trace.With(Sent(Made.Cdr().But("authorization_reference", told).But("start_date_time", start)))), Is.EqualTo(verdict));
    }

    [TestCase("T1", "Warn")]
    [TestCase("T9", "Pass")]
    public void A_Tariff_that_is_deleted_is_named_by_no_Connector(string tariff, string verdict)
    {
        var gone = Calls.Of("tariffs.receiver.delete").Parameter("country_code", "NL").Parameter("party_id", "CPO").Parameter("tariff_id", tariff);
        var locations = Exchanges.Of("locations.sender.list").Number(200).Data(Made.Location());

        Assert.That(Seen.Verdict("tariff.unreferenced", Traces.Of(Traces.Crawl("locations.sender.list", locations)).With(gone)), Is.EqualTo(verdict));
    }
}
