using System.Text.Json;
using OcpiKit.Compliance.Tests.House;
using OcpiKit.Engine.Scenarios.Reading;

namespace OcpiKit.Compliance.Tests.Published;

/// <summary>What an editor underlines in our own files would be a mistake of the schema or of the file; there is none.</summary>
[TestFixture, Category("unit")]
internal sealed class ShippedFilesTests
{
    private static readonly string Root = Repository.Find().Root;

    private static readonly PublishedSchemas Schemas = new();

    private static IEnumerable<TestCaseData> Files() =>
        from file in new[] { "scenarios", "compliance/Profiles" }.SelectMany(folder => Directory.EnumerateFiles(Path.Combine(Root, folder), "*.yaml", SearchOption.AllDirectories)).Order(StringComparer.Ordinal)
        let name = Path.GetRelativePath(Root, file).Replace('\\', '/')
        select new TestCaseData(name, SchemaOf(name)).SetArgDisplayNames(name);

    [TestCaseSource(nameof(Files))]
    public void Each_is_as_its_published_schema_has_it(string file, string schema) => Assert.That(Schemas.Errors(schema, Read(File.ReadAllText(Path.Combine(Root, file)))), Is.Empty);

    [TestCaseSource(nameof(Files))]
    public void Each_tells_both_editors_where_that_is(string file, string schema)
    {
        var up = string.Concat(Enumerable.Repeat("../", file.Count(c => c == '/')));

        Assert.That(File.ReadLines(Path.Combine(Root, file)).Take(2), Is.EqualTo(new[] { $"# yaml-language-server: $schema={up}schemas/{schema}.schema.json", $"# $schema: {up}schemas/{schema}.schema.json" }));
    }

    [Test]
    public void There_are_some_of_every_kind() =>
        Assert.That(Files().Select(file => file.Arguments[1]).Distinct(), Is.EquivalentTo(new[] { "scenario", "part", "lesson", "profile" }));

    [TestCase("scenario", "id: cpo.a\ntitle: T\nwhy: W\nrole: CPO\nmodule: locations\nsteps: [ { id: a, cal: b } ]")]
    [TestCase("part", "part: a\ndoes: D\nsteps: []")]
    [TestCase("lesson", "lesson: a b\ntitle: T")]
    [TestCase("lesson", "lesson: ab\ntitle: T\nconcept: C\ngoals: [G]\nrole: CPO\nmodule: locations\nchapters: [ { title: T, steps: [ { id: a, call: b, lesson: { titel: T } } ] } ]")]
    [TestCase("profile", "timeout: soon")]
    public void A_schema_that_lets_everything_pass_would_prove_nothing(string schema, string text) => Assert.That(Schemas.Errors(schema, Read(text)), Is.Not.Empty);

    private static string SchemaOf(string file) =>
        file.StartsWith("compliance/", StringComparison.Ordinal) ? "profile"
        : file.StartsWith("scenarios/lessons/", StringComparison.Ordinal) ? "lesson"
        : file.Contains("/parts/", StringComparison.Ordinal) ? "part"
        : "scenario";

    private static JsonElement Read(string text) => NodeJson.Of(YamlReader.Read("a.yaml", text, new Problems())!, new Problems());
}
