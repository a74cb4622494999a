using System.Text.Json;
using OcpiKit.Cli.Shell;
using OcpiKit.Proof.CommandLine;

namespace OcpiKit.Proof.Authoring;

/// <summary>One test alone: a script is compiled for it.</summary>
[TestFixture, Category("compliance")]
internal sealed class ScriptProgramTests
{
    [Test]
    public async Task The_script_among_the_scenarios_is_compiled_and_played_with_them_into_one_report()
    {
        var reports = Directory.CreateTempSubdirectory("ocpikit-script-").FullName;
        try
        {
            var run = await Started.RunAsync(
                "compliance", "--script", Home.Find().At("scenarios/scripts/every-location.cs"), "--role", "CPO", "--scenario", "cpo.locations.every-one", "--scenario", "both.versions.list", "--reports", reports);

            Assert.That(run.ExitCode, Is.Zero, run.Out + run.Error);
            using var results = JsonDocument.Parse(await File.ReadAllTextAsync(Path.Combine(reports, "results.json")));
            var played = results.RootElement.GetProperty("scenarios").EnumerateArray().ToDictionary(scenario => scenario.GetProperty("id").GetString()!, scenario => scenario.GetProperty("verdict").GetString());
            Assert.That(played, Does.ContainKey("both.versions.list").WithValue("pass").And.ContainKey("cpo.locations.every-one").WithValue("pass"));

            var again = await Started.RunAsync("replay", "cpo.locations.every-one", "--from", Path.Combine(reports, "results.json"), "--reports", Path.Combine(reports, "again"));

            Assert.That(again.ExitCode, Is.Zero, again.Out + again.Error);
            Assert.That(again.Out, Does.Contain("Result: the same, pass."));
        }
        finally
        {
            Directory.Delete(reports, recursive: true);
        }
    }

    [Test]
    public async Task A_script_of_a_run_whose_file_is_not_here_is_played_by_its_own_command()
    {
        var folder = Directory.CreateTempSubdirectory("ocpikit-script-").FullName;
        try
        {
            var run = await Started.RunAsync("compliance", "--role", "CPO", "--scenario", "both.versions.list", "--reports", folder);
            Assert.That(run.ExitCode, Is.Zero, run.Out + run.Error);
            var file = Path.Combine(folder, "results.json");
            await File.WriteAllTextAsync(file, (await File.ReadAllTextAsync(file)).Replace("both/versions/list.yaml", "mine.cs", StringComparison.Ordinal));

            var again = await Started.RunAsync("replay", "both.versions.list", "--from", file);

            Assert.That(again.ExitCode, Is.EqualTo(2));
            Assert.That(again.Error, Does.Contain("both.versions.list is written in C#, and the run does not say where its file mine.cs is. Play it itself: dotnet run mine.cs"));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Test]
    public async Task A_script_that_is_not_there_is_2()
    {
        var run = await Started.RunAsync("compliance", "--script", "nowhere.cs");

        Assert.That((run.ExitCode, run.Error.TrimEnd()), Is.EqualTo((2, "There is no script nowhere.cs; --script takes a C# file, as those in scenarios/scripts are.")));
    }
}
