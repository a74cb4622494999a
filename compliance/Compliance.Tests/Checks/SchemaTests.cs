using System.Text.Json.Nodes;
using OcpiKit.Compliance.Tests.Checks.Making;
using OcpiKit.Engine.Results;

namespace OcpiKit.Compliance.Tests.Checks;

[Category("unit")]
public sealed class SchemaTests
{
    private static IReadOnlyList<Finding> Of(JsonNode location) => Seen.By("schema", Exchanges.Of("locations.sender.list").Data(location));

    private static Finding One(string path, string? json) => Of(Made.Location().But(path, json is null ? null : JsonNode.Parse(json))).Single();

    [Test]
    public void A_correct_object_passes_for_itself_and_for_what_it_holds() => Assert.Multiple(() =>
    {
        var finding = Of(Made.Location()).Single();
        Assert.That((finding.Check, finding.Verdict), Is.EqualTo(("schema.location", Verdict.Pass)));
        Assert.That(finding.Verifies, Is.EqualTo(new[] { "LOC-35", "LOC-43", "LOC-47", "LOC-52", "TYP-01", "TYP-03", "TYP-06", "TYP-08", "TYP-10", "LOC-11" }));
    });

    [Test]
    public void A_Tariff_passes() => Assert.That(
        Seen.By("schema", Exchanges.Of("tariffs.sender.list").Data(Made.Tariff())).Single().Check, Is.EqualTo("schema.tariff"));

    [TestCase("city", null, "schema.location", "LOC-35", "city is missing.")]
    [TestCase("publish", "\"yes\"", "schema.location", "LOC-35", "publish is text; it has to be")]
    [TestCase("name", "5", "schema.location", "LOC-35", "name is a number; it has to be")]
    [TestCase("evses/0/status", "\"BROKEN\"", "schema.evse", "LOC-43", "none of the values of Status")]
    [TestCase("evses/0/connectors", "[]", "schema.evse", "LOC-43", "connectors has 0 elements")]
    [TestCase("evses/0/connectors/0/max_voltage", "\"230\"", "schema.connector", "TYP-08", "max_voltage is text that holds a number")]
    [TestCase("evses/0/connectors/0/standard", "\"MCS\"", "schema.connector", "LOC-47", "a later OCPI version")]
    [TestCase("coordinates/latitude", "\"52.1\"", "schema.geolocation", "LOC-52", "latitude is")]
    [TestCase("id", "\"ü\"", "schema.location", "TYP-01", "characters that CiString does not allow")]
    [TestCase("opening_times", """{ "twentyfourseven": false }""", "schema.hours", "LOC-55", "regular_hours is missing")]
    public void A_broken_field_fails_for_its_class_and_requirement(string path, string? json, string check, string requirement, string says)
    {
        var finding = One(path, json);
        Assert.Multiple(() =>
        {
            Assert.That((finding.Check, finding.Verdict), Is.EqualTo((check, Verdict.Fail)), finding.Says);
            Assert.That(finding.Verifies, Is.EqualTo(path == "city" ? [requirement, "LOC-11"] : new[] { requirement }), "What lacks a field of its own is not whole, as the objects of a list have to be.");
            Assert.That(finding.Says, Does.Contain(says));
            Assert.That(finding.Pointer, Is.EqualTo($"/data/0/{path}").Or.StartsWith($"/data/0/{path}/"));
        });
    }

    [Test]
    public void A_time_with_an_offset_breaks_what_both_rows_say() =>
        Assert.That(One("last_updated", "\"2026-01-03T00:00:00+01:00\"") is { Verdict: Verdict.Fail, Verifies: ["TYP-03", "TYP-06"] } finding && finding.Says.Contains("no DateTime of OCPI", StringComparison.Ordinal));

    [Test]
    public void A_text_that_is_too_long_is_told_with_its_length()
    {
        var finding = One("evses/0/evse_id", $"\"NL*CPO*E{new string('1', 44)}\"");
        Assert.Multiple(() =>
        {
            Assert.That(finding.Says, Is.EqualTo("evse_id is 52 characters long; at most 48 characters are allowed."));
            Assert.That(finding.Difference!.Wanted, Is.EqualTo("at most 48 characters"));
        });
    }

    [TestCase("name", "\"a\\u0007b\"", TestName = "Control characters are a warning, as the requirement binds the sender only so hard")]
    [TestCase("operator", """{ "name": "x", "website": "www.example.com" }""", TestName = "A website that is no URL is a warning")]
    public void Warnings(string path, string json) => Assert.That(One(path, json).Verdict, Is.EqualTo(Verdict.Warn));

    [TestCase(45, "Pass")]
    [TestCase(46, "Warn")]
    [TestCase(255, "Warn")]
    [TestCase(256, "Fail")]
    public void An_address_between_the_old_and_the_new_limit_is_a_warning(int length, string verdict) =>
        Assert.That(Seen.Verdict("schema", Exchanges.Of("locations.sender.list").Data(Made.Location().But("address", new string('a', length)))), Is.EqualTo(verdict));

    [Test]
    public void An_endpoint_without_a_URL_fails() =>
        Assert.That(Seen.Verdict("schema", Exchanges.Of("versions.symmetric.list").Data(Made.Version().But("url", "/relative"))), Is.EqualTo("Fail"));

    [TestCase(404, 2003)]
    [TestCase(200, 2001)]
    public void Only_successful_answers_are_held_against_a_schema(int http, int code) =>
        Assert.That(Seen.Verdict("schema", Exchanges.Of("locations.sender.list").Negative().Http(http).Code(code).Data(new JsonObject())), Is.EqualTo("nothing"));

    [Test]
    public void An_empty_list_says_nothing_of_its_schema() =>
        Assert.That(Seen.Verdict("schema", Exchanges.Of("locations.sender.list").Data()), Is.EqualTo("nothing"));
}
