using System.Text.Json.Nodes;
using OcpiKit.Compliance.Tests.Checks.Making;
using OcpiKit.Engine.Checks;
using OcpiKit.Engine.Evidence;
using OcpiKit.Engine.Results;

namespace OcpiKit.Compliance.Tests.Checks.Incoming;

[Category("unit")]
public sealed class BodyTests
{
    private static CallBuilder Push => Calls.Of("sessions.receiver.put").Body(Made.Session());

    [TestCase("application/json", "Pass")]
    [TestCase("Application/JSON; charset=utf-8", "Pass")]
    [TestCase("application/merge-patch+json", "Fail")]
    [TestCase("text/plain", "Fail")]
    [TestCase(null, "Fail")]
    public void A_body_says_that_it_is_json(string? type, string verdict) =>
        Assert.That(Seen.Verdict("incoming.content-type", Push.Header("Content-Type", type)), Is.EqualTo(verdict));

    [Test]
    public void Without_a_body_no_type_is_due() =>
        Assert.That(Seen.Verdict("incoming.content-type", Calls.Of("tokens.sender.post.authorize").Header("Content-Type", null)), Is.EqualTo("nothing"));

    [TestCase("{}", "Pass")]
    [TestCase("{", "Fail")]
    [TestCase("", "Fail")]
    [TestCase("\uFEFF{}", "Warn")]
    public void A_body_is_valid_json(string body, string verdict) => Assert.That(Seen.Verdict("incoming.json", Push.Body(body)), Is.EqualTo(verdict));

    [Test]
    public void Where_the_body_is_optional_none_is_well() => Assert.That(Seen.Verdict("incoming.json", Calls.Of("tokens.sender.post.authorize")), Is.EqualTo("nothing"));

    [Test]
    public void The_result_of_a_command_is_not_wrapped() => Assert.Multiple(() =>
    {
        var bare = Calls.Of("commands.sender.post.result").Body("""{ "result": "ACCEPTED" }""");
        var wrapped = Calls.Of("commands.sender.post.result").Body("""{ "status_code": 1000, "timestamp": "2026-03-01T10:00:00Z", "data": { "result": "ACCEPTED" } }""");
        Assert.That(Seen.Verdict("incoming.bare", bare), Is.EqualTo("Pass"));
        Assert.That(Seen.By("incoming.bare", wrapped).Select(finding => (finding.Verdict, finding.Verifies[0])), Is.EqualTo(new[] { (Verdict.Fail, "CMD-13") }));
        Assert.That(Seen.Verdict("incoming.schema", wrapped), Is.EqualTo("nothing"), "What is wrapped is told once.");
    });

    [TestCase("status", "ACTIVE", "Pass")]
    [TestCase("status", "RESERVED", "Fail")]
    [TestCase("status", null, "Fail")]
    [TestCase("id", "0123456789012345678901234567890123456", "Fail")]
    [TestCase("last_updated", "2026-03-01T10:00:00+01:00", "Fail")]
    public void A_pushed_object_has_the_form_of_its_type(string field, string? value, string verdict) =>
        Assert.That(Seen.Verdict("incoming.schema", Push.Body(Made.Session().But(field, value))), Is.EqualTo(verdict));

    [TestCase("currency", null, "SES-39", "TRN-29")]
    [TestCase("charging_periods", """[{ "start_date_time": "2026-03-01T10:00:00Z", "dimensions": [] }]""", "CDR-34", "TRM-04")]
    [TestCase("status", "\"active\"", "SES-33", "TYP-10")]
    public void Whoever_sends_is_bound_by_what_holds_for_every_body_too(string field, string? json, params string[] rows)
    {
        var finding = Seen.By("incoming.schema", Push.Body(Made.Session().But(field, json is null ? null : JsonNode.Parse(json)))).Single();
        Assert.That((finding.Verdict, string.Join(' ', finding.Verifies)), Is.EqualTo((Verdict.Fail, string.Join(' ', rows))));
    }

    [Test]
    public void What_is_wrong_is_named_by_its_class() => Assert.Multiple(() =>
    {
        var finding = Seen.By("incoming.schema", Push.Body(Made.Session().But("cdr_token/type", "CARD"))).Single();
        Assert.That((finding.Check, finding.Pointer), Is.EqualTo(("incoming.schema.cdrtoken", "/cdr_token/type")));
    });

    [TestCase("""{ "kwh": 2, "last_updated": "2026-03-01T10:06:00Z" }""", "Pass", "Pass")]
    [TestCase("""{ "kwh": 2 }""", "Pass", "Fail")]
    [TestCase("""{ "kwh": "2", "last_updated": "2026-03-01T10:06:00Z" }""", "Fail", "Pass")]
    [TestCase("""{ "kwh": 2, "last_updated": null }""", "Fail", "Fail")]
    public void A_patch_has_the_fields_that_change_and_the_time(string body, string schema, string stamp) => Assert.Multiple(() =>
    {
        Assert.That(Seen.Verdict("incoming.schema", Calls.Of("sessions.receiver.patch").Body(body)), Is.EqualTo(schema));
        Assert.That(Seen.Verdict("incoming.last-updated", Calls.Of("sessions.receiver.patch").Body(body)), Is.EqualTo(stamp));
    });

    [Test]
    public void A_profile_result_is_measured_by_the_type_that_it_comes_nearest_to() => Assert.Multiple(() =>
    {
        Assert.That(Seen.Verdict("incoming.schema", Calls.Of("chargingprofiles.sender.post.result").Body("""{ "result": "ACCEPTED" }""")), Is.EqualTo("Pass"));
        Assert.That(Seen.Verdict("incoming.schema", Calls.Of("chargingprofiles.sender.post.result").Body("""{ "result": "FINE" }""")), Is.EqualTo("Fail"));
    });

    [TestCase("location.times", "evses/0/last_updated", "2027-01-01T00:00:00Z")]
    [TestCase("location.country", "country", "NL")]
    [TestCase("location.time-zone", "time_zone", "Amsterdam")]
    [TestCase("json.duplicate-keys", null, null)]
    public void Rules_about_objects_hold_for_what_is_pushed_too(string check, string? path, string? value)
    {
        var push = Calls.Of("locations.receiver.put");
        Assert.Multiple(() =>
        {
            Assert.That(Seen.Verdict(check, push.Body(Made.Location())), Is.EqualTo("Pass"));
            Assert.That(Seen.Verdict(check, path is null ? push.Body("""{ "id": 1, "id": 2 }""") : push.Body(Made.Location().But(path, value))), Is.Not.EqualTo("Pass"));
        });
    }

    [Test]
    public void A_patch_of_an_EVSE_need_not_repeat_its_evse_id() =>
        Assert.That(Seen.Verdict("location.evse-id", Calls.Of("locations.receiver.patch.evse").Body("""{ "status": "CHARGING", "last_updated": "2026-03-01T10:06:00Z" }""")), Is.EqualTo("nothing"));

    [Test]
    public void A_correct_call_has_nothing_but_passes() => Assert.Multiple(() =>
    {
        foreach (var call in new Exchange[]
        {
            Push, Calls.Of("locations.receiver.put").Body(Made.Location()), Calls.Of("tariffs.receiver.put").Body(Made.Tariff()), Calls.Of("tariffs.receiver.delete"),
            Calls.Of("locations.receiver.put.evse").Body(Made.Evse()), Calls.Of("locations.receiver.put.connector").Body(Made.Connector()),
            Calls.Of("locations.receiver.patch.evse").Body("""{ "status": "CHARGING", "last_updated": "2026-03-01T10:06:00Z" }"""),
            Calls.Of("tokens.receiver.put").Body(Made.Token()), Calls.Of("tokens.sender.list").Parameter("limit", "10"), Calls.Of("tokens.sender.post.authorize"),
            Calls.Of("commands.sender.post.result").Body("""{ "result": "ACCEPTED" }"""), Calls.Of("versions.symmetric.list"), Calls.Of("versions.symmetric.get"),
            Calls.Of("credentials.symmetric.post").Body(Made.Credentials()),
        })
            Assert.That(new Judge(Seen.Surroundings).Of(call).Where(finding => finding.Verdict != Verdict.Pass), Is.Empty, call.Operation!.Id);
    });

    [Test]
    public void Who_asks_is_bound_as_a_client() => Assert.Multiple(() =>
    {
        // LOC-24 binds a client to fail and a server to warn.
        var mismatch = Calls.Of("locations.receiver.put").Parameter("country_code", "DE").Body(Made.Location());
        Assert.That(Seen.Verdict("incoming.url-ids", mismatch), Is.EqualTo("Fail"));
    });

    [Test]
    public void Checks_of_answers_do_not_look_at_calls_nor_checks_of_calls_at_answers() => Assert.Multiple(() =>
    {
        var answers = new Judge(Seen.Surroundings).Of(Exchanges.Of("locations.sender.list").Data(Made.Location()));
        Assert.That(answers.Select(finding => finding.Check).Where(check => check.StartsWith("incoming", StringComparison.Ordinal)), Is.Empty);
        var calls = new Judge(Seen.Surroundings).Of(Push.Body(new JsonArray()));
        Assert.That(calls.Select(finding => finding.Check).Where(check => check.StartsWith("envelope", StringComparison.Ordinal) || check.StartsWith("header", StringComparison.Ordinal)), Is.Empty);
    });
}
