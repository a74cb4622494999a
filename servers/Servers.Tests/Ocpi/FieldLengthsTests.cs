using System.Text.Json;
using OcpiKit.Ocpi.Types;

namespace OcpiKit.Servers.Tests.Ocpi;

[TestFixture, Category("unit")]
internal sealed class FieldLengthsTests
{
    [TestCase(36, true), TestCase(37, false)]
    public void A_text_is_as_long_as_its_table_allows_and_no_longer(int length, bool fits) =>
        Assert.That(() => Read<LocationReferences>(new { LocationId = new string('x', length) }), fits ? Throws.Nothing : Throws.InstanceOf<JsonException>().With.Property("Path").EqualTo("$.location_id"));

    [TestCase(36, true), TestCase(37, false)]
    public void So_is_each_of_a_list(int length, bool fits) =>
        Assert.That(() => Read<LocationReferences>(new { LocationId = "1", EvseUids = (string[])["1", new string('x', length)] }), fits ? Throws.Nothing : Throws.InstanceOf<JsonException>());

    private static T Read<T>(object value) => JsonSerializer.Deserialize<T>(JsonSerializer.Serialize(value, OcpiJson.Options), OcpiJson.Strict)!;
}
