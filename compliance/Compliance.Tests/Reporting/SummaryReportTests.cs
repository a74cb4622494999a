using OcpiKit.Compliance.Tests.Knowing;
using OcpiKit.Reporting.Files;

namespace OcpiKit.Compliance.Tests.Reporting;

[TestFixture, Category("unit")]
internal sealed class SummaryReportTests
{
    [Test]
    public void The_page_says_what_it_comes_to_then_what_is_broken_by_cause()
    {
        var page = SummaryReport.Of(SampleRun.Result());

        Assert.That(page, Does.StartWith("## Example Charging, CPO, OCPI 2.2.1: not conformant\n\n**Not conformant: 3 rules broken"));
        Assert.That(page, Does.Contain("| locations | ").And.Contain("### Broken").And.Contain("500 places in 1 scenario").And.Contain("expected `three letters, such as DEU`, received `\"DE\"`")
            .And.Contain("LOC-35 MUST: ").And.Contain("`cpo/locations/list.yaml:1`").And.Contain("### Warnings").And.Contain("### Not verified"));
        Assert.That(page, Does.Not.Contain("\n\n\n"));
    }

    [Test]
    public void What_is_new_stands_before_what_is_known()
    {
        var page = SummaryReport.Of(Runs.Over(Runs.Of("first rule fail", "first other fail", "first well pass"), Runs.Entry(Runs.First, "rule")));

        Assert.That(page, Does.Contain("Beside what was known: 1 rule is newly broken; 1 rule is broken as known."));
        Assert.That(page.IndexOf("### Newly broken", StringComparison.Ordinal), Is.GreaterThan(0).And.LessThan(page.IndexOf("### Broken, as known", StringComparison.Ordinal)));
        Assert.That(page, Does.Contain("`rule`: We know."));
    }

    [Test]
    public void What_is_fixed_is_said_with_its_line() =>
        Assert.That(SummaryReport.Of(Runs.Over(Runs.Of("first rule pass"), Runs.Entry(Runs.First, "rule"))), Does.Contain("### Fixed, and to be taken out of the list\n\n- Rule rule").And.Contain("`known.yaml:7`"));

    [Test]
    public void The_page_is_bounded_whatever_was_found()
    {
        var long_ = new string('x', 5000);
        var many = Runs.Of([.. Enumerable.Range(0, 500).Select(number => $"first rule.{number}.{long_} fail /{long_}/{number}")]);

        Assert.That(SummaryReport.Of(many), Has.Length.LessThan(200_000));
    }
}
