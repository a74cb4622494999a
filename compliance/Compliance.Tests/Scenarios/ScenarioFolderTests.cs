using OcpiKit.Engine.Scenarios;

namespace OcpiKit.Compliance.Tests.Scenarios;

[TestFixture, Category("unit")]
public sealed class ScenarioFolderTests
{
    private string _folder = "";

    [SetUp]
    public void MakeFolder() => _folder = Directory.CreateTempSubdirectory("scenarios-").FullName;

    [TearDown]
    public void RemoveFolder() => Directory.Delete(_folder, recursive: true);

    private static string Text(string id) =>
        $"id: {id}\ntitle: T\nwhy: W\nrole: CPO\nmodule: versions\nsteps: [ {{ id: a, call: versions.symmetric.list }} ]\n";

    private void Write(string file, string text)
    {
        var path = Path.Combine(_folder, file);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }

    private ScenarioSet Load() => new ScenarioLoader(Protocol221.Edition).LoadFolder(_folder);

    [Test]
    public void Files_are_read_in_ordinal_order_whatever_their_ending()
    {
        Write("b/two.yml", Text("cpo.two"));
        Write("B/one.yaml", Text("cpo.one"));
        Write("b/three.json", Text("cpo.three"));
        Write("b/readme.md", "no scenario");

        Assert.That(Load().Scenarios.Select(s => s.Place.File), Is.EqualTo(new[] { "B/one.yaml", "b/three.json", "b/two.yml" }));
    }

    [Test]
    public void An_id_that_two_files_use_names_both_places()
    {
        Write("a.yaml", Text("cpo.same"));
        Write("b.yaml", "\n" + Text("cpo.same"));

        var set = Load();

        Assert.That(set.Scenarios, Has.Count.EqualTo(1));
        Assert.That(set.Diagnostics.Single(), Has.Property("Says").EqualTo("The scenario id cpo.same is taken already, at a.yaml:1:1.")
            .And.Property("Place").EqualTo(new Place("b.yaml", 2, 1)));
    }

    [Test]
    public void Profiles_results_and_known_failures_may_stand_beside_scenarios()
    {
        Write("a.yaml", Text("cpo.sound"));
        Write("partner.yaml", "url: https://cpo.example.com/versions\n");
        Write("reports/results.json", "{\n  \"format\": \"ocpikit-results/1\"\n}");
        Write("known.yaml", "known: []\n");

        var set = Load();

        Assert.That(set.Diagnostics, Is.Empty);
        Assert.That(set.Scenarios.Single().Id, Is.EqualTo("cpo.sound"));
    }

    [Test]
    public void A_file_of_something_else_is_told_in_one_sentence()
    {
        Write("package.json", "{ \"name\": \"x\", \"scripts\": {}, \"private\": true }");

        Assert.That(Load().Diagnostics.Select(diagnostic => $"{diagnostic}"), Is.EqualTo(new[]
        {
            "package.json:1:1: This is no scenario: none of its keys is one that a scenario has. Keep the file somewhere else, or begin it with id, title, why, role, module and steps.",
        }));
    }

    [Test]
    public void A_broken_file_does_not_hide_the_others()
    {
        Write("a.yaml", "]");
        Write("b.yaml", Text("cpo.sound"));

        var set = Load();

        Assert.That(set.Diagnostics.Single().Place.File, Is.EqualTo("a.yaml"));
        Assert.That(set.Scenarios.Single().Id, Is.EqualTo("cpo.sound"));
    }

    [Test]
    public void A_file_that_is_too_large_is_not_read()
    {
        Write("a.yaml", new string('#', ScenarioLoader.MaxBytes + 1));

        Assert.That(Load().Diagnostics.Single().Code, Is.EqualTo("too-large"));
    }

    [Test]
    public void A_file_that_is_not_UTF8_is_refused()
    {
        File.WriteAllBytes(Path.Combine(_folder, "a.yaml"), [0x74, 0xFF, 0xFE]);

        Assert.That(Load().Diagnostics.Single().Code, Is.EqualTo("encoding"));
    }

    [Test]
    public void A_folder_that_does_not_exist_is_told() =>
        Assert.That(new ScenarioLoader(Protocol221.Edition).LoadFolder(Path.Combine(_folder, "none")).Diagnostics.Single().Code, Is.EqualTo("folder"));
}
