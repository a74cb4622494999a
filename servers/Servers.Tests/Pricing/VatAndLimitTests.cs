using OcpiKit.Pricing;
using static OcpiKit.Servers.Tests.Pricing.Tariffs;

namespace OcpiKit.Servers.Tests.Pricing;

[TestFixture, Category("unit")]
public sealed class VatAndLimitTests
{
    private static readonly Driver TenKwh = Driver.Arrives().Charges(60, 10);

    [Test]
    public void Without_any_VAT_there_is_no_total_with_VAT_and_with_0_percent_there_is()
    {
        Assert.That(Tariff(Always(Energy(1))).Price(TenKwh).Total, Is.EqualTo(new Money(10)));
        Assert.That(Tariff(Always(Energy(1, vat: 0))).Price(TenKwh).Total, Is.EqualTo(new Money(10, 10)));
    }

    [Test]
    public void A_component_without_VAT_adds_its_price_to_a_total_with_VAT_or_makes_it_unknown()
    {
        var tariff = Tariff(Always(Flat(1), Energy(1, vat: 20)));

        var account = tariff.Price(TenKwh);
        var other = tariff.Price(TenKwh, new() { AbsentVat = AbsentVat.Unknown });

        using (Assert.EnterMultipleScope())
        {
            // 1 + 10; 1 + 12
            Assert.That(account.Total, Is.EqualTo(new Money(11, 13)));
            Assert.That(account.Lines.Select(line => line.Amount), Is.EqualTo(new[] { new Money(1), new Money(10, 12) }));
            Assert.That(other.Total, Is.EqualTo(new Money(11)));
            Assert.That(other.SubTotals[CostKind.Energy], Is.EqualTo(new Money(10, 12)));
        }
    }

    [Test]
    public void What_costs_nothing_needs_no_VAT_under_either_reading() =>
        Assert.That(
            Tariff(Always(Flat(0), Energy(1, vat: 20))).Price(TenKwh, new() { AbsentVat = AbsentVat.Unknown }).Total, Is.EqualTo(new Money(10, 12)));

    [Test]
    public void Limits_with_and_without_VAT_apply_each_by_itself()
    {
        // 10 and 12: of a minimum of 11 and 11.50 only the first is missed.
        var account = (Tariff(Always(Energy(1, vat: 20))) with { MinPrice = new(11, 11.50m) }).Price(TenKwh);

        Assert.That(account.Total, Is.EqualTo(new Money(11, 12)));
        Assert.That(account.Limits, Is.EqualTo(new[] { new Limit("min_price", "T", new(10, 12), new(11, 12)) }));
        Assert.That(account.BeforeLimits, Is.EqualTo(new Money(10, 12)));
    }

    [Test]
    public void A_limit_without_VAT_moves_the_total_with_VAT_in_proportion_or_not_at_all()
    {
        var tariff = Tariff(Always(Energy(1, vat: 20))) with { MaxPrice = new(5) };

        Assert.That(tariff.Price(TenKwh).Total, Is.EqualTo(new Money(5, 6)));
        Assert.That(tariff.Price(TenKwh, new() { LimitVat = LimitVat.Unbounded }).Total, Is.EqualTo(new Money(5, 12)));
    }

    [TestCase(11, 12.5, 11, 12.5), TestCase(5, 6, 10, null)]
    public void Where_no_line_has_VAT_a_limit_that_is_missed_brings_its_own(decimal least, decimal leastIncl, decimal excl, decimal? incl) =>
        Assert.That((Tariff(Always(Energy(1))) with { MinPrice = new(least, leastIncl) }).Price(TenKwh).Total, Is.EqualTo(new Money(excl, incl)));

    [Test]
    public void Who_used_nothing_pays_the_minimum() =>
        Assert.That(
            (Tariff(Always(Energy(1))) with { MinPrice = new(2, 2.40m) }).Price(Driver.Arrives().Charges(1)).Total,
            Is.EqualTo(new Money(2, 2.40m)));

    [Test]
    public void Of_several_tariffs_each_bounds_its_part_or_all_bound_the_whole()
    {
        var first = Tariff(Always(Energy(1))) with { MinPrice = new(5) };
        var second = Tariff(Always(Energy(1))) with { Id = "SECOND", MinPrice = new(8), MaxPrice = new(20) };
        var usage = Driver.Arrives().Charges(60, 2).With("SECOND").Charges(60, 25).Leaves;

        // 2 becomes 5, 25 becomes 20; or 27 becomes 20
        Assert.That(Price([first, second], usage).Total.ExclVat, Is.EqualTo(25));
        Assert.That(Price([first, second], usage, new() { Readings = new() { LimitScope = LimitScope.WholeSession } }).Total.ExclVat, Is.EqualTo(20));
    }

    [Test]
    public void Rounding_comes_once_at_the_end_and_is_told()
    {
        // 0.125 kWh × 0.25 = 0.03125, five times in five elements; rounded one by one they would be 0.15.
        var tariff = Tariff([.. Enumerable.Range(1, 5).Select(i => When(new(MaxKwh: i * 0.125m), Energy(0.25m)))]);
        var driver = Driver.Arrives().Charges(1, 0.125m).Charges(1, 0.125m).Charges(1, 0.125m).Charges(1, 0.125m).Charges(1, 0.125m);

        var account = tariff.Price(driver);

        Assert.That((account.Lines.Count, account.AfterLimits.ExclVat, account.Total.ExclVat), Is.EqualTo((5, 0.15625m, 0.16m)));
        Assert.That(account.Terms.Rounding, Is.EqualTo(Rounding.ToCents));
    }

    [TestCase(2, MidpointRounding.AwayFromZero, 0.13), TestCase(2, MidpointRounding.ToEven, 0.12), TestCase(0, MidpointRounding.AwayFromZero, 0)]
    [TestCase(3, MidpointRounding.AwayFromZero, 0.125)]
    public void How_it_is_rounded_is_up_to_the_caller(int decimals, MidpointRounding midpoint, decimal total) =>
        Assert.That(
            Price([Tariff(Always(Energy(0.125m)))], Driver.Arrives().Charges(60, 1).Leaves, new() { Rounding = new(decimals, midpoint) }).Total.ExclVat,
            Is.EqualTo(total));

    [Test]
    public void Three_thirds_of_half_a_cent_are_half_a_cent()
    {
        // 1 min × 0.10/h = 0.001666…, in three elements: 0.005.
        var tariff = Tariff([.. Enumerable.Range(1, 3).Select(i => When(new(MaxDuration: TimeSpan.FromMinutes(i)), Time(0.10m)))]);

        Assert.That(tariff.Cost(Driver.Arrives().Charges(1).Charges(1).Charges(1)), Is.EqualTo(0.01m));
    }
}
