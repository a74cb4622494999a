using System.Text;
using System.Text.Json.Nodes;
using OcpiKit.Compliance.Tests.Checks.Making;
using OcpiKit.Compliance.Tests.Scenarios;
using OcpiKit.Engine.Desk;
using OcpiKit.Engine.Results;

namespace OcpiKit.Compliance.Tests.Desk;

[TestFixture, Category("unit")]
public sealed class RecordingTests
{
    [TestCase("GET", "https://a.example/ocpi/versions", "versions.symmetric.list")]
    [TestCase("GET", "https://a.example/ocpi/2.2.1", "versions.symmetric.get")]
    [TestCase("GET", "https://a.example/x/locations?limit=5", "locations.sender.list")]
    [TestCase("GET", "https://a.example/x/locations/L1/E1/1", "locations.sender.get.connector")]
    [TestCase("PUT", "https://a.example/emsp/locations/NL/CPO/L1", "locations.receiver.put")]
    [TestCase("GET", "https://a.example/emsp/locations/NL/CPO/L1", "locations.receiver.get")]
    [TestCase("POST", "https://a.example/x/tokens/0123/authorize?type=RFID", "tokens.sender.post.authorize")]
    [TestCase("POST", "https://a.example/x/commands/START_SESSION", "commands.receiver.post.start_session")]
    public void An_operation_is_recognised_by_its_method_and_path(string method, string url, string operation) =>
        Assert.That(Judged(Entry(method, url)).Findings.Select(found => found.Exchange).First(), Does.EndWith($"({operation})"));

    [Test]
    public void What_is_wrong_in_an_answer_is_found_and_what_is_not_OCPI_is_passed_over()
    {
        var result = Judged(
            Entry("GET", "https://a.example/style.css"),
            Entry("GET", "https://a.example/ocpi/locations", new JsonArray(Made.Location().But("city", null))));

        Assert.That(result.Matter.Form, Is.EqualTo(Form.Recording));
        Assert.That(Bad(result).Where(finding => finding.Check == "schema.location").Select(finding => finding.Pointer), Is.EqualTo(new[] { "/data/0/city" }));
        Assert.That(result.Notes, Has.Some.StartsWith("1 of the exchanges"));
    }

    [Test]
    public void What_is_wrong_in_a_body_that_was_sent_is_found()
    {
        var entry = Entry("PUT", "https://a.example/ocpi/locations/NL/CPO/L1");
        entry["request"]!["postData"] = new JsonObject { ["text"] = Made.Location().But("city", null).ToJsonString() };

        Assert.That(Bad(Judged(entry)).Select(finding => finding.Check), Does.Contain("incoming.schema.location"));
    }

    [Test]
    public void Entries_without_what_an_entry_has_break_nothing()
    {
        var odd = JsonNode.Parse("""[1, {}, { "request": { "url": "nonsense" } }, { "request": { "url": "https://a.example/ocpi/versions" }, "response": { "status": "200" } }]""")!.AsArray();

        Assert.That(new DeskJudge(Protocol221.Edition).Judge(Bytes(new JsonObject { ["log"] = new JsonObject { ["entries"] = odd } }), null).Findings, Is.Empty);
    }

    private static JsonObject Entry(string method, string url, JsonNode? data = null) => new()
    {
        ["request"] = new JsonObject { ["method"] = method, ["url"] = url, ["headers"] = new JsonArray() },
        ["response"] = new JsonObject
        {
            ["status"] = 200,
            ["headers"] = new JsonArray(new JsonObject { ["name"] = "Content-Type", ["value"] = "application/json" }),
            ["content"] = new JsonObject { ["text"] = new JsonObject { ["data"] = data, ["status_code"] = 1000, ["timestamp"] = "2026-03-01T10:00:00Z" }.ToJsonString() },
        },
    };

    private static byte[] Bytes(JsonNode node) => Encoding.UTF8.GetBytes(node.ToJsonString());

    private static DeskResult Judged(params JsonObject[] entries) =>
        new DeskJudge(Protocol221.Edition).Judge(Bytes(new JsonObject { ["log"] = new JsonObject { ["entries"] = new JsonArray([.. entries]) } }), null);

    private static List<Finding> Bad(DeskResult result) => [.. result.Findings.Select(found => found.Finding).Where(finding => finding.Verdict is Verdict.Fail or Verdict.Warn)];
}
