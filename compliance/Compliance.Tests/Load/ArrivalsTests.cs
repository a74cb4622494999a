using OcpiKit.Load;

namespace OcpiKit.Compliance.Tests.Load;

[TestFixture, Category("unit")]
internal sealed class ArrivalsTests
{
    [Test]
    public void Come_in_their_order_as_many_a_second_as_the_rate_says()
    {
        var arrivals = Arrivals.ByChance(50, TimeSpan.FromSeconds(4), seed: 7).ToList();

        Assert.That(arrivals, Is.Ordered);
        Assert.That(arrivals.CountBy(due => (int)due.TotalSeconds).Select(second => second.Value), Is.EqualTo(new[] { 50, 50, 50, 50 }));
    }

    [Test]
    public void Are_drawn_by_chance_and_the_same_for_the_same_seed()
    {
        var gaps = Arrivals.ByChance(50, TimeSpan.FromSeconds(4), seed: 7).ToList();

        Assert.That(gaps, Is.EqualTo(Arrivals.ByChance(50, TimeSpan.FromSeconds(4), seed: 7)));
        Assert.That(gaps, Is.Not.EqualTo(Arrivals.ByChance(50, TimeSpan.FromSeconds(4), seed: 8)));
        Assert.That(gaps.Zip(gaps.Skip(1), (one, next) => next - one).Distinct().Count(), Is.GreaterThan(100), "nobody knocks in step");
    }

    [Test]
    public void End_with_the_time_that_they_have()
    {
        Assert.That(Arrivals.ByChance(100, TimeSpan.FromSeconds(1.5), seed: 7).Max(), Is.LessThan(TimeSpan.FromSeconds(1.5)));
    }

    [Test]
    public void Are_mixed_as_their_weights_say()
    {
        var mix = new Mix([Stage.Kind with { Weight = 3 }, Stage.Kind with { Weight = 1 }], seed: 7);

        var drawn = Enumerable.Range(0, 4000).Select(_ => mix.Next()).CountBy(kind => kind).OrderBy(kind => kind.Key).Select(kind => kind.Value).ToList();

        Assert.That(drawn[0], Is.EqualTo(3000).Within(150));
        Assert.That(drawn.Sum(), Is.EqualTo(4000));
    }
}
