using OcpiKit.Engine.Scenarios;
using OcpiKit.Engine.Scenarios.Linting;

namespace OcpiKit.Compliance.Tests.Scenarios;

[TestFixture, Category("unit")]
public sealed class ScenarioLinterTests
{
    private const string Sound = """
        # yaml-language-server: $schema=scenario.schema.json
        id: cpo.locations.a
        title: T
        why: Without this an app has no map, and a driver stands in the street with an empty battery and no idea.
        role: CPO
        module: locations
        steps:
          - { id: a, call: locations.sender.list, with: { limit: 2 } }
        """;

    private static IReadOnlyList<Diagnostic> Lint(params (string File, string Text)[] files)
    {
        var loader = new ScenarioLoader(Protocol221.Edition);
        var read = files.Select(file => loader.Load(file.File, file.Text)).ToList();
        return new ScenarioLinter(Protocol221.Edition).Lint(new ScenarioSet([.. read.SelectMany(set => set.Scenarios)], [.. read.SelectMany(set => set.Diagnostics)]));
    }

    [Test]
    public void Of_a_sound_scenario_nothing_is_said() => Assert.That(Lint(("cpo/locations/a.yaml", Sound)), Is.Empty);

    [Test]
    public void Mistakes_and_advice_are_told_together_and_only_mistakes_are_unsound()
    {
        var told = Lint(
            ("cpo/locations/a.yaml", Sound.Replace("limit", "limt", StringComparison.Ordinal)),
            ("cpo/locations/b.yaml", Sound.Replace("call", "cal", StringComparison.Ordinal)));

        Assert.That(told.Select(one => (one.Place.File, one.Weight)), Is.EqualTo(new[] { ("cpo/locations/a.yaml", Weight.Advice), ("cpo/locations/b.yaml", Weight.Mistake) }));
        Assert.That(new ScenarioSet([], [told[0]]).Sound, Is.True);
        Assert.That(new ScenarioSet([], [told[1]]).Sound, Is.False);
    }

    [Test]
    public void A_file_alone_is_linted_like_a_folder()
    {
        var folder = Directory.CreateTempSubdirectory("lint-").FullName;
        try
        {
            var file = Path.Combine(Directory.CreateDirectory(Path.Combine(folder, "cpo", "locations")).FullName, "a.yaml");
            File.WriteAllText(file, Sound.Replace("limit", "limt", StringComparison.Ordinal));

            Assert.That(new ScenarioLinter(Protocol221.Edition).Lint(file).Select(one => one.Code), Is.EqualTo(new[] { "unknown-parameter" }));
            Assert.That(new ScenarioLinter(Protocol221.Edition).Lint(folder).Select(one => one.Place.File), Is.EqualTo(new[] { "cpo/locations/a.yaml" }));
            Assert.That(new ScenarioLinter(Protocol221.Edition).Lint(Path.Combine(folder, "none.yaml")).Select(one => one.Code), Is.EqualTo(new[] { "file" }));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
