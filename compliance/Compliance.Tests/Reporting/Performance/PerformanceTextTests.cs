using OcpiKit.Reporting.Performance;
using OcpiKit.Reporting.Terminal;

namespace OcpiKit.Compliance.Tests.Reporting.Performance;

[TestFixture, Category("unit")]
internal sealed class PerformanceTextTests
{
    [Test]
    public void A_load_is_told_kind_by_kind()
    {
        Assert.That(Written(page => new LoadText(page).Write(SampleFigures.Load("the reference CPO", "CPO", 1000, failed: 7))), Is.EqualTo(
            """

            The reference CPO: 7 requests of 2,000 failed at 200 a second
            1,000 locations; 2,000 requests in 10 s after 5 s to warm up, each sent when it was due, whatever became of those before
            it

              answered within               requests    failed      half      90 %      99 %    99.9 %   slowest
              GET a location                   1,500         7    1.0 ms     10 ms     30 ms     40 ms     50 ms
              GET a page of 20 locations         500         0    3.0 ms     30 ms     90 ms    120 ms    150 ms
              all                              2,000         7    1.0 ms     10 ms     30 ms     40 ms     50 ms

              1.0 ms █ █ 50 ms
              199.3 well answered a second, 1.5 MB/s; memory 150 MB at most; 1.3 ms of a processor for a request
              failed: HTTP 503, 7 times

            """.ReplaceLineEndings("\n")));
    }

    [Test]
    public void Nothing_is_broader_than_a_narrow_terminal()
    {
        var text = Written(
            page =>
            {
                new LoadText(page).Write(SampleFigures.Load("the reference CPO", "CPO", 1000));
                new GrowthText(page).Begin();
                new GrowthText(page).Write(SampleFigures.Result.Growth[1]);
                new ComparisonText(page).Write(FigureComparison.Of(SampleFigures.Result, SampleFigures.Result), DateTimeOffset.UnixEpoch);
            },
            new(Width: 80));

        Assert.That(text.Split('\n').Select(line => line.Length), Is.All.LessThanOrEqualTo(80));
    }

    [Test]
    public void A_size_is_a_row()
    {
        Assert.That(Written(page => new GrowthText(page).Write(SampleFigures.Result.Growth[1])), Is.EqualTo(
            "100,000       9.7 s    1.1 ms     33 ms    150 MB     6.3 s    31.1 s    420 MB\n"));
    }

    [Test]
    public void What_is_worse_stands_before_what_is_better()
    {
        var after = SampleFigures.Result with { Loads = [SampleFigures.Load("the reference CPO", "CPO", 1000, times: 2)], Figures = [new("a whole run", "10.0 s", 10)] };

        var text = Written(page => new ComparisonText(page).Write(FigureComparison.Of(SampleFigures.Result, after), DateTimeOffset.UnixEpoch));

        Assert.That(text, Does.Contain("3 figures of").And.Contains("✗ the reference CPO: half answered within: 1.0 ms then, 2.0 ms now"));
        Assert.That(text.IndexOf('✗'), Is.LessThan(text.IndexOf('✓')));
        Assert.That(text, Does.Contain("✓ a whole run: 25.6 s then, 10.0 s now"));
    }

    private static string Written(Action<Page> write, ConsoleStyle? style = null)
    {
        using var to = new StringWriter { NewLine = "\n" };
        write(new Page(to, style ?? new(Width: 120)));
        return to.ToString();
    }
}
