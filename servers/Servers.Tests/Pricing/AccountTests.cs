using OcpiKit.Pricing;
using static OcpiKit.Servers.Tests.Pricing.Tariffs;

namespace OcpiKit.Servers.Tests.Pricing;

[TestFixture, Category("unit")]
public sealed class AccountTests
{
    [Test]
    public void An_account_can_be_read_by_people()
    {
        var tariff = Tariff(Always(Flat(0.50m), Energy(0.25m, 10, 100), Parking(2, 20, 900))) with { MaxPrice = new(6, 7) };

        var text = tariff.Price(Driver.Arrives().Charges(60, 20.45m).Parks(40)).ToString();

        Assert.That(text.ReplaceLineEndings("\n"), Is.EqualTo("""
            Period 1: fixed 1 at 0.50 (no VAT) = 0.50 (tariff T, element 1, Flat)
            Period 1: energy 20.45 kWh, billed as 20.5 kWh [steps of 0.1 kWh: 20.45 kWh in all become 20.5 kWh] at 0.25 per kWh + 10 % VAT = 5.125 (5.6375 with VAT) (tariff T, element 1, Energy)
            Period 2: parking 40 min, billed as 45 min [steps of 15 min: 40 min in all become 45 min] at 2.00 per hour + 20 % VAT = 1.50 (1.80 with VAT) (tariff T, element 1, ParkingTime)
            Period 1: charging time 60 min without a price

            fixed         0.50
            energy        5.125 (5.6375 with VAT)
            parking       1.50 (1.80 with VAT)
            sum           7.125 (7.9375 with VAT)
            max_price     7.125 (7.9375 with VAT) becomes 6.00 (7.00 with VAT) (tariff T)
            total         EUR 6.00 (7.00 with VAT)

            Rounded once, to 2 decimals (halves go up).
            Read as: LastInUse, OnItsOwn, WholeSession, EachInForce, Instead, Parking, SessionStart, OfTheMoment, DoesNotHold, NotApplicable, EachTariff, Proportional.

            """.ReplaceLineEndings("\n")));
    }

    [Test]
    public void A_component_has_one_line_over_all_its_periods()
    {
        var line = Tariff(Always(Energy(1))).Price(Driver.Arrives().Charges(60, 1).Parks(5).Charges(60, 2)).Lines.Single();

        Assert.That(line.Periods, Is.EqualTo(new[] { 1, 3 }));
        Assert.That(line.Consumed, Is.EqualTo(new Quantity(3, Unit.KilowattHour)));
    }

    [Test]
    public void Other_readings_that_cost_something_else_are_found_by_name()
    {
        var tariff = Tariff(Always(Time(60, step: 600), Parking(120, step: 900)));

        var others = Pricer.Alternatives(
            Driver.Arrives().Charges(21).Parks(7).Charges(2).Leaves, new Dictionary<string, Tariff> { ["T"] = tariff });

        Assert.That(
            others.Select(other => (other.Key, other.Value.Total.ExclVat)),
            Is.EqualTo(new[] { ("TimeStep.ParkingWhenBoth", 53m), ("TimeStep.Together", 37m) }));
    }

    [Test]
    public void Every_reading_is_named_by_the_account_and_has_an_alternative()
    {
        var options = typeof(Readings).GetProperties().Where(property => property.PropertyType.IsEnum).ToList();
        var text = Tariff(Always(Energy(1))).Price(Driver.Arrives().Charges(60, 1)).ToString();

        var named = text.Split('\n').Single(line => line.StartsWith("Read as", StringComparison.Ordinal)).Split(", ");

        Assert.That(
            new Readings().OneApart().Select(other => other.Name.Split('.')[0]).Distinct(), Is.EquivalentTo(options.Select(option => option.Name)));
        Assert.That(named, Has.Length.EqualTo(options.Count));
    }

    [Test]
    public void Remarks_are_bounded_however_badly_a_session_was_split()
    {
        var tariff = Tariff([.. Enumerable.Range(0, 200).Select(i => When(new(MaxPower: i), Energy(1)))]);

        Assert.That(tariff.Price(Driver.Arrives().Charges(60, 1)).Remarks, Has.Count.EqualTo(100));
    }

    [Test]
    public void Periods_are_put_in_order()
    {
        var tariff = Tariff(When(new(MaxKwh: 5), Energy(1)), Always(Energy(2)));
        var usage = Driver.Arrives().Charges(60, 5).Charges(60, 5).Leaves;

        Assert.That(Price([tariff], usage with { Periods = [.. usage.Periods.Reverse()] }).Total.ExclVat, Is.EqualTo(15));
    }

    [Test]
    public void The_text_tells_seconds_several_periods_and_remarks()
    {
        var tariff = Tariff(When(Hours("09:00", "10:00"), Time(3.60m)));

        var text = tariff.Price(Driver.Arrives("2026-03-02 09:00").Charges(0.55m).Parks(1).Charges(60.15m)).ToString();

        // 33 s + 3,609 s at 0.001 a second
        Assert.That(text, Does.Contain("Periods 1, 3: charging time 1 h 0 min 42 s at 3.60 per hour (no VAT) = 3.642"));
        Assert.That(text, Does.Contain("Period 3: at 2026-03-02 09:00:00Z an element begins or ceases to hold."));
    }

    [TestCase(-0.1), TestCase(1_000_000)]
    public void Hours_that_no_session_has_are_refused(decimal hours) =>
        Assert.That(() => ChargingPeriod.Hours(hours), Throws.InstanceOf<ArgumentException>());

    [Test]
    public void A_session_without_any_tariff_costs_nothing_in_no_currency()
    {
        var account = Price([], Driver.Arrives().With(null).Charges(60, 1).Leaves);

        Assert.That((account.Currency, account.Total, account.Free.Count), Is.EqualTo(((string?)null, new Money(0), 2)));
    }

    private static IEnumerable<TestCaseData> Impossible()
    {
        var usage = Driver.Arrives().Charges(60, 1).Leaves;
        yield return Case("a tariff that is not given", usage with { Periods = [usage.Periods[0] with { TariffId = "X" }] });
        yield return Case("an end before the start", usage with { End = usage.Start.AddHours(-1) });
        yield return Case("a period before the session", usage with { Periods = [usage.Periods[0] with { Start = usage.Start.AddHours(-1) }] });
        yield return Case("negative time", usage with { Periods = [usage.Periods[0] with { Time = TimeSpan.FromHours(-1) }] });
        var century = usage.Periods[0] with { Time = TimeSpan.FromDays(36_525) };
        yield return Case("too much time", usage with { Periods = [.. Enumerable.Repeat(century, 400)] });
        yield return Case("too much energy", usage with { Periods = [usage.Periods[0] with { Energy = decimal.MaxValue }] });
        yield return Case("another currency", Driver.Arrives().Charges(60, 1).With("YEN").Charges(60, 1).Leaves);
        yield return Case("a price that is none", Driver.Arrives().With("DEAR").Charges(60, 1).Leaves);
        yield return Case("a limit that is none", Driver.Arrives().With("CHEAP").Charges(60, 1).Leaves);
        yield return Case("two tariffs of one id", Driver.Arrives().Charges(60, 1).With("t").Charges(60, 1).Leaves);

        static TestCaseData Case(string name, Usage usage) => new TestCaseData(usage).SetArgDisplayNames(name);
    }

    [TestCaseSource(nameof(Impossible))]
    public void What_cannot_be_priced_is_refused_in_one_way(object usage)
    {
        Tariff[] tariffs =
        [
            Tariff(Always(Energy(1))),
            Tariff(Always(Energy(1))) with { Id = "YEN", Currency = "JPY" },
            Tariff(Always(Energy(decimal.MaxValue))) with { Id = "DEAR" },
            Tariff(Always(Energy(1))) with { Id = "CHEAP", MaxPrice = new(decimal.MinValue) },
            Tariff(Always(Energy(2))) with { Id = "t" },
        ];

        Assert.That(() => Price(tariffs, (Usage)usage), Throws.InstanceOf<ArgumentException>());
    }
}
