using OcpiKit.Load;

namespace OcpiKit.Compliance.Tests.Load;

[TestFixture, Category("unit")]
internal sealed class LatenciesTests
{
    [Test]
    public void Tell_within_which_time_so_many_were_answered()
    {
        var latencies = new Latencies();
        foreach (var ms in Enumerable.Range(1, 1000))
            latencies.Record(TimeSpan.FromMilliseconds(ms));

        Assert.That(latencies.At(50), Is.EqualTo(500).Within(0.1).Percent);
        Assert.That(latencies.At(99.9), Is.EqualTo(999).Within(0.1).Percent);
        Assert.That(latencies.Max, Is.EqualTo(1000).Within(0.1).Percent);
        Assert.That(latencies.Mean, Is.EqualTo(500.5).Within(0.1).Percent);
    }

    [Test]
    public void Take_whatever_a_clock_gives()
    {
        var latencies = new Latencies();
        latencies.Record(TimeSpan.FromSeconds(-1));
        latencies.Record(TimeSpan.FromDays(1));

        Assert.That(latencies.Count, Is.EqualTo(2));
        Assert.That(latencies.At(0), Is.EqualTo(0.001));
    }

    [Test]
    public void Fall_into_classes_without_a_gap_that_hold_every_one_of_them()
    {
        var latencies = new Latencies();
        foreach (var ms in new[] { 0.2, 0.21, 0.5, 90 })
            latencies.Record(TimeSpan.FromMilliseconds(ms));

        var classes = latencies.Classes(growth: 2);

        Assert.That(classes.Sum(one => one.Count), Is.EqualTo(4));
        Assert.That(classes[0].Count, Is.EqualTo(2));
        Assert.That(classes[^1].Count, Is.EqualTo(1));
        Assert.That(classes[^1].UpToMs, Is.GreaterThanOrEqualTo(90));
        Assert.That(classes.Zip(classes.Skip(1), (one, next) => next.UpToMs / one.UpToMs), Is.All.EqualTo(2).Within(0.001));
    }

    [Test]
    public void Are_nothing_where_there_are_none()
    {
        var none = new Latencies();

        Assert.That((none.Count, none.Mean, none.Max, none.At(99)), Is.EqualTo((0, 0, 0, 0)));
        Assert.That(none.Classes(), Is.Empty);
    }
}
