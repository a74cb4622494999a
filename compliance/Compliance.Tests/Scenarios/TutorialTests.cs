using OcpiKit.Compliance.Tests.House;
using OcpiKit.Engine.Scenarios;
using OcpiKit.Engine.Scenarios.Linting;

namespace OcpiKit.Compliance.Tests.Scenarios;

/// <summary>What the tutorial shows is what its files hold. That they can be played is for the proof.</summary>
[TestFixture, Category("unit")]
internal sealed class TutorialTests
{
    private static readonly string Scenarios = Path.Combine(Repository.Find().Root, "scenarios");

    private static readonly string Folder = Path.Combine(Scenarios, "tutorial");

    private static readonly Lazy<string> Readme = new(() => File.ReadAllText(Path.Combine(Scenarios, "README.md")));

    private static IEnumerable<TestCaseData> Files() =>
        Directory.EnumerateFiles(Folder, "*.yaml", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
            .Select(file => Path.GetRelativePath(Folder, file).Replace('\\', '/')).Select(file => new TestCaseData(file).SetArgDisplayNames(file));

    [TestCaseSource(nameof(Files))]
    public void Each_file_stands_in_the_README_as_it_is(string file)
    {
        var lines = File.ReadAllLines(Path.Combine(Folder, file));
        // The lines for editors are shown once.
        var told = file == "cpo/locations/first.yaml" ? lines : lines.SkipWhile(line => line.StartsWith('#'));

        Assert.That(Readme.Value, Does.Contain($"[tutorial/{file}](tutorial/{file})\n\n```yaml\n{string.Join('\n', told)}\n```\n"));
    }

    [Test]
    public void Every_file_that_the_README_shows_is_there() =>
        Assert.That(Readme.Value.Split("](tutorial/").Skip(1).Select(part => Path.Combine(Folder, part.Split(')')[0])).Where(path => !File.Exists(path)), Is.Empty);

    [Test]
    public void The_linter_has_nothing_to_say_of_it() => Assert.That(new ScenarioLinter(Protocol221.Edition).Lint(Folder).Select(diagnostic => diagnostic.ToString()), Is.Empty);

    [Test]
    public void It_can_be_played_beside_all_others() =>
        Assert.That(new ScenarioLoader(Protocol221.Edition).LoadFolders([new ScenarioFolder(Scenarios), new ScenarioFolder(Folder, "mine")]).Diagnostics, Is.Empty, "no id is taken twice");

    [Test]
    public void It_is_no_part_of_an_ordinary_run() =>
        Assert.That(new ScenarioLoader(Protocol221.Edition).LoadFolder(Scenarios).Scenarios.Select(scenario => scenario.Place.File).Where(file => file.StartsWith("tutorial", StringComparison.Ordinal)), Is.Empty);

    [Test]
    public void It_says_everything_that_the_language_has_for_reuse_and_for_the_other_side()
    {
        var text = string.Concat(Files().Select(file => File.ReadAllText(Path.Combine(Folder, (string)file.Arguments[0]!))));

        Assert.That(new[] { "call:", "await:", "trigger:", "set:", "use:", "capture:", "cases:", "defaults:", "cleanup:", "needs:", "partner:" }.Where(word => !text.Contains(word, StringComparison.Ordinal)), Is.Empty);
    }
}
