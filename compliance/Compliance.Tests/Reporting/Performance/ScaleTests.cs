using OcpiKit.Reporting.Performance.Plots;

namespace OcpiKit.Compliance.Tests.Reporting.Performance;

[TestFixture, Category("unit")]
internal sealed class ScaleTests
{
    [TestCase(97, new[] { 0.0, 25, 50, 75, 100 })]
    [TestCase(4, new[] { 0.0, 1, 2, 3, 4 })]
    [TestCase(0.7, new[] { 0.0, 0.2, 0.4, 0.6, 0.8 })]
    public void In_equal_steps_it_ends_with_a_round_number(double largest, double[] ticks)
    {
        Assert.That(Scale.Linear(largest, 0, 100).Ticks, Is.EqualTo(ticks).Within(1e-9));
    }

    [TestCase(0.02, 300, new[] { 0.1, 1, 10, 100 })]
    [TestCase(1000, 100_000, new[] { 1000.0, 10_000, 100_000 })]
    [TestCase(2, 20, new[] { 2.0, 5, 10, 20 })]
    public void In_equal_ratios_it_marks_round_numbers_only(double smallest, double largest, double[] ticks)
    {
        Assert.That(Scale.Ratio(smallest, largest, 0, 100).Ticks, Is.EqualTo(ticks).Within(1e-9));
    }

    [Test]
    public void Places_are_between_its_ends_whatever_comes()
    {
        var scale = Scale.Ratio(1, 100, 200, 10);

        Assert.That((scale.At(1), scale.At(10), scale.At(100)), Is.EqualTo((200.0, 105.0, 10.0)));
        Assert.That((scale.At(0), scale.At(1e9)), Is.EqualTo((200.0, 10.0)));
    }

    [TestCase(0, 0)]
    [TestCase(5, 5)]
    public void Values_that_are_all_the_same_have_a_place(double smallest, double largest)
    {
        Assert.That(Scale.Ratio(smallest, largest, 0, 100).At(largest), Is.InRange(0, 100));
        Assert.That(Scale.Linear(largest, 0, 100).At(largest), Is.InRange(0, 100));
    }
}
