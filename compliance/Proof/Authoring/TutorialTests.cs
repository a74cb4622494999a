using System.Text.Json;
using OcpiKit.Proof.CommandLine;

namespace OcpiKit.Proof.Authoring;

/// <summary>What the tutorial promises happens: its files are played as a reader would play them.</summary>
[TestFixture, Category("integration"), FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
internal sealed class TutorialTests : IDisposable
{
    private static readonly string Tutorial = Path.Combine(AppContext.BaseDirectory, "scenarios", "tutorial");

    private readonly string _reports = Directory.CreateTempSubdirectory("ocpikit-tutorial-").FullName;

    public void Dispose() => Directory.Delete(_reports, recursive: true);

    [Test]
    public async Task Every_file_can_be_played_and_passes()
    {
        var (code, output, error) = await Started.RunAsync("compliance", "--scenarios", Tutorial, "--reports", _reports);

        Assert.That(code, Is.Zero, output + error);
        using var results = JsonDocument.Parse(await File.ReadAllTextAsync(Path.Combine(_reports, "results.json")));
        var played = results.RootElement.GetProperty("scenarios").EnumerateArray().ToDictionary(scenario => scenario.GetProperty("id").GetString()!, scenario => scenario.GetProperty("verdict").GetString());
        Assert.That(played.Values, Has.All.EqualTo("pass"), output);
        Assert.That(Directory.EnumerateFiles(Path.Combine(Tutorial, "cpo"), "*.yaml", SearchOption.AllDirectories).Select(file => Path.ChangeExtension(Path.GetRelativePath(Tutorial, file), null)!.Replace(Path.DirectorySeparatorChar, '.'))
            .Where(id => !played.Keys.Any(one => one == id || one.StartsWith(id + ".", StringComparison.Ordinal))), Is.Empty);
    }

    [Test]
    public async Task What_is_to_be_seen_failing_fails()
    {
        var (code, output, _) = await Started.RunAsync("compliance", "--only", Path.Combine(Tutorial, "cpo", "locations", "at-most-two.yaml"), "--mutant", "limit.exceeded", "--reports", _reports);

        Assert.That(code, Is.EqualTo(1), output);
        Assert.That(output, Does.Contain("Never more objects than were asked for"));
    }

    [TestCase("cpo/commands/start.yaml", "Stop the charge")]
    [TestCase("cpo/sessions/plugged.yaml", "Pull the plug")]
    public async Task Each_can_be_explained_with_what_it_takes_back(string file, string last)
    {
        var (code, output, error) = await Started.RunAsync("scenario", "explain", Path.Combine(Tutorial, file));

        Assert.That(code, Is.Zero, error);
        Assert.That(output, Does.Contain("Afterwards, however it ended, this is taken back:").And.Contains(last));
    }
}
