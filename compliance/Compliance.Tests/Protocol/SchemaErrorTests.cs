using System.Text.Json;
using System.Text.Json.Nodes;
using OcpiKit.Protocol;

namespace OcpiKit.Compliance.Tests.Protocol;

/// <summary>An error says what a person needs: where, which rule, what would be right, what came.</summary>
[Category("unit")]
public sealed class SchemaErrorTests
{
    private static readonly ISchemas Schemas = Edition.Load221().Schemas;

    [Test]
    public void A_text_that_is_too_long_is_measured() => Assert.That(Error("Location", l => l["id"] = new string('x', 37)), Is.EqualTo(new SchemaError(
        "/id", "at most 36 characters", "at most 36 characters", $"\"{new string('x', 37)}\" (37 characters)", "Location",
        "types/Location.json#/properties/id/maxLength", "Location.id", "LOC-35")));

    [Test]
    public void Characters_are_counted_and_not_their_parts() =>
        Assert.That(Errors("Location", l => l["city"] = string.Concat(Enumerable.Repeat("🚗", 45))), Is.Empty);

    [Test]
    public void A_missing_field_is_named_with_what_it_would_be()
    {
        var error = Error("Location", l => l["evses"]![0]!.AsObject().Remove("uid"));
        Assert.Multiple(() =>
        {
            Assert.That(error.Pointer, Is.EqualTo("/evses/0/uid"));
            Assert.That(error.Rule, Is.EqualTo("required"));
            Assert.That(error.Expected, Is.EqualTo("CiString(36)"));
            Assert.That(error.Received, Is.EqualTo("nothing"));
            Assert.That(error.Field, Is.EqualTo("EVSE.uid"));
            Assert.That(error.Type, Is.EqualTo("EVSE"));
        });
    }

    [Test]
    public void A_field_that_may_be_null_is_judged_by_what_it_is_otherwise()
    {
        var error = Error("EVSE", e => e["coordinates"]!["latitude"] = 52.1);
        Assert.Multiple(() =>
        {
            Assert.That(error.Pointer, Is.EqualTo("/coordinates/latitude"));
            Assert.That(error.Rule, Is.EqualTo("a string"));
            Assert.That(error.Received, Is.EqualTo("52.1"));
            Assert.That(error.Field, Is.EqualTo("GeoLocation.latitude"));
        });
    }

    [TestCase("available", "AVAILABLE (only the case differs), one of AVAILABLE, BLOCKED,")]
    [TestCase("OUT_OF_ORDER", "OUTOFORDER (the nearest), one of AVAILABLE, BLOCKED,")]
    [TestCase("SOMETHING_ELSE_ENTIRELY", "one of AVAILABLE, BLOCKED,")]
    public void An_unknown_value_of_an_enum_is_answered_with_the_values_and_the_nearest(string value, string expected)
    {
        var error = Error("EVSE", e => e["status"] = value);
        Assert.That((error.Rule, error.Type, error.Field), Is.EqualTo(("one of the values of Status", "Status", "EVSE.status")));
        Assert.That(error.Expected, Does.StartWith(expected));
    }

    [Test]
    public void A_form_is_described_in_words_and_names_its_requirement()
    {
        var error = Error("Location", l => l["last_updated"] = "2026-05-01 10:00");
        Assert.Multiple(() =>
        {
            Assert.That(error.Rule, Is.EqualTo("the form of DateTime"));
            Assert.That(error.Expected, Does.StartWith("Moment in UTC as YYYY-MM-DDThh:mm:ss"));
            Assert.That(error.Field, Is.EqualTo("Location.last_updated"));
            Assert.That(error.Comment, Is.EqualTo("TYP-03"));
        });
    }

    [Test]
    public void An_empty_list_that_needs_an_item_is_called_empty()
    {
        var error = Error("EVSE", e => e["connectors"] = new JsonArray());
        Assert.That((error.Rule, error.Received), Is.EqualTo(("at least 1 item", "an empty list")));
    }

    [TestCase("Hours", """{"twentyfourseven":false}""", "/regular_hours", "required when twentyfourseven is false", "LOC-55")]
    [TestCase("PublishTokenType", """{"uid":"1"}""", "/type", "required when uid is given", "LOC-60")]
    [TestCase("PublishTokenType", """{"type":"RFID"}""", "", "one of uid, visual_number, group_id", "LOC-59")]
    [TestCase("Hours", """{"twentyfourseven":true,"regular_hours":[{"weekday":1,"period_begin":"08:00","period_end":"20:00"}]}""",
        "/regular_hours", "no items when twentyfourseven is true", "LOC-55")]
    public void A_rule_between_fields_says_when_it_holds(string type, string json, string pointer, string rule, string requirement)
    {
        var error = Schemas.Validate(type, JsonElement.Parse(json)).Single();
        Assert.That((error.Pointer, error.Rule, error.Comment), Is.EqualTo((pointer, rule, requirement)));
    }

    [TestCase("""{"uid":"1","status":"FREE","connectors":[{}],"last_updated":"2026-05-01T00:00:00Z"}""", "/status", "LOC-43")]
    [TestCase("""{"uid":"é","status":"UNKNOWN","connectors":[{}],"last_updated":"2026-05-01T00:00:00Z"}""", "/uid", "TYP-01")]
    [TestCase("""{"uid":"1","status":"UNKNOWN","connectors":[{}],"last_updated":"2026-05-01T00:00:00Z"}""", "/connectors/0/id", "LOC-47")]
    public void An_error_names_the_requirement_of_the_field_or_else_of_its_type(string json, string pointer, string requirement) =>
        Assert.That(Schemas.Validate("EVSE", JsonElement.Parse(json)).Single(e => e.Pointer == pointer).Comment, Is.EqualTo(requirement));

    [Test]
    public void A_PATCH_needs_no_field_but_what_it_holds_is_judged() => Assert.Multiple(() =>
    {
        Assert.That(Schemas.Validate("Hours", JsonElement.Parse("""{"twentyfourseven":false}"""), patch: true), Is.Empty);
        Assert.That(Schemas.Validate("Location", JsonElement.Parse("{}"), patch: true), Is.Empty);
        Assert.That(Pointers("EVSE", """{"connectors":[]}"""), Is.EqualTo(["/connectors"]), "a list with at least one item keeps that");
        Assert.That(Pointers("EVSE", """{"status":null}"""), Is.EqualTo(["/status"]), "what is required cannot be taken away");
        Assert.That(Pointers("Location", """{"evses":[{"uid":"1"}]}"""),
            Is.EqualTo(["/evses/0/status", "/evses/0/connectors", "/evses/0/last_updated"]), "objects inside are whole");

        IEnumerable<string> Pointers(string type, string json) => Schemas.Validate(type, JsonElement.Parse(json), patch: true).Select(e => e.Pointer);
    });

    [TestCase("\"\\ud800\"")]
    [TestCase("\"\\udc00x\"")]
    public void Half_of_a_surrogate_pair_is_an_error_and_no_exception(string json) => Assert.Multiple(() =>
    {
        foreach (var type in Schemas.Types.Where(t => t != "any")) Assert.That(Schemas.Validate(type, JsonElement.Parse(json)), Is.Not.Empty, type);
    });

    [TestCase("1e999999999")]
    [TestCase("-1e-999999999")]
    [TestCase("99999999999999999999999999999999999999")]
    [TestCase("{\"\\ud800\":1}")]
    [TestCase("[[[[[[[[[[]]]]]]]]]]")]
    [TestCase("{\"evses\":{\"0\":[]}}")]
    [TestCase("{\"status_code\":1e999999999,\"minimum\":1e400}")]
    public void No_value_is_too_strange_to_be_judged(string json) => Assert.Multiple(() =>
    {
        foreach (var type in Schemas.Types)
            foreach (var patch in new[] { false, true })
                Assert.That(() => Schemas.Validate(type, JsonElement.Parse(json), patch), Throws.Nothing, type);
    });

    [Test]
    public void What_was_received_is_cut_and_stays_on_one_line() => Assert.Multiple(() =>
    {
        var list = "[\n" + string.Join(",\n", Enumerable.Repeat("\"text\"", 10_000)) + "\n]";
        foreach (var json in new[] { list, $"\"{new string('ä', 5_000)}\"", $"\"{string.Concat(Enumerable.Repeat("🚗", 5_000))}\"" })
        {
            var error = Schemas.Validate("GeoLocation", JsonElement.Parse($$"""{"latitude":{{json}},"longitude":"4.12345"}""")).Single();
            Assert.That(error.Received, Has.Length.LessThanOrEqualTo(80).And.Not.Contains("\n").And.Contains("…"));
        }
    });

    [Test]
    public void A_hostile_list_gives_a_bounded_number_of_errors()
    {
        var many = JsonSerializer.SerializeToElement(new { evses = Enumerable.Repeat(1, 50_000) });
        Assert.That(Schemas.Validate("Location", many), Has.Count.InRange(900, 1000));
    }

    [TestCase("""{"token":"SECRET-SECRET-SECRET-SECRET-SECRET-SECRET-SECRET-SECRET-SECRET-SECRET","url":"https://a.example/","roles":[]}""")]
    [TestCase("""[{"token":"SECRET"}]""")]
    public void A_token_is_never_shown(string json)
    {
        var errors = Schemas.Validate("Credentials", JsonElement.Parse(json));
        Assert.That(errors, Is.Not.Empty);
        Assert.That(errors.Select(e => e.ToString()), Has.None.Contains("SECRET"));
    }

    [Test]
    public void A_type_without_a_schema_is_a_mistake_of_the_caller() =>
        Assert.That(() => Schemas.Validate("Unknown", JsonElement.Parse("{}")), Throws.ArgumentException.With.Message.Contains("Unknown"));

    [Test]
    public void Errors_of_many_values_stand_in_the_order_of_the_values()
    {
        var values = Enumerable.Range(0, 100).Select(i => JsonElement.Parse(i % 3 == 0 ? "5" : "\"text\"")).ToList();
        Assert.That(Schemas.ValidateMany("string", values).Select(e => e.Count), Is.EqualTo(Enumerable.Range(0, 100).Select(i => i % 3 == 0 ? 1 : 0)));
    }

    private static SchemaError Error(string type, Action<JsonNode> change) => Errors(type, change).Single();

    private static IReadOnlyList<SchemaError> Errors(string type, Action<JsonNode> change)
    {
        var sample = SampleTests.Samples.Valid(type, new Random(3));
        change(sample);
        return Schemas.Validate(type, JsonSerializer.SerializeToElement(sample));
    }
}
