using OcpiKit.Engine.Results;

namespace OcpiKit.Compliance.Tests.Results;

[TestFixture, Category("unit")]
public sealed class ExitCodeTests
{
    [TestCase("pass", false, false, ExpectedResult = 0)]
    [TestCase("pass warn", false, false, ExpectedResult = 0)]
    [TestCase("pass warn", true, false, ExpectedResult = 1)]
    [TestCase("pass blocked", false, false, ExpectedResult = 0)]
    [TestCase("pass blocked", false, true, ExpectedResult = 1)]
    [TestCase("pass blocked", true, false, ExpectedResult = 0)]
    [TestCase("pass fail", false, false, ExpectedResult = 1)]
    [TestCase("pass fail error", true, true, ExpectedResult = 4)]
    [TestCase("pass error", false, false, ExpectedResult = 4)]
    [TestCase("blocked", false, false, ExpectedResult = 5)]
    [TestCase("warn", false, false, ExpectedResult = 5)]
    [TestCase("info", false, false, ExpectedResult = 5)]
    [TestCase("", false, false, ExpectedResult = 5)]
    [TestCase("fail", false, false, ExpectedResult = 1)]
    public int The_first_that_holds_decides(string verdicts, bool strict, bool failOnBlocked)
    {
        var found = verdicts.Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Select(word => (RunEvent)ResultFoldTests.Found($"rule.{word}", VerdictWords.FromWord(word)!.Value));
        return ExitCode.Of(ResultFoldTests.Fold([.. found]), new ExitRules(strict, failOnBlocked));
    }

    [Test]
    public void Every_verdict_has_a_word_and_finds_back_from_it() =>
        Assert.That(VerdictWords.WorstFirst.Select(verdict => VerdictWords.FromWord(verdict.Word())), Is.EqualTo(VerdictWords.WorstFirst));

    [TestCase(0, 0, ExpectedResult = 0)]
    [TestCase(0, 5, ExpectedResult = 5)]
    [TestCase(5, 1, ExpectedResult = 1)]
    [TestCase(1, 4, ExpectedResult = 4)]
    public int Of_several_runs_the_worst_decides(int one, int other) => ExitCode.Worst([one, other]);
}
