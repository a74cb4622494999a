using System.Text.RegularExpressions;
using OcpiKit.Cli.Shell;
using OcpiKit.Proof.CommandLine;
using YamlDotNet.RepresentationModel;

namespace OcpiKit.Proof.Authoring;

/// <summary>The recipes for pipelines are copied: what stands in them has to be understood.</summary>
[TestFixture, Category("integration")]
internal sealed partial class PipelineTests
{
    private static readonly string Page = File.ReadAllText(Home.Find().At("compliance/CI.md")).ReplaceLineEndings("\n");

    private static IEnumerable<string> Recipes => Recipe().Matches(Page).Select(match => match.Groups["yaml"].Value);

    private static IEnumerable<string> CommandLines => Recipes.SelectMany(recipe => OurCommand().Matches(recipe)).Select(match => match.Groups["words"].Value).Distinct();

    [TestCaseSource(nameof(Recipes))]
    public void Each_is_YAML_that_keeps_the_reports_whatever_comes_and_shows_the_JUnit_file(string recipe)
    {
        var yaml = new YamlStream();
        yaml.Load(new StringReader(recipe));

        var scalars = yaml.Documents.Single().AllNodes.OfType<YamlScalarNode>().Select(node => node.Value).ToList();
        Assert.That(scalars, Has.Member("ocpikit/reports/").And.Member("ocpikit/reports/junit.xml"));
        Assert.That(scalars, Has.Some.EqualTo("always()").Or.Some.EqualTo("always"));
        Assert.That(recipe, Does.Contain("OCPIKIT_TOKEN").And.Not.Contains("--token"));
    }

    [TestCaseSource(nameof(CommandLines))]
    public async Task Each_command_line_in_them_is_understood(string words)
    {
        var folder = Directory.CreateTempSubdirectory("ocpikit-pipeline-").FullName;
        try
        {
            await Started.RunAsync("scenario", "new", Path.Combine(folder, "cpo", "locations", "ours.yaml"));
            string[] arguments = [.. words.Split(' ').Select(word => word.Trim('\'').Replace("../ocpi-scenarios", folder, StringComparison.Ordinal)), .. words.StartsWith("compliance", StringComparison.Ordinal) ? ["--dry-run"] : Array.Empty<string>()];

            var run = await Started.RunAsync(arguments);

            Assert.That(run.ExitCode, Is.Zero, run.Error);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Test]
    public void There_is_one_for_either_place() => Assert.That((Recipes.Count(), CommandLines.Count()), Is.EqualTo((2, 3)));

    [GeneratedRegex(@"^```yaml\n(?<yaml>.*?)^```", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Recipe();

    [GeneratedRegex(@"\./run\.sh (?<words>.+)$", RegexOptions.Multiline)]
    private static partial Regex OurCommand();
}
