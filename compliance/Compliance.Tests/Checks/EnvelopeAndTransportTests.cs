using System.Text.Json.Nodes;
using OcpiKit.Compliance.Tests.Checks.Making;

namespace OcpiKit.Compliance.Tests.Checks;

[Category("unit")]
public sealed class EnvelopeAndTransportTests
{
    private static ExchangeBuilder Answer => Exchanges.Of("locations.sender.list").Data(Made.Location());

    [TestCase("application/json", "Pass")]
    [TestCase("Application/JSON; charset=utf-8", "Pass")]
    [TestCase("text/html", "Fail")]
    [TestCase(null, "Fail")]
    public void An_answer_says_that_it_is_json(string? type, string verdict) =>
        Assert.That(Seen.Verdict("content-type", Answer.Header("Content-Type", type)), Is.EqualTo(verdict));

    [Test]
    public void The_html_error_page_of_a_framework_is_one_warning_only() => Assert.Multiple(() =>
    {
        var page = Answer.Http(404).Header("Content-Type", "text/html").Body("<html>").Done();
        Assert.That(Seen.Verdict("envelope.on-errors", page), Is.EqualTo("Warn"));
        Assert.That(new[] { "content-type", "json.valid", "envelope.object", "envelope.status-code", "envelope.timestamp" }.Select(id => Seen.Verdict(id, page)), Is.All.EqualTo("nothing"));
    });

    [Test]
    public void An_error_page_with_a_timestamp_is_no_envelope() => Assert.Multiple(() =>
    {
        var page = Answer.Http(500).Body("""{ "timestamp": 1, "status": 500 }""").Done();
        Assert.That(Seen.Verdict("envelope.on-errors", page), Is.EqualTo("Warn"));
        Assert.That(Seen.Verdict("envelope.timestamp", page), Is.EqualTo("nothing"));
    });

    [Test]
    public void An_error_with_the_envelope_is_well() =>
        Assert.That(Seen.Verdict("envelope.on-errors", Answer.Http(404).Code(2003)), Is.EqualTo("Pass"));

    [Test]
    public void A_broken_envelope_of_an_error_is_judged_where_it_is_there() =>
        Assert.That(Seen.Verdict("envelope.timestamp", Answer.Http(404).Code(2003).Lacking("timestamp")), Is.EqualTo("Fail"));

    [TestCase("[1, 2", "Fail")]
    [TestCase("", "Fail")]
    [TestCase("{}", "Pass")]
    [TestCase("\uFEFF{}", "Warn")]
    public void A_body_is_valid_json(string body, string verdict) =>
        Assert.That(Seen.Verdict("json.valid", Answer.Body(body)), Is.EqualTo(verdict));

    [Test]
    public void A_body_is_utf_8() => Assert.That(Seen.Verdict("json.valid", Answer.Body([0x7B, 0x22, 0xFF, 0x22, 0x7D])), Is.EqualTo("Fail"));

    [Test]
    public void A_body_that_broke_off_could_not_be_judged() => Assert.That(Seen.Verdict("json.valid", Answer.Body("{").Truncated()), Is.EqualTo("Blocked"));

    [Test]
    public void HTTP_204_without_a_body_is_a_warning() => Assert.That(Seen.Verdict("json.valid", Answer.Http(204).Body("")), Is.EqualTo("Warn"));

    [TestCase("""{ "a": 1, "b": 2 }""", "Pass")]
    [TestCase("""{ "a": 1, "a": 2 }""", "Warn")]
    public void No_property_stands_twice(string body, string verdict) =>
        Assert.That(Seen.Verdict("json.duplicate-keys", Answer.Body(body)), Is.EqualTo(verdict));

    [TestCase("""{ "status_code": 1000 }""", "Pass")]
    [TestCase("""{ "id": "L1" }""", "Fail")]
    [TestCase("[]", "Fail")]
    public void An_answer_is_an_envelope(string body, string verdict) =>
        Assert.That(Seen.Verdict("envelope.object", Answer.Body(body)), Is.EqualTo(verdict));

    [TestCase("1000", "Pass")]
    [TestCase("1000.0", "Pass")]
    [TestCase("2001", "Pass")]
    [TestCase("\"1000\"", "Fail")]
    [TestCase("200", "Fail")]
    [TestCase("null", "Fail")]
    [TestCase("1e99", "Fail")]
    public void A_status_code_is_an_integer_of_four_digits(string code, string verdict) =>
        Assert.That(Seen.Verdict("envelope.status-code", Answer.Code(JsonNode.Parse(code))), Is.EqualTo(verdict));

    [TestCase("\"fine\"", "Pass")]
    [TestCase("null", "Pass")]
    [TestCase("{}", "Fail")]
    public void A_status_message_is_text(string message, string verdict) =>
        Assert.That(Seen.Verdict("envelope.status-message", Answer.Envelope("status_message", JsonNode.Parse(message))), Is.EqualTo(verdict));

    [TestCase("2026-03-01T10:00:00Z", "Pass")]
    [TestCase("2026-03-01T10:00:00", "Pass")]
    [TestCase("2026-03-01T10:00:00.123456789Z", "Pass")]
    [TestCase("2026-03-01T10:00:00+00:00", "Fail")]
    [TestCase("2026-02-30T10:00:00Z", "Fail")]
    [TestCase("yesterday", "Fail")]
    public void A_timestamp_is_an_OCPI_DateTime(string timestamp, string verdict) =>
        Assert.That(Seen.Verdict("envelope.timestamp", Answer.Envelope("timestamp", timestamp)), Is.EqualTo(verdict));

    [TestCase("status.custom", 200, 1000, "Pass")]
    [TestCase("status.custom", 200, 2901, "Fail")]
    [TestCase("status.known", 200, 2003, "Pass")]
    [TestCase("status.known", 200, 2010, "Warn")]
    [TestCase("status.layers", 200, 2001, "Pass")]
    [TestCase("status.layers", 404, 2003, "Pass")]
    [TestCase("status.layers", 404, 1000, "Fail")]
    public void Status_codes_are_those_of_the_standard(string check, int http, int code, string verdict) =>
        Assert.That(Seen.Verdict(check, Answer.Http(http).Code(code)), Is.EqualTo(verdict));

    [TestCase("header.request-id", "X-Request-ID", "req-1", 200, "Pass")]
    [TestCase("header.request-id", "X-Request-ID", null, 200, "Fail")]
    [TestCase("header.request-id", "X-Request-ID", "REQ-1", 200, "Warn")]
    [TestCase("header.request-id", "X-Request-ID", null, 502, "Warn")]
    [TestCase("header.correlation-id", "X-Correlation-ID", "cor-1", 200, "Pass")]
    [TestCase("header.correlation-id", "X-Correlation-ID", "other", 200, "Fail")]
    public void Message_ids_are_repeated(string check, string header, string? value, int http, string verdict) =>
        Assert.That(Seen.Verdict(check, Answer.Http(http).Header(header, value)), Is.EqualTo(verdict));

    [TestCase("routing.not-on-config", "versions.symmetric.list", "OCPI-to-party-id", null, "Pass")]
    [TestCase("routing.not-on-config", "versions.symmetric.list", "OCPI-to-party-id", "EMP", "Fail")]
    [TestCase("routing.swapped", "locations.sender.list", "OCPI-to-party-id", "emp", "Pass")]
    [TestCase("routing.swapped", "locations.sender.list", "OCPI-to-party-id", "CPO", "Warn")]
    [TestCase("routing.form", "locations.sender.list", "OCPI-from-party-id", "CPO", "Pass")]
    [TestCase("routing.form", "locations.sender.list", "OCPI-from-party-id", "CHARGE", "Fail")]
    [TestCase("routing.form", "locations.sender.list", "OCPI-from-country-code", "NLD", "Fail")]
    public void Routing_headers_are_where_they_belong(string check, string operation, string header, string? value, string verdict) =>
        Assert.That(Seen.Verdict(check, Exchanges.Of(operation).Data().Header(header, value)), Is.EqualTo(verdict));

    [Test]
    public void An_exchange_without_a_meaning_is_not_held_to_the_protocol() => Assert.Multiple(() =>
    {
        var page = Answer.Meaningless().Body("hello").Header("X-Request-ID", null).Done();
        Assert.That(new[] { "content-type", "json.valid", "envelope.object", "header.request-id" }.Select(id => Seen.Verdict(id, page)), Is.All.EqualTo("nothing"));
    });

    [TestCase(400, "{}", "TRN-45 STA-06")]
    [TestCase(500, "", "TRN-45 STA-06")]
    [TestCase(400, "{", "TRN-45")]
    [TestCase(401, "", "TRN-45")]
    [TestCase(404, "", "TRN-45")]
    public void Only_what_has_reached_OCPI_s_layer_is_held_against_its_recommendation(int http, string sent, string rows) =>
        Assert.That(string.Join(' ', Seen.By("envelope.on-errors", Exchanges.Of("tokens.receiver.put").Sending(sent).Http(http).Body("no")).Single().Verifies), Is.EqualTo(rows));
}
