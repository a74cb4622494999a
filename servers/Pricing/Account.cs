namespace OcpiKit.Pricing;

/// <summary>
/// What a session costs, and how that comes about. The lines add up to the sub-totals and these to
/// <see cref="BeforeLimits"/>, exactly; <see cref="Rounding"/> happens once, from <see cref="AfterLimits"/> to <see cref="Total"/>.
/// </summary>
/// <param name="Currency">ISO 4217; absent where no period has a tariff.</param>
/// <param name="Lines">What was priced.</param>
/// <param name="Free">What was used and has no price.</param>
/// <param name="SubTotals">The lines by kind, not rounded; every kind is there.</param>
/// <param name="BeforeLimits">The sum.</param>
/// <param name="Limits">The minimum and maximum prices that changed it.</param>
/// <param name="AfterLimits">The sum with these.</param>
/// <param name="Total">That, rounded: the amount to pay.</param>
/// <param name="Terms">The rounding and the readings that were used.</param>
/// <param name="Remarks">What whoever made the periods should know: where a price would have changed inside one. A hundred at most.</param>
public sealed record Account(
    string? Currency,
    IReadOnlyList<Line> Lines,
    IReadOnlyList<FreeUse> Free,
    IReadOnlyDictionary<CostKind, Money> SubTotals,
    Money BeforeLimits,
    IReadOnlyList<Limit> Limits,
    Money AfterLimits,
    Money Total,
    PricingTerms Terms,
    IReadOnlyList<string> Remarks)
{
    /// <summary>The account as a text for people.</summary>
    public override string ToString() => AccountText.Of(this);
}

/// <summary>What was used and costs nothing, because no element of the tariff that holds has a price for it (TAR-17).</summary>
public sealed record FreeUse(CostKind Kind, IReadOnlyList<int> Periods, Quantity Consumed);

/// <summary>A minimum or maximum price that changed the cost.</summary>
/// <param name="Name">min_price or max_price.</param>
/// <param name="TariffId">Of which tariff.</param>
public sealed record Limit(string Name, string TariffId, Money Before, Money After);
