using System.Text;
using System.Text.RegularExpressions;
using OcpiKit.Cli.Testing.Performance;
using OcpiKit.Engine.Results;
using OcpiKit.Reporting.Html;

namespace OcpiKit.Compliance.Tests.Reporting;

/// <summary>How large the page may become: a browser has to open it, a mail to carry it.</summary>
[TestFixture, Category("unit")]
public sealed partial class ReportBudgetTests
{
    private const int MostBytes = 5_000_000;
    private const int MostNodes = 70_000;

    [Test]
    public async Task Two_thousand_checks_with_evidence_take_five_megabytes_at_most_and_each_of_them_is_on_the_page()
    {
        var page = await WrittenAsync(HugeRun.Usual(2_000));

        Assert.That(Encoding.UTF8.GetByteCount(page), Is.LessThanOrEqualTo(MostBytes));
        Assert.That(Element().Count(page), Is.LessThanOrEqualTo(MostNodes));
        Assert.That(Regex.Count(page, "<li id=\"check-"), Is.EqualTo(2_000));
        Assert.That(Regex.Count(page, "id=\"exchange-\\d+\""), Is.EqualTo(400));
        Assert.That(page, Does.Contain("<pre class=\"body\">").And.Contain("<mark>"));
        AssertThatLinksLead(page);
    }

    [Test]
    public async Task Neither_do_two_thousand_that_all_fail_with_every_word_as_long_as_it_may_be()
    {
        var page = await WrittenAsync(HugeRun.Worst(2_000));

        Assert.That(Encoding.UTF8.GetByteCount(page), Is.LessThanOrEqualTo(MostBytes));
        Assert.That(Element().Count(page), Is.LessThanOrEqualTo(MostNodes));
        Assert.That(page, Does.Contain("more causes in results.json").And.Contain("To keep this page light"));
        Assert.That(Regex.Count(page, "<li id=\"check-"), Is.GreaterThan(1_000), "all have a line before one has all its places");
        Assert.That(page, Does.Contain("<mark>"), "there is room for evidence whatever the words take");
        AssertThatLinksLead(page);
    }

    [Test]
    public async Task Ten_times_as_many_do_not_take_ten_times_the_evidence()
    {
        var page = await WrittenAsync(HugeRun.Usual(20_000));

        Assert.That(Encoding.UTF8.GetByteCount(page), Is.LessThanOrEqualTo(3 * MostBytes));
        Assert.That(Element().Count(page), Is.LessThanOrEqualTo(3 * MostNodes));
        Assert.That(Regex.Count(page, "<li id=\"check-[^>]*data-level"), Is.GreaterThan(18_000));
        AssertThatLinksLead(page);
    }

    [TestCase(3)]
    [TestCase(6_000)]
    public async Task There_is_an_end_to_the_page_however_many_scenarios_look_at_one_thing_each(int scenarios)
    {
        var page = await WrittenAsync(Narrow(scenarios));

        Assert.That(Encoding.UTF8.GetByteCount(page), Is.LessThanOrEqualTo(MostBytes));
        Assert.That(Element().Count(page), Is.LessThanOrEqualTo(MostNodes));
        Assert.That(Regex.Count(page, "<details class=\"scenario\" data-verdict=\"fail\""), Is.EqualTo((scenarios + 19) / 20), "what is wrong is there whatever else there is");
        Assert.That(Regex.Count(page, "<details class=\"scenario\""), Is.EqualTo(scenarios).Or.GreaterThan(1_000));
        Assert.That(page.Contains("scenarios are left out, none of which came to anything worse", StringComparison.Ordinal), Is.EqualTo(scenarios > 1_000));
        AssertThatLinksLead(page);
    }

    [Test]
    public async Task Where_room_is_short_every_scenario_shows_its_first_exchange_before_any_shows_its_last()
    {
        var result = HugeRun.Usual(8_000);
        var clean = result with { Scenarios = [.. result.Scenarios.Select(scenario => scenario with { Checks = [.. scenario.Checks.Where(check => check.Verdict == Verdict.Pass)] })] };

        var page = await WrittenAsync(clean);

        var whole = Regex.Matches(page, "<div id=\"exchange-(\\d+)\" class=\"inside\"").Select(match => (int.Parse(match.Groups[1].Value, null) - 1) % 8).CountBy(turn => turn).ToDictionary();
        Assert.That(whole[0], Is.EqualTo(200));
        Assert.That(whole.GetValueOrDefault(7), Is.Zero);
    }

    /// <summary>Scenarios with one check and one exchange each; of twenty the first fails, in a way of its own.</summary>
    private static RunResult Narrow(int scenarios)
    {
        var run = HugeRun.Usual(40);
        var (scenario, exchange) = (run.Scenarios[0], run.Exchanges[0]);
        var (pass, fail) = (scenario.Checks.First(check => check.Verdict == Verdict.Pass), scenario.Checks.First(check => check.Verdict == Verdict.Fail));
        return run with
        {
            Scenarios = [.. Enumerable.Range(1, scenarios).Select(number => scenario with
            {
                Id = $"{scenario.Id}-{number}",
                Verdict = number % 20 == 1 ? Verdict.Fail : Verdict.Pass,
                Checks = [number % 20 == 1 ? fail with { Check = $"{fail.Check}-{number}", Places = [fail.Places[0] with { Exchange = number }] } : pass with { Places = [pass.Places[0] with { Exchange = number }] }],
                Exchanges = [number],
            })],
            Exchanges = [.. Enumerable.Range(1, scenarios).Select(number => exchange with { Number = number, Scenario = $"{scenario.Id}-{number}" })],
        };
    }

    private static void AssertThatLinksLead(string page)
    {
        var anchors = Anchor().Matches(page).Select(anchor => anchor.Groups[1].Value).ToHashSet();
        Assert.That(Link().Matches(page).Select(link => link.Groups[1].Value).Where(target => !anchors.Contains(target)).Take(3), Is.Empty);
    }

    private static async Task<string> WrittenAsync(RunResult result)
    {
        using var file = new MemoryStream();
        await new HtmlReport().WriteAsync(result, file, CancellationToken.None);
        return Encoding.UTF8.GetString(file.ToArray());
    }

    [GeneratedRegex("<[a-z][a-z0-9]*[ >]")]
    private static partial Regex Element();

    [GeneratedRegex("\\sid=\"([^\"]*)\"")]
    private static partial Regex Anchor();

    [GeneratedRegex("href=\"#([^\"]*)\"")]
    private static partial Regex Link();
}
