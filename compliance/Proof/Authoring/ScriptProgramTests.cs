using System.Text.Json;
using OcpiKit.Cli.Shell;
using OcpiKit.Proof.CommandLine;

namespace OcpiKit.Proof.Authoring;

/// <summary>One test alone: a script is compiled for it.</summary>
[TestFixture, Category("compliance"), NonParallelizable]
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
        }
        finally
        {
            Directory.Delete(reports, recursive: true);
        }
    }

    [Test]
    public async Task A_script_that_is_not_there_is_2()
    {
        var run = await Started.RunAsync("compliance", "--script", "nowhere.cs");

        Assert.That((run.ExitCode, run.Error.TrimEnd()), Is.EqualTo((2, "There is no script nowhere.cs; --script takes a C# file, as those in scenarios/scripts are.")));
    }
}
