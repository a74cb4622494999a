using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using OcpiKit.Reporting.Performance;

namespace OcpiKit.Compliance.Tests.Reporting.Performance;

[TestFixture, Category("unit")]
internal sealed partial class PerformancePageTests
{
    [Test]
    public async Task It_says_first_whether_every_request_was_answered()
    {
        Assert.That(await WrittenAsync(SampleFigures.Result), Does.Contain("<h1>Every request was answered</h1>").And.Contains("is-pass"));
        Assert.That(
            await WrittenAsync(SampleFigures.Result with { Loads = [SampleFigures.Load("the reference CPO", "CPO", 1000, failed: 7)] }),
            Does.Contain("<h1>7 requests failed</h1>").And.Contains("HTTP 503: 7 times"));
    }

    [Test]
    public async Task A_load_that_was_too_much_does_not_look_like_a_success()
    {
        var slow = SampleFigures.Load("the reference CPO", "CPO", 1000) with { PerSecond = 120 };

        Assert.That(await WrittenAsync(SampleFigures.Result with { Loads = [slow] }), Does.Contain("<h1>The load was too much</h1>").And.Contains("answers 120 of 200 requests a second"));
    }

    [Test]
    public async Task Figures_that_the_measuring_machine_has_blurred_are_said_to_be()
    {
        Assert.That(await WrittenAsync(SampleFigures.Result), Does.Not.Contain("was late itself"));
        Assert.That(
            await WrittenAsync(SampleFigures.Result with { Loads = [SampleFigures.Load("the reference CPO", "CPO", 1000, lag: 20)] }),
            Does.Contain("This machine was late itself: one request of 100 was sent 20 ms or more after it was due."));
    }

    [Test]
    public async Task It_tells_what_a_load_that_waits_would_have_hidden()
    {
        Assert.That(await WrittenAsync(SampleFigures.Result), Does.Contain("would have told that 99 of 100 requests are answered within 15 ms"));
    }

    [Test]
    public async Task It_has_a_picture_for_each_question_and_every_figure_in_a_table_too()
    {
        var page = await WrittenAsync(SampleFigures.Result);

        Assert.That(Captions().Matches(page).Select(match => match.Groups[1].Value.Trim()), Is.EqualTo(new[]
        {
            "How long answers took", "By kind of request", "Second by second", "Memory of the server", "Half of the answers come within", "99 % of the answers come within", "Memory", "Time for all of it",
        }));
        Assert.That(page, Does.Contain("aria-label=\"How long answers took: half within 1.0 ms, 99 % within 30 ms, the slowest 50 ms.\""));
        Assert.That(page, Does.Contain("GET a page of 20 locations").And.Contains("100,000").And.Contains("31.1 s").And.Contains("25.6 s"));
    }

    [Test]
    public async Task Every_place_in_a_picture_is_a_number_within_it()
    {
        var page = await WrittenAsync(SampleFigures.Result);

        Assert.That(page, Does.Not.Contain("NaN").And.Not.Contains("∞").And.Not.Contains("Infinity"));
        var places = Places().Matches(page).SelectMany(match => match.Groups[1].Value.Split(' ', ',')).Select(text => double.Parse(text, CultureInfo.InvariantCulture));
        Assert.That(places, Is.Not.Empty.And.All.InRange(0, 440));
    }

    [Test]
    public async Task The_name_of_a_mark_stands_over_the_bars()
    {
        var even = new LatencySummary(1000, 2, 2, 4, 4, 4, 4, [new(1, 100), new(1.25, 200), new(1.5, 200), new(2, 200), new(3, 200), new(4, 100)]);
        var page = await WrittenAsync(SampleFigures.Result with { Loads = [SampleFigures.Load("the reference CPO", "CPO", 1000) with { Latency = even }], Growth = [] });

        var highest = Bars().Matches(page).Min(bar => double.Parse(bar.Groups[1].Value, CultureInfo.InvariantCulture));
        Assert.That(highest, Is.GreaterThan(24), "the name is written from 14 on, and is some ten high");
    }

    [Test]
    public async Task It_needs_no_script_and_no_style_of_an_element_and_nothing_from_elsewhere()
    {
        var page = await WrittenAsync(SampleFigures.Result);

        Assert.That(page, Does.Not.Contain("<script").And.Not.Contains(" style=").And.Not.Contains("http://").And.Not.Contains("https://").And.Contains("Content-Security-Policy"));
    }

    [Test]
    public async Task What_a_target_or_a_file_says_is_encoded()
    {
        var load = SampleFigures.Load("<b>host</b>", "CPO", null, failed: 1) with { Faults = [new("<img src=x>", 1)] };
        var page = await WrittenAsync(SampleFigures.Result with { Loads = [load], Figures = [new("<i>", "<u>", null)] });

        Assert.That(page, Does.Not.Contain("<b>host").And.Not.Contains("<img").And.Not.Contains("<i>").And.Not.Contains("<u>"));
    }

    [Test]
    public async Task Where_nothing_was_answered_it_still_is_a_page()
    {
        var dead = SampleFigures.Load("the reference CPO", "CPO", 1000, failed: 2000) with { Latency = Nothing, Service = Nothing, Seconds = [], Memory = [], CpuPerRequestMs = null };

        Assert.That(await WrittenAsync(SampleFigures.Result with { Loads = [dead], Growth = [], Figures = [] }), Does.Contain("no request was answered as it should be").And.Not.Contains("NaN"));
    }

    [Test]
    public async Task An_earlier_run_stands_beside_it()
    {
        var earlier = SampleFigures.Result with { Loads = [SampleFigures.Load("the reference CPO", "CPO", 1000, times: 0.5)], Machine = SampleFigures.Result.Machine with { Processors = 64 } };

        var page = await WrittenAsync(SampleFigures.Result, earlier);

        Assert.That(page, Does.Contain("<h2 id=\"compared\">").And.Contains("64 processors").And.Contains("worse"));
    }

    private static LatencySummary Nothing { get; } = new(0, 0, 0, 0, 0, 0, 0, []);

    private static async Task<string> WrittenAsync(PerformanceResult result, PerformanceResult? earlier = null)
    {
        using var to = new MemoryStream();
        await PerformanceReport.WriteAsync(result, earlier, to, CancellationToken.None);
        return Encoding.UTF8.GetString(to.ToArray());
    }

    [GeneratedRegex("<rect class=\"bar-of\" x=\"[^\"]*\" y=\"([^\"]*)\"")]
    private static partial Regex Bars();

    [GeneratedRegex("<figcaption>([^<]*)")]
    private static partial Regex Captions();

    [GeneratedRegex("""\b(?:x|y|x1|x2|y1|y2|cx|cy|points|width|height)="([0-9., -]+)" """)]
    private static partial Regex Places();
}
