using OcpiKit.Pricing;
using static OcpiKit.Servers.Tests.Pricing.Tariffs;

namespace OcpiKit.Servers.Tests.Pricing;

/// <summary>In all of these the restricted element costs 1, and what holds otherwise 0.</summary>
[TestFixture, Category("unit")]
public sealed class RestrictionTests
{
    [TestCase("08:59", false), TestCase("09:00", true), TestCase("17:59", true), TestCase("18:00", false)]
    public void A_time_of_day_begins_with_its_start_and_ends_before_its_end(string time, bool holds) =>
        AssertHolds(Hours("09:00", "18:00"), $"2026-03-02 {time}", holds);

    [TestCase("21:59", false), TestCase("22:00", true), TestCase("00:00", true), TestCase("05:59", true), TestCase("06:00", false)]
    public void An_end_before_the_start_runs_over_midnight(string time, bool holds) =>
        AssertHolds(Hours("22:00", "06:00"), $"2026-03-02 {time}", holds);

    [TestCase("19:59", false), TestCase("20:00", true), TestCase("23:59", true), TestCase("00:00", false)]
    public void An_end_of_midnight_is_the_end_of_the_day(string time, bool holds) =>
        AssertHolds(Hours("20:00", "00:00"), $"2026-03-02 {time}", holds);

    [TestCase("00:00", "00:00", true), TestCase("09:00", "09:00", true)]
    [TestCase("09:00", null, true), TestCase(null, "09:00", false), TestCase(null, "00:00", true)]
    public void Noon_is_within_a_whole_day_and_within_hours_that_are_open_on_its_side(string? start, string? end, bool holds) =>
        AssertHolds(Hours(start, end), "2026-03-02 12:00", holds);

    [TestCase("2026-02-28 23:59", false), TestCase("2026-03-01 00:00", true)]
    [TestCase("2026-03-04 23:59", true), TestCase("2026-03-05 00:00", false)]
    public void Dates_are_days_at_the_location_and_the_last_is_left_out(string time, bool holds) =>
        AssertHolds(new(StartDate: new(2026, 3, 1), EndDate: new(2026, 3, 5)), time, holds);

    [TestCase("2026-03-06 23:59", false), TestCase("2026-03-07 00:00", true)]
    [TestCase("2026-03-08 23:59", true), TestCase("2026-03-09 00:00", false)]
    public void The_weekend_begins_and_ends_at_local_midnight(string time, bool holds) =>
        AssertHolds(new(Days: [DayOfWeek.Saturday, DayOfWeek.Sunday]), time, holds);

    [TestCase("2026-03-06 23:00", true, true), TestCase("2026-03-07 01:00", false, true), TestCase("2026-03-06 01:00", true, false)]
    public void The_hours_after_a_Friday_night_are_Saturday_or_still_the_night(string time, bool ofTheMoment, bool ofTheEvening)
    {
        var night = Hours("22:00", "06:00", DayOfWeek.Friday);

        AssertHolds(night, time, ofTheMoment);
        AssertHolds(night, time, ofTheEvening, new() { NightDay = NightDay.OfTheEvening });
    }

    [TestCase(9.9, 0), TestCase(10, 1), TestCase(19.9, 1), TestCase(20, 0)]
    public void Energy_so_far_counts_from_its_least_and_ends_before_its_most(decimal before, decimal cost)
    {
        var tariff = Tariff(When(new(MinKwh: 10, MaxKwh: 20), Energy(1)));

        Assert.That(tariff.Cost(Driver.Arrives().Charges(60, before).Charges(3, 1)), Is.EqualTo(cost));
    }

    [TestCase(29, 0), TestCase(30, 1), TestCase(59, 1), TestCase(60, 0)]
    public void A_duration_counts_from_its_least_and_ends_before_its_most(decimal before, decimal cost)
    {
        var tariff = Tariff(When(new(MinDuration: TimeSpan.FromMinutes(30), MaxDuration: TimeSpan.FromMinutes(60)), Energy(1)));

        Assert.That(tariff.Cost(Driver.Arrives().Charges(before).Charges(3, 1)), Is.EqualTo(cost));
    }

    [TestCase(15.9, 0), TestCase(16, 1), TestCase(31.9, 1), TestCase(32, 0)]
    public void Current_and_power_hold_from_their_least_and_below_their_most(decimal value, decimal cost)
    {
        var byCurrent = Tariff(When(new(MinCurrent: 16, MaxCurrent: 32), Energy(1)));
        var byPower = Tariff(When(new(MinPower: 16, MaxPower: 32), Energy(1)));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(byCurrent.Cost(Driver.Arrives().Charges(60, 1, amperes: value)), Is.EqualTo(cost));
            Assert.That(byPower.Cost(Driver.Arrives().Charges(60, 1, kilowatts: value)), Is.EqualTo(cost));
        }
    }

    [Test]
    public void A_current_on_both_sides_of_a_limit_is_on_neither_and_the_account_says_so()
    {
        var tariff = Tariff(When(new(MinCurrent: 32), Energy(2)), When(new(MaxCurrent: 32), Energy(1)), Always(Energy(5)));
        var usage = Driver.Arrives().Charges(60, 1, amperes: 20).Leaves;

        var account = Price([tariff], usage with { Periods = [usage.Periods[0] with { MaxCurrent = 40 }] });

        Assert.That(account.Total.ExclVat, Is.EqualTo(5));
        Assert.That(account.Remarks, Is.EqualTo(Enumerable.Repeat("Period 1: its current was on both sides of the limit of 32.", 2)));
    }

    [Test]
    public void A_power_that_is_not_told_lets_the_next_element_decide_or_is_taken_to_fit()
    {
        var tariff = Tariff(When(new(MaxPower: 16), Energy(1)), Always(Energy(5)));
        var driver = Driver.Arrives().Charges(60, 1);

        Assert.That(tariff.Cost(driver), Is.EqualTo(5));
        Assert.That(tariff.Cost(driver, new() { Unmeasured = Unmeasured.Holds }), Is.EqualTo(1));
        Assert.That(tariff.Price(driver).Remarks, Is.EqualTo(new[] { "Period 1: it does not tell its power, which the limit of 16 asks for." }));
    }

    [Test]
    public void Who_parks_draws_no_current()
    {
        Assert.That(Tariff(When(new(MaxCurrent: 6), Parking(1))).Cost(Driver.Arrives().Parks(60)), Is.EqualTo(1));
        Assert.That(Tariff(When(new(MinCurrent: 6), Parking(1))).Cost(Driver.Arrives().Parks(60)), Is.Zero);
    }

    [TestCase("2026-03-07 12:00", true), TestCase("2026-03-07 20:00", false), TestCase("2026-03-09 12:00", false)]
    public void Restrictions_have_to_hold_all_together(string time, bool holds) =>
        AssertHolds(Hours("09:00", "18:00", DayOfWeek.Saturday), time, holds);

    [Test]
    public void For_each_dimension_the_first_element_that_has_it_and_holds_decides()
    {
        // Energy of the first element, time of the second; the third has nothing left to say.
        // 10 kWh × 1 + 1 h × 2
        var tariff = Tariff(Always(Energy(1)), Always(Energy(7), Time(2)), Always(Energy(8), Time(8)));

        Assert.That(tariff.Cost(Driver.Arrives().Charges(60, 10)), Is.EqualTo(12));
    }

    [Test]
    public void What_no_element_prices_is_free_and_stands_in_the_account()
    {
        var account = Tariff(Always(Energy(1))).Price(Driver.Arrives().Charges(60, 10).Parks(30).Parks(15));

        Assert.That(account.Total.ExclVat, Is.EqualTo(10));
        Assert.That(account.Free.Select(free => $"{free.Kind} {free.Consumed}"), Is.EqualTo(new[] { "Time 60 min", "Parking 45 min" }));
    }

    [Test]
    public void A_period_without_a_tariff_is_free()
    {
        Assert.That(Tariff(Always(Energy(1))).Cost(Driver.Arrives().Charges(60, 10).With(null).Charges(60, 10)), Is.EqualTo(10));
    }

    [Test]
    public void A_period_is_priced_as_what_it_was_when_it_began_and_the_account_says_where_it_should_have_been_split()
    {
        var tariff = Tariff(
            When(Hours(null, "17:00"), Energy(1)), When(new(MaxKwh: 5), Energy(2)), When(new(MaxDuration: TimeSpan.FromMinutes(45)), Energy(3)));

        var account = tariff.Price(Driver.Arrives("2026-03-02 16:30").Charges(60, 10));

        Assert.That(account.Total.ExclVat, Is.EqualTo(10));
        Assert.That(account.Remarks, Is.EqualTo(new[]
        {
            "Period 1: at 2026-03-02 16:00:00Z an element begins or ceases to hold.",
            "Period 1: it passes 5 kWh, where an element begins or ceases to hold.",
            "Period 1: it passes a duration of 00:45:00, where an element begins or ceases to hold.",
        }));
    }

    private static void AssertHolds(Restrictions restrictions, string time, bool holds, Readings? readings = null) =>
        Assert.That(Tariff(When(restrictions, Energy(1))).Cost(Driver.Arrives(time).Charges(0.01m, 1), readings), Is.EqualTo(holds ? 1 : 0));
}
