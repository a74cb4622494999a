using OcpiKit.Compliance.Tests.Reporting;
using OcpiKit.Engine.Results;

namespace OcpiKit.Compliance.Tests.Results;

[TestFixture, Category("unit")]
internal sealed class ComparisonTests
{
    [TestCase("pass", "fail", ExpectedResult = "1 newly broken")]
    [TestCase("", "fail", ExpectedResult = "1 newly broken")]
    [TestCase("fail", "pass", ExpectedResult = "1 fixed")]
    [TestCase("fail", "warn", ExpectedResult = "1 fixed")]
    [TestCase("fail", "fail", ExpectedResult = "1 broken as before")]
    [TestCase("fail", "blocked", ExpectedResult = "1 broken then and not verified now", Description = "What was not looked at is not mended.")]
    [TestCase("fail", "info", ExpectedResult = "1 broken then and not verified now")]
    [TestCase("fail", "", ExpectedResult = "1 broken then and not verified now")]
    [TestCase("pass", "blocked", ExpectedResult = "nothing was broken, and nothing is")]
    [TestCase("pass", "pass", ExpectedResult = "nothing was broken, and nothing is")]
    public string A_rule_is_compared_with_what_it_was_before(string before, string now) => Comparison.Of(Run(before), Run(now)).Sentence;

    [Test]
    public void A_rule_that_is_broken_for_another_cause_as_well_counts_once()
    {
        var one = ResultFoldTests.Found("rule", Verdict.Fail);
        var twice = ResultFoldTests.Fold(one, one with { Finding = one.Finding with { Pointer = "/other", Says = "Another." } });

        Assert.That(Comparison.Of(Run("fail"), twice).Sentence, Is.EqualTo("1 broken as before"));
    }

    [Test]
    public void Of_a_run_of_some_scenarios_only_these_are_compared_and_that_is_said()
    {
        var (one, other) = (ResultFoldTests.Found("rule", Verdict.Fail), ResultFoldTests.Found("other", Verdict.Fail));
        var whole = Together(ResultFoldTests.Fold(one), Renamed(ResultFoldTests.Fold(other), "cpo.other"));
        var beside = Renamed(ResultFoldTests.Fold(other), ResultFold.Beside);

        Assert.That(Comparison.Of(Together(whole, beside), Run("pass")).Sentence, Is.EqualTo("1 fixed, in the one scenario that both runs played"));
        Assert.That(Comparison.Of(Run("pass"), Together(whole, beside)).Sentence, Is.EqualTo("1 newly broken, in the one scenario that both runs played"), "what was not played then is not newly broken");
        Assert.That(Comparison.Of(Renamed(Run("fail"), "cpo.other"), Run("fail")).Sentence, Is.EqualTo("no scenario was played in both runs"));
        Assert.That(Comparison.Of(Together(whole, beside), Together(whole, beside)), Has.Property(nameof(Comparison.Shared)).Null.And.Property(nameof(Comparison.Remaining)).Count.EqualTo(3));

        static RunResult Renamed(RunResult run, string id) => run with { Scenarios = [.. run.Scenarios.Select(scenario => scenario with { Id = id })] };

        static RunResult Together(RunResult first, RunResult second) => first with { Scenarios = [.. first.Scenarios, .. second.Scenarios] };
    }

    [Test]
    public void Runs_of_one_target_in_one_role_are_compared_and_no_others()
    {
        var facts = SampleRun.Facts();
        var here = facts with { Target = "http://127.0.0.1:4711/ocpi/versions" };

        Assert.That(Comparison.IsFair(facts, facts with { Seed = 2 }));
        Assert.That(Comparison.IsFair(here, here with { Target = "http://127.0.0.1:4712/ocpi/versions" }), "a server of this machine has another port each time");
        Assert.That(Comparison.IsFair(facts, facts with { Role = "EMSP" }), Is.False);
        Assert.That(Comparison.IsFair(facts, facts with { Target = "https://other.example.org/ocpi/versions" }), Is.False);
        Assert.That(Comparison.IsFair(here, here with { Target = "http://127.0.0.1:4711/other/versions" }), Is.False);
    }

    private static RunResult Run(string verdict) =>
        verdict.Length == 0 ? ResultFoldTests.Fold() : ResultFoldTests.Fold(ResultFoldTests.Found("rule", VerdictWords.FromWord(verdict)!.Value));
}
