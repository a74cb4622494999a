using System.Text;
using System.Text.Json.Nodes;
using OcpiKit.Compliance.Tests.Checks.Making;
using OcpiKit.Compliance.Tests.Scenarios;
using OcpiKit.Engine.Desk;
using OcpiKit.Engine.Results;

namespace OcpiKit.Compliance.Tests.Desk;

[TestFixture, Category("unit")]
public sealed class DeskJudgeTests
{
    private static readonly DeskJudge Desk = new(Protocol221.Edition);

    [Test]
    public void A_right_object_is_taken_for_what_it_is_and_nothing_is_wrong_with_it()
    {
        var result = Judged(Made.Location());

        Assert.That(result.Matter, Is.EqualTo(new Matter(Form.Object, "Location", true, [])).Using<Matter>((one, other) => (one.Form, one.Type, one.Sure) == (other.Form, other.Type, other.Sure)));
        Assert.That(Bad(result), Is.Empty);
        Assert.That(result.Findings.Select(found => found.Finding.Verdict), Does.Contain(Verdict.Pass));
    }

    [Test]
    public void What_is_wrong_is_found_where_it_stands_in_the_file()
    {
        Assert.That(Bad(Judged(Made.Location().But("city", null))).Single().Pointer, Is.EqualTo("/city"));
        Assert.That(Bad(Judged(new JsonArray(Made.Location(), Made.Location().But("id", "L2").But("city", null)))).Single().Pointer, Is.EqualTo("/1/city"));
        Assert.That(Bad(Judged(Enveloped(new JsonArray(Made.Location().But("city", null))))).Single().Pointer, Is.EqualTo("/data/0/city"));
        Assert.That(Bad(Judged(Enveloped(Made.Location().But("city", null)))).Single().Pointer, Is.EqualTo("/data/city"));
    }

    [Test]
    public void The_rules_of_objects_hold_beyond_their_schema() =>
        Assert.That(Bad(Judged(Made.Location().But("last_updated", "2026-03-01T10:00:00.000000000Z"))).Select(finding => finding.Check), Does.Contain("datetime.length"));

    [Test]
    public void An_envelope_is_judged_itself()
    {
        var envelope = Enveloped(new JsonArray(Made.Location()));
        envelope["status_code"] = "1000";

        Assert.That(Bad(Judged(envelope)).Select(finding => finding.Check), Does.Contain("envelope.status-code"));
    }

    [Test]
    public void An_answer_without_data_is_an_answer_all_the_same()
    {
        var result = Judged(new JsonObject { ["status_code"] = 2001, ["status_message"] = "No", ["timestamp"] = "2026-03-01T10:00:00Z" });

        Assert.That((result.Matter.Form, result.Matter.Type), Is.EqualTo((Form.Envelope, (string?)null)));
        Assert.That(Bad(result), Is.Empty);
        Assert.That(result.Notes, Has.Some.Contains("only the envelope"));
    }

    [Test]
    public void What_is_only_sent_is_measured_by_its_schema()
    {
        var command = JsonNode.Parse("""{ "response_url": "https://example.com/1", "location_id": "L1", "evse_uid": "E1", "connector_id": 1 }""")!;

        var result = Judged(command);

        Assert.That(result.Matter.Type, Is.EqualTo("UnlockConnector"));
        Assert.That(Bad(result).Single().Pointer, Is.EqualTo("/connector_id"));
    }

    [Test]
    public void The_type_can_be_said_in_any_case() => Assert.That(Desk.Judge(Bytes(Made.Location()), "location").Matter.Sure);

    [TestCase("", "The file is empty.")]
    [TestCase("[]", "The list is empty")]
    [TestCase("{\"a\":", "This is not JSON: line 1")]
    [TestCase("{ \"some\": \"thing\" }", "--type CDR")]
    [TestCase("42", "where an object or a list of objects is looked for")]
    [TestCase("{\"log\":{\"entries\":[]}}", "looks like OCPI")]
    public void What_cannot_be_judged_is_said_in_one_sentence(string content, string says) =>
        Assert.That(() => Desk.Judge(Encoding.UTF8.GetBytes(content), null), Throws.TypeOf<DeskException>().With.Message.Contains(says));

    [Test]
    public void A_type_that_does_not_exist_is_answered_with_the_nearest() =>
        Assert.That(() => Desk.Judge(Bytes(Made.Location()), "Sesion"), Throws.TypeOf<DeskException>().With.Message.Contains("Did you mean Session?"));

    [Test]
    public void Something_deep_ends_in_a_sentence() =>
        Assert.That(() => Desk.Judge(Encoding.UTF8.GetBytes(new string('[', 100_000)), null), Throws.TypeOf<DeskException>());

    private static JsonObject Enveloped(JsonNode data) => new() { ["data"] = data, ["status_code"] = 1000, ["timestamp"] = "2026-03-01T10:00:00Z" };

    private static byte[] Bytes(JsonNode node) => Encoding.UTF8.GetBytes(node.ToJsonString());

    private static DeskResult Judged(JsonNode node) => Desk.Judge(Bytes(node), null);

    private static List<Finding> Bad(DeskResult result) => [.. result.Findings.Select(found => found.Finding).Where(finding => finding.Verdict is Verdict.Fail or Verdict.Warn or Verdict.Error)];
}
