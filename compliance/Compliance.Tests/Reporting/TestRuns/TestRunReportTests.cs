using System.Text;
using OcpiKit.Reporting.TestRuns;

namespace OcpiKit.Compliance.Tests.Reporting.TestRuns;

[TestFixture, Category("unit")]
internal sealed class TestRunReportTests
{
    private static readonly TestedCase Passing = new("OcpiKit.Some.PagingTests", "A_page_ends_with(20)", TestOutcome.Passed, TimeSpan.FromMilliseconds(12), "");

    [Test]
    public async Task A_failure_stands_first_as_a_sentence_with_its_reason()
    {
        var page = await WrittenAsync(Passing, Passing with { Name = "The_last_page_has_no_link", Outcome = TestOutcome.Failed, Message = "Expected: null\n  But was: <http://x>" });

        Assert.That(page, Does.Contain("<h1>1 test failed</h1>").And.Contains("<h3>The last page has no link</h3>").And.Contains("But was: &lt;http://x&gt;"));
        Assert.That(page.IndexOf("The last page has no link", StringComparison.Ordinal), Is.LessThan(page.IndexOf("A page ends with (20)", StringComparison.Ordinal)));
    }

    [Test]
    public async Task Where_nothing_failed_that_is_the_first_word()
    {
        Assert.That(await WrittenAsync(Passing), Does.Contain("<h1>All tests pass</h1>").And.Contains("1 test passed, 0 failed, 0 skipped").And.Contains("Coverage: 95.8 %"));
    }

    [Test]
    public async Task Where_nothing_ran_it_does_not_look_like_a_success()
    {
        Assert.That(await WrittenAsync(), Does.Contain("<h1>No test ran</h1>"));
    }

    [Test]
    public async Task What_was_skipped_or_left_out_is_told_with_its_reason()
    {
        var page = await WrittenAsync(Passing with { Outcome = TestOutcome.Skipped, Message = "There is no terminal." });

        Assert.That(page, Does.Contain("skipped: There is no terminal.").And.Contains("browser tests, as no Chromium was found"));
    }

    private static async Task<string> WrittenAsync(params TestedCase[] cases)
    {
        using var to = new MemoryStream();
        var result = new TestRunResult(
            "all", DateTimeOffset.UnixEpoch, TimeSpan.FromMinutes(2), [new("OcpiKit.Some", cases)], ["browser tests, as no Chromium was found"], ["Coverage: 95.8 %"], ["screenshots/clean.png"]);
        await TestRunReport.WriteAsync(result, to, CancellationToken.None);
        return Encoding.UTF8.GetString(to.ToArray());
    }
}
