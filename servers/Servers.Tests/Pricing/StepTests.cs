using OcpiKit.Pricing;
using static OcpiKit.Servers.Tests.Pricing.Tariffs;

namespace OcpiKit.Servers.Tests.Pricing;

/// <summary>Where the worked examples leave open what step_size does. Prices are per hour, so that 1 is a minute at 60.</summary>
[TestFixture, Category("unit")]
public sealed class StepTests
{
    private static readonly Tariff TimeAndParking = Tariff(Always(Time(60, step: 600), Parking(120, step: 900)));

    [Test]
    public void Where_charging_goes_on_after_parking_it_is_rounded_or_parking_is()
    {
        var driver = Driver.Arrives().Charges(21).Parks(7).Charges(2);

        // 23 min become 30: 30 + 7 × 2; or 7 min become 15: 23 + 15 × 2; or 30 min are three steps: 23 + 7 × 2
        Assert.That(TimeAndParking.Cost(driver), Is.EqualTo(44));
        Assert.That(TimeAndParking.Cost(driver, new() { TimeStep = TimeStep.ParkingWhenBoth }), Is.EqualTo(53));
        Assert.That(TimeAndParking.Cost(driver, new() { TimeStep = TimeStep.Together }), Is.EqualTo(37));
    }

    [Test]
    public void Where_nobody_parked_charging_is_rounded_under_every_reading()
    {
        foreach (var reading in Enum.GetValues<TimeStep>())
            Assert.That(TimeAndParking.Cost(Driver.Arrives().Charges(21), new() { TimeStep = reading }), Is.EqualTo(30));
    }

    [Test]
    public void In_one_period_with_both_parking_came_last()
    {
        var usage = Driver.Arrives().Charges(28).Leaves;
        var both = usage.Periods[0] with { Time = TimeSpan.FromMinutes(21), ParkingTime = TimeSpan.FromMinutes(7) };

        // 21 + 15 × 2
        Assert.That(Price([TimeAndParking], usage with { Periods = [both] }).Total.ExclVat, Is.EqualTo(51));
    }

    [Test]
    public void Reserved_time_is_rounded_by_itself_or_only_where_no_time_follows()
    {
        var tariff = Tariff(When(new(Reservation: ReservationKind.Reservation), Time(60, step: 600)), Always(Time(60, step: 600)));
        var driver = Driver.Arrives().Reserves(13).Charges(21);

        // 20 + 30, or 13 + 30
        Assert.That(tariff.Cost(driver), Is.EqualTo(50));
        Assert.That(tariff.Cost(driver, new() { ReservationStep = ReservationStep.WithTime }), Is.EqualTo(43));
    }

    [Test]
    public void Where_the_tariff_changed_steps_count_over_the_session_or_under_the_last()
    {
        var day = Tariff(Always(Energy(1, step: 1000)));
        var cheap = Tariff(Always(Energy(2, step: 1000))) with { Id = "CHEAP" };
        var usage = Driver.Arrives().Charges(60, 4.3m).With("CHEAP").Charges(60, 1.1m).Leaves;

        // 5.4 kWh become 6: 4.3 + 1.7 × 2; or 1.1 become 2: 4.3 + 2 × 2
        Assert.That(Price([day, cheap], usage).Total.ExclVat, Is.EqualTo(7.7m));
        Assert.That(
            Price([day, cheap], usage, new() { Readings = new() { StepTotal = StepTotal.LastTariff } }).Total.ExclVat, Is.EqualTo(8.3m));
    }

    [Test]
    public void A_minute_of_parking_may_make_a_session_cheaper_for_charging_is_no_longer_rounded()
    {
        var tariff = Tariff(Always(Time(60, step: 1800), Parking(60)));

        Assert.That(tariff.Cost(Driver.Arrives().Charges(21)), Is.EqualTo(30));
        Assert.That(tariff.Cost(Driver.Arrives().Charges(21).Parks(1)), Is.EqualTo(22));
    }

    [Test]
    public void The_account_shows_the_step_on_the_line_that_bears_it()
    {
        var tariff = Tariff(When(Hours(null, "17:00"), Energy(1, step: 2000)), Always(Energy(1, step: 500)));

        var lines = tariff.Price(Driver.Arrives("2026-03-02 16:00").Charges(60, 4.3m).Charges(10, 1.1m)).Lines;

        Assert.That(
            lines.Select(line => $"{line.Consumed}, {line.Billed}, {line.Step?.Size}, {line.Step?.Total}, {line.Step?.Billed}"),
            Is.EqualTo(new[] { "4.3 kWh, 4.3 kWh, , , ", "1.1 kWh, 1.2 kWh, 0.5 kWh, 5.4 kWh, 5.5 kWh" }));
    }

    [Test]
    public void Energy_that_went_back_to_the_grid_is_not_rounded_up() =>
        Assert.That(Tariff(Always(Energy(1, step: 1000))).Cost(Driver.Arrives().Charges(60, -1.5m)), Is.EqualTo(-1.5m));

    [Test]
    public void Hours_of_a_CDR_may_be_a_little_over_a_step_where_slack_is_given()
    {
        // 5 minutes sent as 0.0834 h are 300.24 s.
        var usage = Driver.Arrives().Charges(5).Leaves;
        usage = usage with { Periods = [usage.Periods[0] with { Time = ChargingPeriod.Hours(0.0834m) }] };
        var tariff = Tariff(Always(Time(12, step: 300)));

        Assert.That(Price([tariff], usage).Total.ExclVat, Is.EqualTo(2));
        Assert.That(Price([tariff], usage, new() { TimeSlack = TimeSpan.FromSeconds(0.36) }).Total.ExclVat, Is.EqualTo(1));
    }
}
