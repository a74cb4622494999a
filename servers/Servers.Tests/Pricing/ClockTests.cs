using OcpiKit.Pricing;
using static OcpiKit.Servers.Tests.Pricing.Tariffs;

namespace OcpiKit.Servers.Tests.Pricing;

/// <summary>Times of day in Berlin, where clocks jump from 02:00 to 03:00 on 29 March 2026 and go back from 03:00 to 02:00 on 25 October.</summary>
[TestFixture, Category("unit")]
public sealed class ClockTests
{
    private static readonly Tariff Night = Tariff(When(Hours("22:00", "06:00"), Time(1)), Always(Time(3)));

    [Test]
    public void A_tariff_switches_at_midnight_of_the_location_and_not_of_UTC()
    {
        var sunday = Tariff(When(new(Days: [DayOfWeek.Sunday]), Energy(1)), Always(Energy(5)));

        Assert.That(Switches(sunday, "2026-03-07 12:00", "2026-03-09 12:00"), Is.EqualTo(new[] { "2026-03-07 23:00Z", "2026-03-08 23:00Z" }));
    }

    [Test]
    public void A_night_begins_and_ends_at_its_hours() =>
        Assert.That(Switches(Night, "2026-03-02 12:00", "2026-03-03 12:00"), Is.EqualTo(new[] { "2026-03-02 21:00Z", "2026-03-03 05:00Z" }));

    [Test]
    public void The_night_in_which_clocks_jump_is_an_hour_shorter()
    {
        // 21:00Z to 04:00Z are 7 hours by night at 1; the hour after it costs 3.
        Assert.That(Switches(Night, "2026-03-28 12:00", "2026-03-29 12:00"), Is.EqualTo(new[] { "2026-03-28 21:00Z", "2026-03-29 04:00Z" }));
        Assert.That(Night.Cost(Driver.Arrives("2026-03-28 22:00").Charges(7 * 60).Charges(60)), Is.EqualTo(10));
    }

    [Test]
    public void The_night_in_which_clocks_go_back_is_an_hour_longer()
    {
        // 20:00Z to 05:00Z are 9 hours by night.
        Assert.That(Switches(Night, "2026-10-24 12:00", "2026-10-25 12:00"), Is.EqualTo(new[] { "2026-10-24 20:00Z", "2026-10-25 05:00Z" }));
        Assert.That(Night.Cost(Driver.Arrives("2026-10-24 22:00").Charges(9 * 60).Charges(60)), Is.EqualTo(12));
    }

    [Test]
    public void What_begins_in_the_hour_that_is_jumped_over_begins_with_the_jump()
    {
        var tariff = Tariff(When(Hours("02:30", "05:00"), Energy(1)));

        Assert.That(Switches(tariff, "2026-03-29 00:00", "2026-03-29 12:00"), Is.EqualTo(new[] { "2026-03-29 01:00Z", "2026-03-29 03:00Z" }));
    }

    [Test]
    public void What_begins_in_the_hour_that_comes_twice_begins_twice()
    {
        // 02:30 summer time, back to 02:00 at 01:00Z, 02:30 once more, 04:00.
        var tariff = Tariff(When(Hours("02:30", "04:00"), Energy(1)));

        Assert.That(
            Switches(tariff, "2026-10-25 00:00", "2026-10-25 12:00"),
            Is.EqualTo(new[] { "2026-10-25 00:30Z", "2026-10-25 01:00Z", "2026-10-25 01:30Z", "2026-10-25 03:00Z" }));
    }

    [TestCase("2026-10-25 02:15+02:00", 1), TestCase("2026-10-25 02:15+01:00", 1), TestCase("2026-10-25 03:00+01:00", 0)]
    public void An_hour_that_comes_twice_is_priced_the_same_twice(string time, decimal cost) =>
        Assert.That(Tariff(When(Hours("02:00", "03:00"), Energy(1))).Cost(Driver.Arrives(time).Charges(1, 1)), Is.EqualTo(cost));

    [Test]
    public void Durations_are_real_time_whatever_the_clock_shows()
    {
        // From 01:30 to 03:30 summer time is one hour.
        var tariff = Tariff(When(new(MinDuration: TimeSpan.FromMinutes(90)), Energy(1)));

        Assert.That(tariff.Cost(Driver.Arrives("2026-03-29 01:30").Charges(60).Charges(10, 1)), Is.Zero);
    }

    [Test]
    public void A_boundary_where_no_element_changes_is_none()
    {
        var tariff = Tariff(When(Hours("08:00", "20:00", DayOfWeek.Monday), Energy(1)), Always(Energy(2)));

        Assert.That(Switches(tariff, "2026-03-02 12:00", "2026-03-08 12:00"), Is.EqualTo(new[] { "2026-03-02 19:00Z" }));
        Assert.That(Switches(Tariff(Always(Energy(1))), "2026-03-02 12:00", "2026-03-08 12:00"), Is.Empty);
    }

    [Test]
    public void Dates_are_boundaries_and_the_ends_of_the_span_are_not()
    {
        var tariff = Tariff(When(new(StartDate: new(2026, 3, 3), EndDate: new(2026, 3, 4)), Energy(1)));

        Assert.That(Switches(tariff, "2026-03-03 00:00", "2026-03-05 00:00"), Is.EqualTo(new[] { "2026-03-03 23:00Z" }));
    }

    [Test]
    public void The_next_threshold_is_the_nearest_above()
    {
        var tariff = Tariff(
            When(new(MinKwh: 20, MaxDuration: TimeSpan.FromHours(4)), Energy(1)), When(new(MaxKwh: 10, MinDuration: TimeSpan.FromHours(1)), Energy(1)));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(Boundaries.NextKwh(tariff, 0), Is.EqualTo(10));
            Assert.That(Boundaries.NextKwh(tariff, 10), Is.EqualTo(20));
            Assert.That(Boundaries.NextKwh(tariff, 20), Is.Null);
            Assert.That(Boundaries.NextDuration(tariff, TimeSpan.FromMinutes(59)), Is.EqualTo(TimeSpan.FromHours(1)));
            Assert.That(Boundaries.NextDuration(tariff, TimeSpan.FromHours(1)), Is.EqualTo(TimeSpan.FromHours(4)));
            Assert.That(Boundaries.NextDuration(tariff, TimeSpan.FromHours(4)), Is.Null);
        }
    }

    private static IEnumerable<string> Switches(Tariff tariff, string from, string to) =>
        Boundaries.Between(tariff, Driver.Berlin, Driver.At(from), Driver.At(to)).Select(instant => $"{instant.UtcDateTime:yyyy-MM-dd HH:mm}Z");
}
