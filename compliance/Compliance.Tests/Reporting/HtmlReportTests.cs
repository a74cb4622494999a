using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using OcpiKit.Engine.Results;
using OcpiKit.Reporting.Html;

namespace OcpiKit.Compliance.Tests.Reporting;

[TestFixture, Category("unit")]
public sealed partial class HtmlReportTests
{
    [Test]
    public async Task The_page_begins_with_what_a_manager_asks()
    {
        var page = await Written(SampleRun.Result());

        Assert.That(page, Does.StartWith("<!DOCTYPE html>"));
        Assert.That(page, Does.Contain("<html lang=\"en\">"));
        Assert.That(page, Does.Contain("<h1>Not conformant</h1>"));
        Assert.That(page, Does.Contain("3 rules broken, 4 hold"));
        Assert.That(page, Does.Contain("Example Charging"));
        Assert.That(page, Does.Contain("there is no tariff to look at"));
        Assert.That(page, Does.Contain("cut at 20 pages"));
    }

    [Test]
    public async Task A_run_without_failures_says_how_far_it_could_look()
    {
        var page = await Written(Results.ResultFoldTests.Fold(
            Results.ResultFoldTests.Found("a", Verdict.Pass), Results.ResultFoldTests.Found("b", Verdict.Blocked)));

        Assert.That(page, Does.Contain("<h1>Conformant as far as verified</h1>"));
        Assert.That(page, Does.Not.Contain("Fix these first"));
    }

    [Test]
    public async Task Hostile_text_stays_text()
    {
        var page = await Written(SampleRun.Result());

        Assert.That(page, Does.Contain("&lt;script&gt;alert("));
        Assert.That(Regex.Matches(page, "<script", RegexOptions.IgnoreCase), Has.Count.EqualTo(1), "no script but the page's own");
        Assert.That(Tag().Matches(WithoutScript(page)).Select(tag => tag.Value), Has.None.Match(@"\son\w+\s*="), "no event handlers");
        Assert.That(page.IndexOfAny(['\u202E', '\u202C', '\u001b', '\0', '\uFFFD']), Is.EqualTo(-1), "nothing unseen reaches the page");
        Assert.That(page, Does.Contain("\\u202Egnp.exe"));
    }

    [Test]
    public async Task The_page_asks_nobody_for_anything()
    {
        var page = await Written(SampleRun.Result());

        Assert.That(Reference().Matches(page).Select(reference => reference.Groups[1].Value), Is.Not.Empty.And.All.StartsWith("#"));
        Assert.That(page, Does.Not.Contain("<link").And.Not.Contain("<img").And.Not.Contain("<iframe").And.Not.Contain("@import").And.Not.Contain("url("));
    }

    [Test]
    public async Task Every_link_leads_somewhere_and_no_anchor_stands_twice()
    {
        var page = await Written(SampleRun.Result());
        var anchors = Anchor().Matches(page).Select(anchor => anchor.Groups[1].Value).ToList();

        Assert.That(anchors, Is.Unique);
        Assert.That(Reference().Matches(page).Select(reference => reference.Groups[1].Value[1..]).Distinct(), Is.SubsetOf(anchors));
        Assert.That(anchors, Is.SupersetOf(Enumerable.Range(1, 10).Select(number => $"exchange-{number}")));
        Assert.That(anchors, Does.Contain("scenario-cpo.locations.list").And.Contain("check-cpo.locations.list/schema.location"));
    }

    [Test]
    public async Task Each_exchange_stands_once_with_its_place_marked_and_a_line_to_repeat_it()
    {
        var page = await Written(SampleRun.Result());

        Assert.That(Regex.Count(page, "id=\"exchange-3\""), Is.EqualTo(1));
        Assert.That(page, Does.Match("<mark>\\s*&quot;country&quot;: &quot;DE&quot;"));
        Assert.That(page, Does.Contain("Authorization: Token $OCPI_TOKEN"));
        Assert.That(page, Does.Contain("No answer within 30 s."));
        Assert.That(page, Does.Contain("lines not shown"));
    }

    [Test]
    public async Task Tables_have_headers_and_headings_do_not_skip_a_level()
    {
        var page = await Written(SampleRun.Result());
        var levels = Heading().Matches(page).Select(heading => heading.Groups[1].Value[0] - '0').ToList();

        Assert.That(levels.Count(level => level == 1), Is.EqualTo(1));
        Assert.That(levels.Zip(levels.Skip(1), (above, below) => below - above), Has.All.LessThanOrEqualTo(1));
        Assert.That(page, Does.Not.Contain("<th>"), "every header cell says what it heads");
    }

    [Test]
    public async Task A_very_large_run_keeps_a_page_that_browsers_can_open_and_leaves_the_evidence_of_failures_in()
    {
        var body = $$"""{"data":[{{string.Join(',', Enumerable.Range(0, 2000).Select(index => $$"""{"id":"{{index}}"}"""))}}],"status_code":1000}""";
        var small = SampleRun.Result();
        var many = Enumerable.Range(11, 5000).Select(number => SampleRun.Exchange(number, "cpo.versions.list", "more", $"/{number}", body)).ToList();
        var scenarios = small.Scenarios.Select(scenario =>
            scenario.Id == "cpo.versions.list" ? scenario with { Exchanges = [.. scenario.Exchanges, .. many.Select(one => one.Number)] } : scenario);

        var page = await Written(small with { Scenarios = [.. scenarios], Exchanges = [.. small.Exchanges, .. many] });

        Assert.That(page, Has.Length.LessThan(12_000_000));
        Assert.That(page, Does.Match("<mark>\\s*&quot;country&quot;"));
        Assert.That(page, Does.Contain("results.json has all of them"));
        var anchors = Anchor().Matches(page).Select(anchor => anchor.Groups[1].Value).ToHashSet();
        Assert.That(Reference().Matches(page).Select(reference => reference.Groups[1].Value[1..]).Where(target => !anchors.Contains(target)), Is.Empty);
    }

    [Test]
    public async Task The_page_allows_its_own_style_and_script_and_nothing_else_whatever_else_got_into_it()
    {
        var page = await Written(SampleRun.Result());

        var policy = Regex.Match(page, "<meta http-equiv=\"Content-Security-Policy\" content=\"([^\"]*)\"");
        Assert.That(policy.Groups[1].Value, Does.StartWith("default-src 'none'; "));
        Assert.That(policy.Groups[1].Value, Does.Contain($"style-src '{HashOf(page, "style")}'").And.Contain($"script-src '{HashOf(page, "script")}'"));
        Assert.That(policy.Index, Is.LessThan(page.IndexOf("<style", StringComparison.Ordinal)));
        Assert.That(page, Does.Not.Contain(" style=\""), "the policy would block it");
    }

    [Test]
    public async Task A_check_keeps_its_address_when_others_join_it()
    {
        var small = SampleRun.Result();
        var more = small with { Scenarios = [.. small.Scenarios.Select(scenario => scenario with { Checks = [.. scenario.Checks.Take(1).Select(check => check with { Check = "another.check" }), .. scenario.Checks] })] };

        Assert.That(await Written(small), Does.Contain("id=\"check-cpo.locations.list/schema.location\""));
        Assert.That(await Written(more), Does.Contain("id=\"check-cpo.locations.list/schema.location\"").And.Contain("id=\"check-cpo.locations.list/another.check\""));
    }

    [Test]
    public async Task Every_check_has_a_link_to_itself()
    {
        var result = SampleRun.Result();
        var page = await Written(result);

        var own = Regex.Matches(page, "id=\"(check-[^\"]*)\"").Select(anchor => anchor.Groups[1].Value).ToList();
        Assert.That(own, Has.Count.EqualTo(result.Scenarios.Sum(scenario => scenario.Checks.Count)));
        Assert.That(own.Where(anchor => !page.Contains($"<a class=\"self\" href=\"#{anchor}\">", StringComparison.Ordinal)), Is.Empty);
    }

    private static string WithoutScript(string page) => Regex.Replace(page, "<script>.*?</script>", "", RegexOptions.Singleline);

    private static string HashOf(string page, string element) =>
        "sha256-" + Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(Regex.Match(page, $"<{element}>(.*?)</{element}>", RegexOptions.Singleline).Groups[1].Value)));

    private static async Task<string> Written(RunResult result)
    {
        using var file = new MemoryStream();
        await new HtmlReport().WriteAsync(result, file, CancellationToken.None);
        return Encoding.UTF8.GetString(file.ToArray());
    }

    [GeneratedRegex("<[a-z][^>]*>")]
    private static partial Regex Tag();

    [GeneratedRegex("\\s(?:href|src|action|srcset|poster|data)=\"([^\"]*)\"")]
    private static partial Regex Reference();

    [GeneratedRegex("\\sid=\"([^\"]*)\"")]
    private static partial Regex Anchor();

    [GeneratedRegex("<h([1-6])[ >]")]
    private static partial Regex Heading();
}
