using System.Text.Json;
using OcpiKit.Compliance.Tests.Published;
using OcpiKit.Compliance.Tests.Scenarios;
using OcpiKit.Engine.Knowing;

namespace OcpiKit.Compliance.Tests.Knowing;

/// <summary>Holds the schema for editors in step with the reader.</summary>
[TestFixture, Category("unit")]
internal sealed class KnownFailuresSchemaTests
{
    private static readonly PublishedSchemas Schemas = new();

    [Test]
    public void Every_word_of_a_list_stands_in_the_schema_and_no_other()
    {
        using var schema = JsonDocument.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "schemas", "known-failures.schema.json")));

        Assert.That(PublishedSchemas.Keys(schema.RootElement), Is.EquivalentTo(KnownFailuresFormat.File));
        Assert.That(PublishedSchemas.Keys(schema.RootElement.GetProperty("$defs").GetProperty("entry")), Is.EquivalentTo(KnownFailuresFormat.Entry));
    }

    [TestCase("""{ "known": [] }""", ExpectedResult = true)]
    [TestCase("""{ "$schema": "x", "known": [{ "check": "cdr.sums", "scenario": ["cpo.cdrs.*"], "at": "/data/*/x", "reason": "Known.", "until": "2027-01-31" }] }""", ExpectedResult = true)]
    [TestCase("""{ "known": [{ "check": "cdr.sums", "reason": "Known." }] }""", ExpectedResult = true)]
    [TestCase("""{ "known": [{ "check": "cdr.sums" }] }""", ExpectedResult = false)]
    [TestCase("""{ "known": [{ "check": "cdr.sums", "reason": " " }] }""", ExpectedResult = false)]
    [TestCase("""{ "known": [{ "check": "cdr.sums", "reason": "Known.", "scenario": [] }] }""", ExpectedResult = false)]
    [TestCase("""{ "known": [{ "check": "cdr.sums", "reason": "Known.", "at": "data" }] }""", ExpectedResult = false)]
    [TestCase("""{ "known": [{ "check": "cdr.sums", "reason": "Known.", "until": "soon" }] }""", ExpectedResult = false)]
    [TestCase("""{ "known": [{ "check": "cdr.sums", "reason": "Known.", "because": "x" }] }""", ExpectedResult = false)]
    public bool Editors_and_the_kit_agree_on_a_list(string json)
    {
        using var list = JsonDocument.Parse(json);
        var editors = Schemas.Errors("known-failures", list.RootElement).Count == 0;
        var kit = new KnownFailuresReader(new RuleNames(Protocol221.Edition, [])).Read("known.json", json.Replace("cpo.cdrs.*", "*", StringComparison.Ordinal)).Diagnostics.Count == 0;

        Assert.That(kit, Is.EqualTo(editors));
        return editors;
    }
}
