using System.Text.Json.Nodes;
using OcpiKit.Compliance.Tests.Checks.Making;
using OcpiKit.Engine.Checks.Values;

namespace OcpiKit.Compliance.Tests.Checks;

[Category("unit")]
public sealed class ValuesTests
{
    private static string Location(string check, string path, JsonNode? value) =>
        Seen.Verdict(check, Exchanges.Of("locations.sender.list").Data(Made.Location().But(path, value)));

    [TestCase("locations.sender.list", "[]", "Pass")]
    [TestCase("locations.sender.list", "{}", "Fail")]
    [TestCase("locations.sender.list", "null", "Warn")]
    [TestCase("locations.sender.get", "{}", "Pass")]
    [TestCase("locations.sender.get", "[{}]", "Fail")]
    [TestCase("locations.sender.get", "null", "Fail")]
    [TestCase("versions.symmetric.list", "[]", "Fail")]
    public void Data_is_a_list_where_a_list_is_asked_for(string operation, string data, string verdict) =>
        Assert.That(Seen.Verdict("data.cardinality", Exchanges.Of(operation).Envelope("data", JsonNode.Parse(data))), Is.EqualTo(verdict));

    [TestCase("2026-01-03T00:00:00.1234Z", "Pass")]
    [TestCase("2026-01-03T00:00:00.123456Z", "Warn")]
    public void A_DateTime_has_at_most_25_characters(string value, string verdict) =>
        Assert.That(Location("datetime.length", "last_updated", value), Is.EqualTo(verdict));

    [TestCase("#NA", "Info")]
    [TestCase("#NAME", "nothing")]
    public void A_text_that_cannot_be_had_is_told(string value, string verdict) =>
        Assert.That(Location("string.placeholder", "address", value), Is.EqualTo(verdict));

    [TestCase("charge at < 3 kW and > 1 kW", "Pass")]
    [TestCase("see <b>here</b>", "Warn")]
    [TestCase("line<BR/>", "Warn")]
    public void Text_for_people_has_no_markup(string text, string verdict) =>
        Assert.That(Location("display-text.markup", "directions", new JsonArray(new JsonObject { ["language"] = "en", ["text"] = text })), Is.EqualTo(verdict));

    [TestCase("1.2345", "nothing")]
    [TestCase("1.50000", "nothing")]
    [TestCase("1.23456", "Info")]
    [TestCase("1e-5", "Info")]
    [TestCase("1e-999999999999", "nothing")]
    public void More_than_four_decimals_are_told(string number, string verdict) =>
        Assert.That(Location("number.decimals", "evses/0/connectors/0/max_voltage", JsonNode.Parse(number)), Is.EqualTo(verdict));

    [TestCase("2026-03-01T10:00:00Z", "2026-03-01T10:00:00Z")]
    [TestCase("2026-03-01T10:00:00", "2026-03-01T10:00:00Z")]
    [TestCase("2026-03-01T10:00:00.25Z", "2026-03-01T10:00:00.25Z")]
    [TestCase("2026-03-01T10:00:00.1234567891234", "2026-03-01T10:00:00.1234567Z")]
    [TestCase("2016-12-31T23:59:60Z", "2017-01-01T00:00:00Z")]
    [TestCase("2024-02-29T00:00:00Z", "2024-02-29T00:00:00Z")]
    public void A_DateTime_is_an_instant(string text, string instant) =>
        Assert.That(OcpiDateTime.Parse(text)!.Value.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", null), Is.EqualTo(instant));

    [TestCase("2026-03-01T10:00:00+00:00")]
    [TestCase("2026-03-01T10:00:00z")]
    [TestCase("2026-03-01T10:00:00.Z")]
    [TestCase("2026-03-01T10:00:00.1a")]
    [TestCase("2026-03-01 10:00:00")]
    [TestCase("2026-03-01T24:00:00Z")]
    [TestCase("2025-02-29T00:00:00Z")]
    [TestCase("2026-03-01T10:00")]
    [TestCase("9999-12-31T23:59:60Z")]
    [TestCase("")]
    [TestCase(null)]
    public void What_is_no_DateTime_is_none(string? text) => Assert.That(OcpiDateTime.Parse(text), Is.Null);

    [TestCase("""{ "a": null, "b": [] }""", "{}")]
    [TestCase("""{ "a": "2026-03-01T10:00:00" }""", """{ "a": "2026-03-01T10:00:00.000Z" }""")]
    [TestCase("""{ "a": 1.50 }""", """{ "a": 1.5e0 }""")]
    [TestCase("""{ "id": "abc", "x": 1 }""", """{ "x": 1, "id": "ABC" }""")]
    [TestCase("""{ "charging_when_closed": true }""", "{}")]
    [TestCase("""[{ "a": false }]""", """[{ "a": false }]""")]
    public void Objects_are_the_same_as_OCPI_means_it(string wanted, string received) => Assert.Multiple(() =>
    {
        Assert.That(Sameness.Of(Element.Of(wanted), Element.Of(received)), Is.Null);
        Assert.That(Sameness.Of(Element.Of(received), Element.Of(wanted)), Is.Null);
    });

    [TestCase("""{ "a": { "b": [1, 2] } }""", """{ "a": { "b": [2, 1] } }""", "/a/b/0: wanted 1, received 2")]
    [TestCase("""{ "a": [1] }""", "{}", "/a: wanted a list of 1 element, received nothing")]
    [TestCase("{}", """{ "x/y": "z" }""", "/x~1y: wanted nothing, received \"z\"")]
    [TestCase("""{ "a": true }""", """{ "a": false }""", "/a: wanted true, received false")]
    [TestCase("""{ "a": 1 }""", """{ "a": "1" }""", "/a: wanted 1, received \"1\"")]
    [TestCase("""{ "a": 1, "b": [{ "c": 2, "d": 3 }] }""", """{ "b": [{ "d": 4 }] }""", "/b/0/d: wanted 3, received 4", TestName = "What is changed is told before what is missing")]
    public void The_first_difference_is_told_with_its_place(string wanted, string received, string difference) =>
        Assert.That($"{Sameness.Of(Element.Of(wanted), Element.Of(received))}", Is.EqualTo(difference));
}
