using OcpiKit.Cpo.Charging;
using OcpiKit.Ocpi.Types;
using static OcpiKit.Servers.Tests.Cpo.Charging.Charges;

namespace OcpiKit.Servers.Tests.Cpo.Charging;

[TestFixture, Category("unit")]
public sealed class MeterTests
{
    [Test]
    public void A_car_takes_what_it_can_until_it_is_full_and_parks_from_then_on()
    {
        var readings = Meter.Read(AtNoon(), Noon.AddHours(3));

        Assert.That(
            readings.Select(reading => (reading.Use, reading.Start, reading.End, reading.Kwh)),
            Is.EqualTo(new[]
            {
                (Use.Charging, Noon, Noon.AddHours(2), 22m),
                (Use.Parking, Noon.AddHours(2), Noon.AddHours(3), 0m),
            }));
    }

    [Test]
    public void Before_the_car_is_there_nothing_is_read() =>
        Assert.That(Meter.Read(AtNoon() with { Connected = null }, Noon), Is.Empty);

    [Test]
    public void The_same_moment_reads_the_same_whenever_it_is_looked_at()
    {
        var early = Meter.Read(AtNoon() with { Ended = Noon.AddMinutes(7) }, Noon.AddMinutes(7));
        var late = Meter.Read(AtNoon() with { Ended = Noon.AddMinutes(7) }, Noon.AddDays(40));

        Assert.That(late, Is.EqualTo(early));
    }

    [Test]
    public void A_rule_bounds_the_power_from_when_it_was_set_and_leaves_the_past_alone()
    {
        var charge = AtNoon() with { Rules = [Limit(RuleSource.Profile, Noon.AddMinutes(30), ChargingRateUnit.W, (0, 5_500), (1_800, 0))] };

        var readings = Meter.Read(charge, Noon.AddMinutes(90));

        Assert.That(
            readings.Select(reading => (reading.Use, reading.Length.TotalMinutes, reading.Kwh)),
            Is.EqualTo(new[] { (Use.Charging, 30d, 5.5m), (Use.Charging, 30d, 2.75m), (Use.Parking, 30d, 0m) }));
    }

    [Test]
    public void Amperes_are_per_phase_and_the_least_of_all_rules_counts()
    {
        var charge = AtNoon() with
        {
            Rules =
            [
                Limit(RuleSource.Profile, Noon, ChargingRateUnit.A, (0, 10)),
                Limit(RuleSource.Station, Noon.AddHours(1), ChargingRateUnit.W, (0, 3_000)),
                Limit(RuleSource.Station, Noon.AddHours(2), ChargingRateUnit.W, (0, 9_000)),
            ],
        };

        Assert.That(Meter.Read(charge, Noon.AddHours(3)).Select(reading => reading.Kwh), Is.EqualTo(new[] { 6.9m, 3m, 6.9m }));
    }

    [Test]
    public void A_rule_without_a_profile_takes_back_what_its_source_said()
    {
        var charge = AtNoon() with
        {
            Rules = [Limit(RuleSource.Profile, Noon, ChargingRateUnit.W, (0, 1_000)), new PowerRule(RuleSource.Profile, Noon.AddHours(1), null)],
        };

        Assert.That(Meter.Read(charge, Noon.AddHours(2)).Select(reading => reading.Kwh), Is.EqualTo(new[] { 1m, 11m }));
    }

    [Test]
    public void A_profile_ends_with_its_duration()
    {
        var rule = new PowerRule(
            RuleSource.Profile, Noon, new ChargingProfile(null, 600, ChargingRateUnit.W, null, [new ChargingProfilePeriod(0, 1_100)]));

        Assert.That(
            Meter.Read(AtNoon() with { Rules = [rule] }, Noon.AddMinutes(20)).Select(reading => (reading.Length.TotalMinutes, reading.Kwh)),
            Is.EqualTo(new[] { (10d, 0.183m), (10d, 1.834m) }));
    }

    [Test]
    public void A_reading_ends_where_the_tariff_may_have_another_price()
    {
        // In Berlin it is 13:00 at noon UTC.
        var tariff = Tariff(
            "T2",
            TariffType.Regular,
            new TariffElement([new PriceComponent(TariffDimensionType.Energy, 0.30m, null, 1)], new TariffRestrictions(StartTime: "13:30", EndTime: "14:00")),
            new TariffElement([new PriceComponent(TariffDimensionType.Energy, 0.40m, null, 1)], new TariffRestrictions(MinKwh: 12.1m)),
            new TariffElement([new PriceComponent(TariffDimensionType.Energy, 0.20m, null, 1)], new TariffRestrictions(MinDuration: 4_200)),
            new TariffElement([new PriceComponent(TariffDimensionType.Energy, 0.50m, null, 1)]));

        Assert.That(
            Meter.Read(AtNoon(tariff), Noon.AddMinutes(80)).Select(reading => reading.Length.TotalMinutes),
            Is.EqualTo(new[] { 30d, 30, 6, 4, 10 }));
    }

    [Test]
    public void A_reservation_comes_first_and_ends_when_the_car_charges()
    {
        var charge = AtNoon() with { Reservation = new Reservation("R1", Noon.AddMinutes(-20), Noon.AddMinutes(10)) };

        Assert.That(
            Meter.Read(charge, Noon.AddMinutes(60)).Select(reading => (reading.Use, reading.Length.TotalMinutes)),
            Is.EqualTo(new[] { (Use.Reserved, 20d), (Use.Charging, 60d) }));
    }

    [Test]
    public void What_is_read_piece_by_piece_adds_up_to_the_whole([Values(1, 7, 59, 611, 4_001)] int seconds)
    {
        var charge = AtNoon() with
        {
            Rules = [.. Enumerable.Range(0, 9).Select(step => Limit(RuleSource.Station, Noon.AddSeconds(step * seconds), ChargingRateUnit.W, (0, 3_333 + step)))],
        };

        var readings = Meter.Read(charge, Noon.AddHours(30));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(readings.Sum(reading => reading.Kwh), Is.EqualTo(22m));
            Assert.That(readings.Skip(1).Select(reading => reading.Start), Is.EqualTo(readings.SkipLast(1).Select(reading => reading.End)));
            Assert.That(readings.Select(reading => reading.Length), Is.All.GreaterThan(TimeSpan.Zero));
        }
    }
}
