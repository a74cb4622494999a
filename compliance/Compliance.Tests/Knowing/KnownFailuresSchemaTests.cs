using System.Text.Json;
using OcpiKit.Engine.Knowing;

namespace OcpiKit.Compliance.Tests.Knowing;

/// <summary>Holds the schema for editors in step with the reader.</summary>
[TestFixture, Category("unit")]
internal sealed class KnownFailuresSchemaTests
{
    [Test]
    public void Every_word_of_a_list_stands_in_the_schema_and_no_other()
    {
        using var schema = JsonDocument.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "schemas", "known-failures.schema.json")));

        Assert.That(Keys(schema.RootElement), Is.EquivalentTo(KnownFailuresFormat.File));
        Assert.That(Keys(schema.RootElement.GetProperty("$defs").GetProperty("entry")), Is.EquivalentTo(KnownFailuresFormat.Entry));
    }

    private static IEnumerable<string> Keys(JsonElement type) => type.GetProperty("properties").EnumerateObject().Select(property => property.Name);
}
