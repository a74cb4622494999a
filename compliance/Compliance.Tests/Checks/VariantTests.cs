using System.Text.Json.Nodes;
using OcpiKit.Compliance.Tests.Checks.Making;
using OcpiKit.Engine.Results;

namespace OcpiKit.Compliance.Tests.Checks;

/// <summary>What is met in the wild and is no mistake, or a well-known one, is named.</summary>
[Category("unit")]
public sealed class VariantTests
{
    private static IReadOnlyList<Finding> Of(string check, JsonNode location) => Seen.By(check, Exchanges.Of("locations.sender.list").Data(location));

    private static string Verdict(string check, JsonNode location) => Seen.Verdict(check, Exchanges.Of("locations.sender.list").Data(location));

    [TestCase("evses/0/lastUpdated", "EVSE.lastUpdated is not written in snake_case; partners look for last_updated")]
    [TestCase("evses/0/parking", "EVSE.parking came with a later version")]
    [TestCase("type", "Location.type is a field of OCPI 2.1.1")]
    [TestCase("x_colour", "Location.x_colour is no field of OCPI 2.2.1, which lets extra fields be")]
    [TestCase("myColour", "and its name is not written in snake_case")]
    public void A_field_that_OCPI_does_not_have_is_told(string path, string says)
    {
        var finding = Of("fields.names", Made.Location().But(path, "green")).Single();
        Assert.Multiple(() =>
        {
            Assert.That(finding.Verdict, Is.EqualTo(Engine.Results.Verdict.Info));
            Assert.That(finding.Says, Does.Contain(says));
            Assert.That(finding.Pointer, Is.EqualTo($"/data/0/{path}"));
        });
    }

    [Test]
    public void A_field_that_is_met_in_every_object_is_told_once() =>
        Assert.That(Seen.By("fields.names", Exchanges.Of("locations.sender.list").Data(Made.Location("A").But("x", 1), Made.Location("B").But("x", 2))), Has.Count.EqualTo(1));

    [Test]
    public void Names_of_the_tables_pass() => Assert.That(Verdict("fields.names", Made.Location()), Is.EqualTo("Pass"));

    [Test]
    public void Fields_below_one_that_is_not_known_are_nobodys() =>
        Assert.That(Of("fields.names", Made.Location().But("extra", JsonNode.Parse("""{ "a": { "b": 1 } }"""))).Select(finding => finding.Pointer), Is.EqualTo(new[] { "/data/0/extra" }));

    [TestCase("evses/0/floor_level", "null", "fields.null", "1 field (such as EVSE.floor_level)")]
    [TestCase("evses/0/capabilities", "[]", "fields.empty-list", "1 list (such as EVSE.capabilities)")]
    [TestCase("last_updated", "\"2026-01-03T00:00:00\"", "datetime.zoneless", "1 time (such as Location.last_updated)")]
    public void An_allowed_form_is_told_once_for_a_message(string path, string json, string check, string says)
    {
        var location = Made.Location();
        var at = path.Split('/');
        var parent = at.Length == 1 ? location : location["evses"]![0]!;
        parent[at[^1]] = JsonNode.Parse(json);
        var finding = Of(check, location).Single();
        Assert.That((finding.Verdict, finding.Says), Is.EqualTo((Engine.Results.Verdict.Info, finding.Says)));
        Assert.That(finding.Says, Does.StartWith(says));
    }

    [TestCase("230.0", "Info")]
    [TestCase("23e1", "Info")]
    [TestCase("230", "nothing")]
    public void A_whole_number_with_a_point_is_told_and_is_no_mistake(string number, string verdict) => Assert.Multiple(() =>
    {
        var location = Made.Location().But("evses/0/connectors/0/max_voltage", JsonNode.Parse(number));
        Assert.That(Verdict("number.pointed", location), Is.EqualTo(verdict));
        Assert.That(Verdict("schema", location), Is.EqualTo("Pass"));
    });

    [TestCase("fields.null")]
    [TestCase("fields.empty-list")]
    [TestCase("datetime.zoneless")]
    public void Where_nothing_is_written_so_nothing_is_told(string check) => Assert.That(Verdict(check, Made.Location()), Is.EqualTo("nothing"));

    [Test]
    public void A_list_that_has_to_be_filled_is_for_its_schema_to_tell() =>
        Assert.That(Verdict("fields.empty-list", Made.Location().But("evses/0/connectors", new JsonArray())), Is.EqualTo("nothing"));

    [TestCase("evses/0/connectors/0/max_voltage", "\"230\"", "max_voltage is text that holds a number; numbers are written without quotes.")]
    [TestCase("id", "5", "id is a number; it has to be a string, in quotes also where only digits are in it.")]
    [TestCase("evses/0/status", "\"available\"", "status is \"available\"; values of enums are compared to the letter, and there it is another one.")]
    public void A_mistake_that_is_often_made_is_called_by_its_name(string path, string json, string says) =>
        Assert.That(Of("schema", Made.Location().But(path, JsonNode.Parse(json))).Single().Says, Is.EqualTo(says));

    [Test]
    public void Null_where_a_field_is_required_is_called_by_its_name()
    {
        var location = Made.Location();
        location["city"] = null;
        Assert.That(Of("schema", location).Single().Says, Is.EqualTo("city is null; that stands for an absent field where it is optional, and here it is required."));
    }

    [TestCase("https://emsp.example.com/ocpi/tokens/", "Info")]
    [TestCase("https://emsp.example.com/ocpi/tokens", "Pass")]
    [TestCase("https://emsp.example.com/ocpi/tokens?offset=0", "Pass")]
    public void A_slash_at_the_end_is_told(string url, string verdict) =>
        Assert.That(Seen.Verdict("incoming.trailing-slash", Calls.Of("tokens.sender.list").Url(url)), Is.EqualTo(verdict));

    [TestCase("https://cpo.example.com/ocpi/2.2.1/locations", "Pass")]
    [TestCase("https://cpo.example.com/v2_2_1/locations", "Pass")]
    [TestCase("https://cpo.example.com/ocpi221/locations", "Pass")]
    [TestCase("https://cpo.example.com/ocpi/2.2/locations", "Pass")]
    [TestCase("https://cpo.example.com/ocpi/locations", "Warn")]
    [TestCase("https://cpo.example.com/1221/locations", "Warn")]
    public void The_version_stands_in_the_addresses(string url, string verdict) =>
        Assert.That(Seen.Verdict("details.version-in-url", Exchanges.Of("versions.symmetric.get").Data(Made.Details(Made.Endpoint("locations").But("url", url)))), Is.EqualTo(verdict));

    [TestCase(null, "Pass")]
    [TestCase("{}", "Info")]
    [TestCase("\"stored\"", "Info")]
    public void Where_no_data_is_due_what_is_given_is_told(string? data, string verdict) => Assert.That(
        Seen.Verdict("data.unset", Exchanges.Of("tokens.receiver.put").Envelope("data", data is null ? null : JsonNode.Parse(data))), Is.EqualTo(verdict));

    [Test]
    public void Where_data_is_due_it_is_another_matter() => Assert.That(Seen.Verdict("data.unset", Exchanges.Of("locations.sender.list").Data(Made.Location())), Is.EqualTo("nothing"));
}
