using OcpiKit.Compliance.Tests.Knowing;
using OcpiKit.Engine.Results;
using OcpiKit.Reporting.GitHub;

namespace OcpiKit.Compliance.Tests.Reporting;

/// <summary>What a job of GitHub Actions is told, line by line.</summary>
[TestFixture, Category("unit")]
internal sealed class GitHubTests
{
    [Test]
    public void What_the_runner_would_read_as_its_own_signs_is_escaped() => Assert.That(
        WorkflowCommand.Annotation("error", "100%: a, b", "first: 5%\r\nsecond, third", "a,b/c:d.yaml", 7),
        Is.EqualTo("::error title=100%25%3A a%2C b,file=a%2Cb/c%3Ad.yaml,line=7::first: 5%25%0D%0Asecond, third"));

    [Test]
    public void An_annotation_without_a_file_has_no_place() =>
        Assert.That(WorkflowCommand.Annotation("notice", "T", "Says.", null, 7), Is.EqualTo("::notice title=T::Says."));

    [Test]
    public void Each_cause_is_one_line_at_its_scenario_whatever_the_target_sent()
    {
        var lines = Annotations.Of(SampleRun.Result(), ExitRules.Default, file => $"scenarios/{file}");

        Assert.That(lines, Has.All.Match("^::(error|warning|notice) title=[^\\n\\r:]+,file=scenarios/cpo/[a-z/]+\\.yaml,line=1::[^\\n\\r]+$"));
        Assert.That(lines.Count(line => line.StartsWith("::error", StringComparison.Ordinal)), Is.EqualTo(3));
        Assert.That(lines[0], Does.Contain("country has two letters").And.Contain("%0Aexpected three letters").And.Contain("LOC-35 MUST"));
        Assert.That(lines[^1], Does.StartWith("::warning"));
    }

    [TestCase("first rule fail", "::notice title=Rule rule::Known: We know. (known.yaml:7)")]
    [TestCase("first rule pass", "::error title=A known failure is fixed%3A take it out of the list,file=known.yaml,line=7::")]
    [TestCase("first other pass", "::error title=A known failure names what there is not,file=known.yaml,line=7::")]
    public void What_is_known_is_a_notice_and_what_is_wrong_with_the_list_stands_at_its_line(string found, string line)
    {
        var run = Runs.Over(Runs.Of(found, "first well pass", "second well pass"), Runs.Entry(Runs.First, "rule"));

        Assert.That(Annotations.Of(run, ExitRules.Default, file => file == "known.yaml" ? file : null).Single(), Does.StartWith(line));
    }

    [Test]
    public void There_are_no_more_of_a_level_than_are_shown()
    {
        var many = Runs.Of([.. Enumerable.Range(0, 30).Select(number => $"first rule.{number} fail"), "first well pass"]);

        Assert.That(Annotations.Of(many, ExitRules.Default, _ => null), Has.Count.EqualTo(10));
    }

    [Test]
    public void A_red_run_has_an_error_and_a_green_one_has_none([Values("", "pass", "warn", "fail", "error", "blocked")] string verdict, [Values] bool strict)
    {
        var run = verdict.Length == 0 ? Runs.Of() : Runs.Of($"first rule {verdict}", "first well pass");
        var rules = new ExitRules(strict, FailOnBlocked: strict);

        Assert.That(Annotations.Of(run, rules, _ => null).Any(line => line.StartsWith("::error", StringComparison.Ordinal)), Is.EqualTo(ExitCode.Of(run, rules) != ExitCode.Conformant));
    }
}
