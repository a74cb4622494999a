using System.Text.Json;
using Json.More;
using Json.Schema;

namespace OcpiKit.Compliance.Tests.StandIns;

[Category("unit")]
public sealed class JsonMoreTests
{
    [TestCase("1", "1.0")]
    [TestCase("1", "10e-1")]
    [TestCase("-0", "0")]
    [TestCase("""{"a":1,"b":[2,{"c":null}]}""", """{"b":[2.0,{"c":null}],"a":1}""")]
    [TestCase("\"A\"", "\"\\u0041\"")]
    public void Equal_values_are_equal_and_share_a_hash(string one, string other) => Assert.Multiple(() =>
    {
        Assert.That(JsonElement.Parse(one).IsEquivalentTo(JsonElement.Parse(other)), Is.True);
        Assert.That(JsonElement.Parse(one).GetEquivalenceHashCode(), Is.EqualTo(JsonElement.Parse(other).GetEquivalenceHashCode()));
    });

    [TestCase("1", "\"1\"")]
    [TestCase("[1,2]", "[2,1]")]
    [TestCase("""{"a":1}""", """{"a":1,"b":null}""")]
    [TestCase("false", "0")]
    [TestCase("null", "{}")]
    public void Different_values_are_not_equal(string one, string other) =>
        Assert.That(JsonElement.Parse(one).IsEquivalentTo(JsonElement.Parse(other)), Is.False);

    [TestCase("null")]
    [TestCase("5")]
    [TestCase("[1,\"a\"]")]
    [TestCase("""{"a":[true]}""")]
    public void An_element_becomes_a_node(string json) =>
        Assert.That(JsonElement.Parse(json).AsNode()?.ToJsonString() ?? "null", Is.EqualTo(json));

    [Test]
    public void Plain_values_become_elements() =>
        Assert.That(new[] { true.AsJsonElement(), 5.AsJsonElement(), "a".AsJsonElement() }.Select(e => e.ToJsonString()), Is.EqualTo(["true", "5", "\"a\""]));

    [Test]
    public void A_schema_and_its_results_can_be_written_through_the_stand_ins()
    {
        var schema = JsonSchema.FromText("""{"type":["string","null"],"enum":["a",null]}""");
        var results = schema.Evaluate(JsonElement.Parse("5"), new EvaluationOptions { OutputFormat = OutputFormat.List });
        var written = JsonElement.Parse(JsonSerializer.Serialize(results));
        Assert.That(written.GetProperty("valid").GetBoolean(), Is.False);
    }
}
