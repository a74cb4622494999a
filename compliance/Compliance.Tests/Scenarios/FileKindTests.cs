using OcpiKit.Engine.Scenarios;

namespace OcpiKit.Compliance.Tests.Scenarios;

/// <summary>Beside scenarios stand other files; each is told for what it is.</summary>
[TestFixture, Category("unit")]
internal sealed class FileKindTests
{
    [TestCase("id: cpo.a\ntitle: T\nwhy: W\nrole: CPO\n", FileKind.Scenario)]
    [TestCase("id: cpo.a\nrole: CPO\nmodule: locations\n", FileKind.Scenario)]
    [TestCase("title: T\nrole: CPO\nsteps: []\n", FileKind.Scenario)]
    [TestCase("{ \"id\": \"cpo.a\", \"role\": \"CPO\" }", FileKind.Scenario)]
    [TestCase("name: something\n", FileKind.Scenario)]
    [TestCase("", FileKind.Scenario)]
    [TestCase("# comment\npart: a\ndoes: D\nsteps: []\n", FileKind.Part)]
    [TestCase("lesson: a\ntitle: T\nchapters: []\n", FileKind.Lesson)]
    [TestCase("page: glossary\ntitle: T\n", FileKind.Lesson)]
    [TestCase("known:\n  - check: a\n    reason: R\n", FileKind.KnownFailures)]
    [TestCase("url: http://a/\nrole: CPO\n", FileKind.Profile)]
    [TestCase("{\n  \"url\": \"http://a/\"\n}", FileKind.Profile)]
    [TestCase("{ \"url\": \"http://a/\" }", FileKind.Profile)]
    [TestCase("triggers: { charge: { shell: x } }\n", FileKind.Profile)]
    [TestCase("{\n  \"format\": \"ocpikit-results/1\",\n  \"why\": 1\n}", FileKind.Results)]
    public void A_file_is_known_by_its_keys(string text, FileKind kind) => Assert.That(FileKinds.Of(text), Is.EqualTo(kind));
}
