using OcpiKit.Pricing;
using static OcpiKit.Servers.Tests.Pricing.Tariffs;

namespace OcpiKit.Servers.Tests.Pricing;

[TestFixture, Category("unit")]
public sealed class FeeTests
{
    private static readonly Restrictions Reserved = new(Reservation: ReservationKind.Reservation);

    private static readonly Restrictions Expires = new(Reservation: ReservationKind.Expires);

    [Test]
    public void A_fee_is_due_once_however_many_periods_there_are() =>
        Assert.That(Tariff(Always(Flat(1))).Cost(Driver.Arrives().Charges(60).Charges(60).Parks(60)), Is.EqualTo(1));

    [Test]
    public void A_fee_that_comes_into_force_later_is_due_as_well_or_only_the_first_is()
    {
        var tariff = Tariff(When(new(MinDuration: TimeSpan.FromHours(4)), Flat(10)), Always(Flat(1)));
        var driver = Driver.Arrives().Charges(240).Parks(60);

        Assert.That(tariff.Cost(driver), Is.EqualTo(11));
        Assert.That(tariff.Cost(driver, new() { FlatFees = FlatFees.FirstInForce }), Is.EqualTo(1));
        Assert.That(tariff.Cost(Driver.Arrives().Charges(239)), Is.EqualTo(1));
    }

    [Test]
    public void A_second_tariff_has_its_own_fee()
    {
        var other = Tariff(Always(Flat(2))) with { Id = "OTHER" };

        foreach (var reading in Enum.GetValues<FlatFees>())
        {
            var account = Price(
                [Tariff(Always(Flat(1))), other],
                Driver.Arrives().Charges(60).With("OTHER").Charges(60).Leaves,
                new() { Readings = new() { FlatFees = reading } });
            Assert.That(account.Total.ExclVat, Is.EqualTo(3));
        }
    }

    [Test]
    public void A_fee_for_parking_goes_to_the_cost_of_parking_or_to_the_fixed()
    {
        var tariff = Tariff(When(new(MinDuration: TimeSpan.FromHours(1)), Flat(5), Parking(1)), Always(Energy(1)));
        var driver = Driver.Arrives().Charges(60, 10).Parks(60);

        var account = tariff.Price(driver);
        var other = tariff.Price(driver, new() { ParkingFee = ParkingFee.Fixed });

        using (Assert.EnterMultipleScope())
        {
            Assert.That(account.SubTotals[CostKind.Parking].ExclVat, Is.EqualTo(6));
            Assert.That(other.SubTotals[CostKind.Parking].ExclVat, Is.EqualTo(1));
            Assert.That(other.SubTotals[CostKind.Fixed].ExclVat, Is.EqualTo(5));
            Assert.That(account.Total, Is.EqualTo(other.Total));
        }
    }

    [Test]
    public void A_reservation_pays_nothing_of_what_is_for_sessions()
    {
        var tariff = Tariff(Always(Flat(1), Time(1), Parking(1)));

        Assert.That(tariff.Cost(Driver.Arrives().Reserves(60)), Is.Zero);
        Assert.That(tariff.Cost(Driver.Arrives().Reserves(60).Charges(60)), Is.EqualTo(2));
    }

    [Test]
    public void A_reservation_that_was_used_or_cancelled_does_not_expire()
    {
        var tariff = Tariff(When(Expires, Flat(4)), When(Reserved, Flat(2)));

        Assert.That(tariff.Cost(Driver.Arrives().Reserves(60)), Is.EqualTo(4));
        Assert.That(tariff.Cost(Driver.Arrives().Reserves(60).Charges(10)), Is.EqualTo(2));
        Assert.That(Price([tariff], Driver.Arrives().Reserves(10).Leaves with { ReservationExpired = false }).Total.ExclVat, Is.EqualTo(2));
    }

    [Test]
    public void For_an_expired_reservation_the_elements_for_expiry_come_first_wherever_they_stand()
    {
        var tariff = Tariff(When(Reserved, Time(3)), When(Expires, Time(6)));

        Assert.That(tariff.Cost(Driver.Arrives().Reserves(60)), Is.EqualTo(6));
    }

    [Test]
    public void The_fee_for_expiry_replaces_that_for_reservation_or_comes_on_top()
    {
        var tariff = Tariff(When(Expires, Flat(4)), When(Reserved, Flat(2)));

        Assert.That(tariff.Cost(Driver.Arrives().Reserves(60), new() { ExpiredFee = ExpiredFee.Besides }), Is.EqualTo(6));
        Assert.That(Tariff(When(Reserved, Flat(2))).Cost(Driver.Arrives().Reserves(60), new() { ExpiredFee = ExpiredFee.Besides }), Is.EqualTo(2));
    }

    [Test]
    public void All_that_a_reservation_costs_is_in_its_own_sub_total()
    {
        var tariff = Tariff(When(Reserved, Flat(2), Time(6)), Always(Flat(1), Time(12)));

        var account = tariff.Price(Driver.Arrives().Reserves(10).Charges(10));

        // 2 + 10 min × 6/h = 3; 1; 10 min × 12/h = 2
        Assert.That(
            account.SubTotals.Select(pair => FormattableString.Invariant($"{pair.Key} {pair.Value.ExclVat:0}")),
            Is.EqualTo(new[] { "Fixed 1", "Energy 0", "Time 2", "Parking 0", "Reservation 3" }));
    }

    [TestCase(DurationFrom.SessionStart, 10), TestCase(DurationFrom.ReservationStart, 20), TestCase(DurationFrom.SameDimension, 10)]
    public void A_duration_counts_without_the_reservation_or_with_it(DurationFrom reading, decimal cost)
    {
        var tariff = Tariff(When(new(MinDuration: TimeSpan.FromMinutes(30)), Energy(2)), Always(Energy(1)));

        Assert.That(tariff.Cost(Driver.Arrives().Reserves(40).Charges(20, 10), new() { DurationFrom = reading }), Is.EqualTo(cost));
    }

    [Test]
    public void A_duration_of_a_reservation_counts_from_its_start_under_every_reading()
    {
        // Two periods of half an hour, of which the second is dearer: 1 + 2.
        var tariff = Tariff(When(Reserved with { MinDuration = TimeSpan.FromMinutes(30) }, Time(4)), When(Reserved, Time(2)));

        foreach (var reading in Enum.GetValues<DurationFrom>())
        {
            var driver = Driver.Arrives().Reserves(30).Reserves(30).Charges(60);
            Assert.That(tariff.Cost(driver, new() { DurationFrom = reading }), Is.EqualTo(3));
        }
    }

    [TestCase(DurationFrom.SessionStart, 120), TestCase(DurationFrom.SameDimension, 60)]
    public void The_first_hour_of_parking_is_free_after_the_session_began_or_after_parking_did(DurationFrom reading, decimal cost)
    {
        // One hour of charging, and two of parking at 60.
        var tariff = Tariff(When(new(MinDuration: TimeSpan.FromHours(1)), Parking(60)));

        Assert.That(tariff.Cost(Driver.Arrives().Charges(60).Parks(60).Parks(60), new() { DurationFrom = reading }), Is.EqualTo(cost));
    }
}
