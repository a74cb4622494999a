using OcpiKit.Reporting.Performance;

namespace OcpiKit.Compliance.Tests.Reporting.Performance;

[TestFixture, Category("unit")]
internal sealed class FigureComparisonTests
{
    [Test]
    public void The_same_figures_have_not_changed()
    {
        var comparison = FigureComparison.Of(SampleFigures.Result, SampleFigures.Result);

        Assert.That(comparison.Figures, Is.Not.Empty);
        Assert.That(comparison.Figures.Select(figure => figure.Trend), Is.All.EqualTo(Trend.Same));
        Assert.That(comparison.Cautions, Is.Empty);
        Assert.That(comparison.Sentence, Is.EqualTo($"no figure of {comparison.Figures.Count} has clearly changed"));
    }

    [Test]
    public void What_takes_clearly_longer_is_worse_and_the_other_way_round_better()
    {
        var slower = SampleFigures.Result with { Loads = [SampleFigures.Load("the reference CPO", "CPO", 1000, times: 2)] };

        Assert.That(Worse(SampleFigures.Result, slower), Is.EqualTo(new[]
        {
            "the reference CPO: half answered within", "the reference CPO: 99 % answered within", "the reference CPO: processor time for a request",
        }));
        Assert.That(Worse(slower, SampleFigures.Result), Is.Empty);
        Assert.That(FigureComparison.Of(slower, SampleFigures.Result).Sentence, Does.StartWith("3 figures of "));
    }

    [Test]
    public void Noise_says_nothing()
    {
        Assert.That(Worse(SampleFigures.Result, SampleFigures.Result with { Loads = [SampleFigures.Load("the reference CPO", "CPO", 1000, times: 1.2)] }), Is.Empty);
    }

    [Test]
    public void Of_throughput_less_is_worse_and_so_are_more_failures()
    {
        var failing = SampleFigures.Load("the reference CPO", "CPO", 1000, failed: 1000);

        Assert.That(Worse(SampleFigures.Result, SampleFigures.Result with { Loads = [failing] }), Is.EqualTo(new[]
        {
            "the reference CPO: well answered a second", "the reference CPO: failed requests",
        }));
    }

    [Test]
    public void Another_rate_or_size_is_not_compared()
    {
        var other = SampleFigures.Load("the reference CPO", "CPO", 1000) with { Rate = 500 };

        var comparison = FigureComparison.Of(SampleFigures.Result, SampleFigures.Result with { Loads = [other], Growth = [], Figures = [] });

        Assert.That(comparison.Figures, Is.Empty);
        Assert.That(comparison.Sentence, Is.EqualTo("nothing was measured in the same way both times"));
    }

    [Test]
    public void Another_machine_kit_or_seed_is_said()
    {
        var other = SampleFigures.Result with { Machine = SampleFigures.Result.Machine with { Processors = 64 }, Kit = "0.2.0", Seed = 1 };

        Assert.That(FigureComparison.Of(SampleFigures.Result, other).Cautions, Has.Count.EqualTo(3));
    }

    private static IEnumerable<string> Worse(PerformanceResult before, PerformanceResult after) => FigureComparison.Of(before, after).Worse.Select(figure => figure.What);
}
