using System.Text.Json;
using OcpiKit.Engine.Parties;
using static OcpiKit.Compliance.Tests.Published.PublishedSchemas;

namespace OcpiKit.Compliance.Tests.Parties;

/// <summary>Holds the schema for editors in step with the reader.</summary>
[TestFixture, Category("unit")]
internal sealed class ProfileSchemaTests
{
    private JsonElement _root;

    [OneTimeSetUp]
    public void Read()
    {
        using var schema = JsonDocument.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "schemas", "profile.schema.json")));
        _root = schema.RootElement.Clone();
    }

    [Test]
    public void Every_option_and_section_stands_in_the_schema_and_no_other() =>
        Assert.That(Keys(_root), Is.EquivalentTo(ProfileFormat.File));

    [Test]
    public void Every_word_of_a_section_stands_in_the_schema_and_no_other()
    {
        Assert.That(Keys(Part("http")), Is.EquivalentTo(ProfileFormat.Http));
        Assert.That(Keys(Part("shell")), Is.EquivalentTo(ProfileFormat.Shell));
        Assert.That(Keys(Part("expect")), Is.EquivalentTo(ProfileFormat.Expect));
        Assert.That(Keys(Part("parties").GetProperty("anyOf")[1]), Is.EquivalentTo(ProfileFormat.Roles));
        Assert.That(Keys(_root.GetProperty("properties").GetProperty("data")), Is.EquivalentTo(ProfileFormat.Data));
        Assert.That(Words("modules"), Is.EquivalentTo(Agreement.Modules));
        Assert.That(Words("interfaces"), Is.EquivalentTo(Agreement.Agreeable));
        Assert.That(Words("push"), Is.EquivalentTo(Agreement.Pushable));
    }

    [Test]
    public void What_is_a_switch_on_the_command_line_is_a_boolean_in_the_schema() =>
        Assert.That(
            _root.GetProperty("properties").EnumerateObject().Where(property => property.Value.TryGetProperty("type", out var type) && type.ValueEquals("boolean")).Select(property => property.Name),
            Is.EquivalentTo(ProfileOptions.All.Where(option => option.Value is null).Select(option => option.Name)));

    private JsonElement Part(string name) => _root.GetProperty("$defs").GetProperty(name);

    private IEnumerable<string?> Words(string key) =>
        Part("expect").GetProperty("properties").GetProperty(key).GetProperty("items").GetProperty("enum").EnumerateArray().Select(word => word.GetString());
}
