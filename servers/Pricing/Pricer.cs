namespace OcpiKit.Pricing;

/// <summary>Prices sessions.</summary>
public static class Pricer
{
    /// <summary>What a session costs, and why.</summary>
    /// <param name="usage">What was used.</param>
    /// <param name="tariffs">The tariffs that periods name, by id; how ids compare is up to the dictionary.</param>
    /// <param name="terms">Rounding and readings.</param>
    /// <exception cref="ArgumentException">A tariff is missing, currencies differ, or no such session can have been.</exception>
    public static Account Price(Usage usage, IReadOnlyDictionary<string, Tariff> tariffs, PricingTerms? terms = null)
    {
        ArgumentNullException.ThrowIfNull(usage);
        ArgumentNullException.ThrowIfNull(tariffs);
        terms ??= new();
        var course = Course.Of(usage, tariffs);
        var priced = Priced.Of(course, terms.Readings);
        var lines = Stepping.Bill(priced.Uses, terms);

        var subTotals = Enum.GetValues<CostKind>()
            .ToDictionary(kind => kind, kind => Sum(lines.Where(line => line.Kind == kind), terms.Readings));
        var before = Sum(lines, terms.Readings);
        var (limits, after) = Limiting.Apply(course.Tariffs, lines, terms.Readings);
        return new(
            course.Tariffs.Count > 0 ? course.Tariffs[0].Currency : null,
            lines,
            priced.Free,
            subTotals,
            before,
            limits,
            after,
            terms.Rounding.Of(after),
            terms,
            Remarks.On(course, terms.Readings));
    }

    /// <summary>
    /// The accounts that differ in a sub-total or the total when the text is read otherwise in one respect, by the name of
    /// that reading. Where there is none, the specification settles what this session costs.
    /// </summary>
    /// <inheritdoc cref="Price"/>
    public static IReadOnlyDictionary<string, Account> Alternatives(
        Usage usage, IReadOnlyDictionary<string, Tariff> tariffs, PricingTerms? terms = null)
    {
        terms ??= new();
        var account = Price(usage, tariffs, terms);
        return terms.Readings.OneApart()
            .Select(other => (other.Name, Account: Price(usage, tariffs, terms with { Readings = other.Readings })))
            .Where(other => other.Account.AfterLimits != account.AfterLimits
                || other.Account.SubTotals.Any(pair => pair.Value != account.SubTotals[pair.Key]))
            .ToDictionary(other => other.Name, other => other.Account);
    }

    private static Money Sum(IEnumerable<Line> lines, Readings readings) =>
        Money.Sum(lines.Select(line => line.Amount), readings.AbsentVat);
}
