using System.Text.Json;
using OcpiKit.Engine.Evidence;

namespace OcpiKit.Compliance.Tests.Evidence;

[TestFixture, Category("unit")]
internal sealed class BodyPointerTests
{
    private static readonly JsonElement Body = JsonDocument.Parse("""{"data":[{"id":"a","n":null},{"id":"b"},{}],"a/b":{"~":1}}""").RootElement;

    [TestCase("", """{"data":[{"id":"a","n":null},{"id":"b"},{}],"a/b":{"~":1}}""")]
    [TestCase("/data/1/id", "\"b\"")]
    [TestCase("/data/0/n", "null")]
    [TestCase("/a~1b/~0", "1")]
    [TestCase("/data/*/id", """["a","b"]""")]
    [TestCase("/data/3", null)]
    [TestCase("/data/-1", null)]
    [TestCase("/nope/*/id", null)]
    public void A_pointer_finds_what_stands_there(string pointer, string? found)
    {
        var value = BodyPointer.Find(Body, pointer);

        Assert.That(value is null ? null : JsonSerializer.Serialize(value.Value), Is.EqualTo(found));
    }
}
