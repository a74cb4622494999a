namespace OcpiKit.Pricing;

/// <summary>Applies min_price and max_price, to the amounts without and with VAT each by itself (mod_tariffs, Tariff; TAR-21).</summary>
internal static class Limiting
{
    public static (IReadOnlyList<Limit> Limits, Money After) Apply(
        IReadOnlyList<Tariff> tariffs, IReadOnlyList<Line> lines, Readings readings)
    {
        var limits = new List<Limit>();
        if (readings.LimitScope is LimitScope.EachTariff || tariffs.Count < 2)
        {
            var parts = tariffs.Select(tariff =>
            {
                var part = Sum(lines.Where(line => line.TariffId == tariff.Id));
                return Bound(part, tariff.Id, tariff.MinPrice, tariff.MaxPrice);
            }).ToList();
            return (limits, Money.Sum(parts, readings.AbsentVat));
        }

        // None of the tariffs may see its minimum missed or its maximum passed; where both cannot be, the maximum wins.
        var cost = Sum(lines);
        foreach (var tariff in tariffs)
            cost = Bound(cost, tariff.Id, tariff.MinPrice, null);
        foreach (var tariff in tariffs)
            cost = Bound(cost, tariff.Id, null, tariff.MaxPrice);
        return (limits, cost);

        Money Sum(IEnumerable<Line> some) => Money.Sum(some.Select(line => line.Amount), readings.AbsentVat);

        Money Bound(Money amount, string tariff, Money? min, Money? max)
        {
            amount = Note("min_price", tariff, amount, min is { } least ? Moved(amount, least, Math.Max, readings) : amount);
            return Note("max_price", tariff, amount, max is { } most ? Moved(amount, most, Math.Min, readings) : amount);
        }

        Money Note(string name, string tariff, Money before, Money after)
        {
            if (before != after)
                limits.Add(new(name, tariff, before, after));
            return after;
        }
    }

    private static Money Moved(Money cost, Money limit, Func<decimal, decimal, decimal> choose, Readings readings)
    {
        var excl = choose(cost.ExclVat, limit.ExclVat);
        return new(excl, InclVat());

        decimal? InclVat()
        {
            // No VAT in any line: the cost with VAT is the cost, unless the reading is that it is not known.
            if (cost.InclVat is not { } incl)
            {
                var bounded = limit.InclVat is { } bound ? choose(cost.ExclVat, bound) : cost.ExclVat;
                return limit.InclVat is null || readings.AbsentVat is AbsentVat.Unknown || (bounded == cost.ExclVat && excl == cost.ExclVat)
                    ? null
                    : bounded;
            }

            if (limit.InclVat is { } with)
                return choose(incl, with);
            if (excl == cost.ExclVat || readings.LimitVat is LimitVat.Unbounded)
                return incl;
            return cost.ExclVat == 0 ? excl : Money.Cut(incl * excl / cost.ExclVat);
        }
    }
}
