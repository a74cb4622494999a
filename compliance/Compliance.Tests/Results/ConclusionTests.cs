using OcpiKit.Compliance.Tests.Reporting;
using OcpiKit.Engine.Results;

namespace OcpiKit.Compliance.Tests.Results;

[TestFixture, Category("unit")]
public sealed class ConclusionTests
{
    [TestCase("pass", ExpectedResult = "Conformant: 1 rule holds")]
    [TestCase("pass blocked", ExpectedResult = "Conformant as far as verified: 1 rule holds, 1 blocked")]
    [TestCase("pass warn", ExpectedResult = "Conformant: 1 rule holds, 1 with a warning")]
    [TestCase("pass fail", ExpectedResult = "Not conformant: 1 rule broken, 1 holds")]
    [TestCase("blocked", ExpectedResult = "Nothing verified: 1 rule blocked")]
    [TestCase("pass error", ExpectedResult = "No verdict: 1 rule holds; 1 error of the kit itself")]
    [TestCase("", ExpectedResult = "Nothing verified: 1 scenario could not be played")]
    public string The_sentence_says_no_more_than_was_seen(string verdicts)
    {
        var found = verdicts.Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Select(word => (RunEvent)ResultFoldTests.Found($"rule.{word}", VerdictWords.FromWord(word)!.Value));
        return Conclusion.Of(ResultFoldTests.Fold([.. found])).Sentence;
    }

    [Test]
    public void A_rule_counts_once_however_many_scenarios_looked_at_it()
    {
        var conclusion = Conclusion.Of(SampleRun.Result());

        Assert.That(conclusion.Sentence, Is.EqualTo(
            "Not conformant: 3 rules broken, 4 hold, 2 with warnings, 3 blocked; 1 scenario could not be played"));
    }
}
