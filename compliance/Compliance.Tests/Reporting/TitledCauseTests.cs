using OcpiKit.Compliance.Tests.Results;
using OcpiKit.Engine.Results;
using OcpiKit.Reporting.Causes;

namespace OcpiKit.Compliance.Tests.Reporting;

[TestFixture, Category("unit")]
internal sealed class TitledCauseTests
{
    [Test]
    public void Two_causes_of_one_rule_are_told_apart_in_a_list()
    {
        var rule = ResultFoldTests.Found("rule", Verdict.Fail);
        var run = ResultFoldTests.Fold(
            rule with { Finding = rule.Finding with { Title = "All is well.", Pointer = "/latitude", Says = "latitude is a number." } },
            rule with { Finding = rule.Finding with { Title = "All is well.", Pointer = "/longitude", Says = "longitude is a number." } },
            ResultFoldTests.Found("other", Verdict.Fail));

        Assert.That(TitledCause.Of(Cause.Of(run, Verdict.Fail)).Select(titled => titled.Title), Is.EqualTo(new[]
        {
            "All is well: latitude is a number.", "All is well: longitude is a number.", "Rule other",
        }));
    }
}
