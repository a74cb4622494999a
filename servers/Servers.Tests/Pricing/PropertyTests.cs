using OcpiKit.Pricing;

namespace OcpiKit.Servers.Tests.Pricing;

/// <summary>What is true of every tariff and session; each seed makes one of its own, and its number repeats it.</summary>
[TestFixture, Category("unit")]
public sealed class PropertyTests
{
    private const int Seeds = 2000;

    [Test]
    public void Lines_add_up_to_sub_totals_and_these_to_the_sum()
    {
        ForEachSeed(made =>
        {
            Tariff[] tariffs = [made.Tariff("A"), made.Tariff("B")];
            var account = Tariffs.Price(tariffs, made.Usage("A", "B"), new() { Readings = made.Readings() });

            foreach (var (kind, subTotal) in account.SubTotals)
                Assert.That(account.Lines.Where(line => line.Kind == kind).Sum(line => line.Amount.ExclVat), Is.EqualTo(subTotal.ExclVat));
            Assert.That(account.SubTotals.Values.Sum(subTotal => subTotal.ExclVat), Is.EqualTo(account.BeforeLimits.ExclVat));
            if (account.BeforeLimits.InclVat is { } incl)
                Assert.That(account.SubTotals.Values.Sum(subTotal => subTotal.InclVat ?? subTotal.ExclVat), Is.EqualTo(incl));
            if (account.Limits.Count == 0)
                Assert.That(account.AfterLimits, Is.EqualTo(account.BeforeLimits));
            Assert.That(account.Total, Is.EqualTo(account.Terms.Rounding.Of(account.AfterLimits)));
        });
    }

    [Test]
    public void Every_volume_is_in_one_line_or_free()
    {
        ForEachSeed(made =>
        {
            var usage = made.Usage("T");
            var account = Tariffs.Price([made.Tariff()], usage);

            var priced = account.Lines.Where(line => line.Component.Dimension is TariffDimension.Energy).Sum(line => line.Consumed.Amount);
            var free = account.Free.Where(one => one.Kind is CostKind.Energy).Sum(one => one.Consumed.Amount);
            Assert.That(priced + free, Is.EqualTo(usage.Periods.Sum(period => period.Energy)));
            Assert.That(account.Lines.Count(line => line.Step is not null), Is.LessThanOrEqualTo(3), "energy, time, reservation");
        });
    }

    // Where the dimension is in use already: the first minute of parking may end the rounding of charging.
    [Test]
    public void More_of_a_dimension_never_costs_less()
    {
        ForEachSeed(made =>
        {
            var tariff = made.Tariff(restricted: false);
            var usage = made.Usage("T");
            var index = made.Below(usage.Periods.Count);
            var period = usage.Periods[index];
            var minutes = TimeSpan.FromSeconds(made.Below(3000));
            var more = made.Below(3) switch
            {
                0 => period with { Energy = period.Energy + (made.Below(9000) / 1000m) },
                1 when period.Time > TimeSpan.Zero => period with { Time = period.Time + minutes },
                2 when period.ParkingTime > TimeSpan.Zero => period with { ParkingTime = period.ParkingTime + minutes },
                _ => period,
            };

            var less = Tariffs.Price([tariff], usage).Total;
            var cost = Tariffs.Price([tariff], usage with { Periods = [.. usage.Periods.Select(one => one == period ? more : one)] }).Total;

            Assert.That(cost.ExclVat, Is.GreaterThanOrEqualTo(less.ExclVat));
            // A limit without VAT keeps the mean VAT, and that sinks with every part that has less of it.
            if (tariff is { MinPrice: null or { InclVat: not null }, MaxPrice: null or { InclVat: not null } })
                Assert.That(cost.InclVat ?? cost.ExclVat, Is.GreaterThanOrEqualTo(less.InclVat ?? less.ExclVat));
        });
    }

    [Test]
    public void To_split_a_period_where_nothing_changes_changes_nothing()
    {
        var compared = 0;
        ForEachSeed(made =>
        {
            var tariff = made.Tariff();
            var usage = made.Usage("T");
            var whole = Tariffs.Price([tariff], usage);
            if (whole.Remarks.Count > 0)
                return;

            var halved = Tariffs.Price([tariff], usage with { Periods = [.. usage.Periods.SelectMany(Halves)] });

            Assert.That(halved.Total, Is.EqualTo(whole.Total));
            Assert.That(WithoutPeriods(halved), Is.EqualTo(WithoutPeriods(whole)));
            compared++;
        });
        Assert.That(compared, Is.GreaterThan(Seeds / 4));

        static IEnumerable<Line> WithoutPeriods(Account account) => account.Lines.Select(line => line with { Periods = [] });
    }

    [Test]
    public void Between_two_boundaries_the_same_elements_hold()
    {
        ForEachSeed(made =>
        {
            var restrictions = made.Restrictions() with { MinKwh = null, MaxKwh = null, MinDuration = null, MaxDuration = null, Reservation = null };
            var tariff = Tariffs.Tariff(Tariffs.When(restrictions, Tariffs.Energy(1)));
            var (from, to) = (Driver.At("2026-03-28 00:00"), Driver.At("2026-03-30 12:00"));
            if (made.Maybe())
                (from, to) = (Driver.At("2026-10-24 00:00"), Driver.At("2026-10-26 12:00"));
            var boundaries = Boundaries.Between(tariff, Driver.Berlin, from, to).ToList();

            Assert.That(boundaries, Is.Ordered.And.Unique);
            var holds = Holds(from);
            for (var instant = from; instant < to; instant = instant.AddMinutes(15))
            {
                if (boundaries.Contains(instant))
                    holds = !holds;
                Assert.That(Holds(instant), Is.EqualTo(holds), $"at {instant:u}");
            }

            bool Holds(DateTimeOffset instant) => Tariffs.Price(
                [tariff], new(instant, instant.AddMinutes(1), [new(instant, "T", Energy: 1)], Driver.Berlin)).Lines.Count == 1;
        }, seeds: 150);
    }

    private static IEnumerable<ChargingPeriod> Halves(ChargingPeriod period)
    {
        var half = period with
        {
            Energy = period.Energy / 2,
            Time = period.Time / 2,
            ParkingTime = period.ParkingTime / 2,
            ReservationTime = period.ReservationTime / 2,
        };
        return [half, half with { Start = period.Start.AddMinutes(7.5) }];
    }

    private static void ForEachSeed(Action<Made> test, int seeds = Seeds)
    {
        for (var seed = 1; seed <= seeds; seed++)
        {
            try
            {
                test(new(seed));
            }
            catch (Exception mistake) when (mistake is not AssertionException)
            {
                throw new InvalidOperationException($"Seed {seed}", mistake);
            }
            catch (AssertionException mistake)
            {
                throw new AssertionException($"Seed {seed}: {mistake.Message}", mistake);
            }
        }
    }
}
