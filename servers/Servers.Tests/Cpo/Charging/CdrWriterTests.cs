using OcpiKit.Cpo;
using OcpiKit.Cpo.Billing;
using OcpiKit.Cpo.Charging;
using OcpiKit.Ocpi.Types;
using static OcpiKit.Servers.Tests.Cpo.Charging.Charges;

namespace OcpiKit.Servers.Tests.Cpo.Charging;

[TestFixture, Category("unit")]
public sealed class CdrWriterTests
{
    private static readonly CdrWriter Writer = new(new CpoOptions());

    private static readonly Tariff Idle = Tariff(
        "T3",
        TariffType.Regular,
        new TariffElement([
            new PriceComponent(TariffDimensionType.Flat, 1m, 20, 1),
            new PriceComponent(TariffDimensionType.Energy, 0.25m, 20, 1),
            new PriceComponent(TariffDimensionType.ParkingTime, 3m, 20, 1),
        ]));

    [Test]
    public void The_bill_says_what_was_used_and_what_that_costs()
    {
        var cdr = Writer.Write(AtNoon(Idle) with { Ended = Noon.AddHours(2.5) })!;

        using (Assert.EnterMultipleScope())
        {
            Assert.That((cdr.StartDateTime, cdr.EndDateTime, cdr.LastUpdated), Is.EqualTo((Noon, Noon.AddHours(2.5), Noon.AddHours(2.5))));
            Assert.That((cdr.TotalEnergy, cdr.TotalTime, cdr.TotalParkingTime), Is.EqualTo((22m, 2.5m, 0.5m)));
            Assert.That(cdr.TotalCost, Is.EqualTo(new Price(8m, 9.6m)));
            Assert.That((cdr.TotalFixedCost, cdr.TotalEnergyCost, cdr.TotalParkingCost), Is.EqualTo((new Price(1m, 1.2m), new Price(5.5m, 6.6m), new Price(1.5m, 1.8m))));
            Assert.That((cdr.TotalTimeCost, cdr.TotalReservationCost), Is.EqualTo(((Price?)null, (Price?)null)));
            Assert.That(cdr.Tariffs!.Select(tariff => tariff.Id), Is.EqualTo(new[] { "T3" }));
            Assert.That(cdr.ChargingPeriods.Select(period => period.TariffId), Is.All.EqualTo("T3"));
        }
    }

    [Test]
    public void Sub_totals_add_up_to_the_total()
    {
        var cdr = Writer.Write(AtNoon(Idle) with { Ended = Noon.AddSeconds(8_111), Vehicle = new Vehicle(21.777m, 10_999) })!;

        var parts = new[] { cdr.TotalFixedCost, cdr.TotalEnergyCost, cdr.TotalParkingCost }.OfType<Price>().ToList();
        Assert.That(decimal.Round(parts.Sum(part => part.ExclVat), 2, MidpointRounding.AwayFromZero), Is.EqualTo(cdr.TotalCost.ExclVat));
    }

    [Test]
    public void A_reservation_that_expired_is_billed_where_the_tariff_has_a_price_for_it()
    {
        var reservable = Tariff(
            "T4",
            TariffType.Regular,
            new TariffElement([new PriceComponent(TariffDimensionType.Time, 6m, null, 1)], new TariffRestrictions(Reservation: ReservationRestrictionType.ReservationExpires)),
            new TariffElement([new PriceComponent(TariffDimensionType.Energy, 0.25m, null, 1)]));
        var expired = Expired(AtNoon(reservable));
        var cancelled = expired with { Reservation = expired.Reservation! with { Expired = false } };

        var cdr = Writer.Write(expired)!;

        using (Assert.EnterMultipleScope())
        {
            Assert.That((cdr.TotalCost.ExclVat, cdr.TotalReservationCost!.ExclVat, cdr.TotalEnergy), Is.EqualTo((3m, 3m, 0m)));
            Assert.That(cdr.ChargingPeriods.Single().Dimensions, Is.EqualTo(new[] { new CdrDimension(CdrDimensionType.ReservationTime, 0.5m) }));
            Assert.That(Writer.Write(cancelled), Is.Null, "who cancels in time pays nothing where only expiry is priced");
            Assert.That(Writer.Write(Expired(AtNoon())), Is.Null, "a tariff that says nothing of reservations makes no bill for one");
        }
    }

    [Test]
    public void A_charge_that_goes_on_or_never_began_has_no_bill()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Writer.Write(AtNoon()), Is.Null);
            Assert.That(Writer.Write(AtNoon() with { Connected = null, Ended = Noon }), Is.Null);
        }
    }

    private static Charge Expired(Charge charge) => charge with
    {
        Connected = null,
        Ended = Noon.AddMinutes(30),
        Reservation = new Reservation("R1", Noon, Noon.AddMinutes(30)) { Expired = true },
    };
}
