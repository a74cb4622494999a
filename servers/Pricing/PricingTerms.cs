namespace OcpiKit.Pricing;

/// <summary>What the tariff does not say and whoever prices has to.</summary>
public sealed record PricingTerms
{
    /// <summary>The one rounding, at the end.</summary>
    public Rounding Rounding { get; init; } = Rounding.ToCents;

    /// <summary>How the text is read where it leaves room.</summary>
    public Readings Readings { get; init; } = new();

    /// <summary>
    /// How far a total time may exceed a whole step without beginning another. Hours in a CDR are decimals: five minutes
    /// sent as 0.0834 are 0.24 seconds too long, and without slack would cost a step more. Zero where the times are exact.
    /// </summary>
    public TimeSpan TimeSlack { get; init; }
}

/// <summary>How the total becomes an amount to pay; OCPI leaves this to law, contract and currency (mod_tariffs, Tariff).</summary>
/// <param name="Decimals">How many places remain: 2 for euros, 0 for yen.</param>
/// <param name="Midpoint">Where an amount half-way between two goes.</param>
public sealed record Rounding(int Decimals, MidpointRounding Midpoint = MidpointRounding.AwayFromZero)
{
    // Three thirds of a cent, each cut at the twelfth place, must not miss the half cent that they are together.
    private const int Noise = 9;

    /// <summary>Two places, half a cent up: what the specification's examples do.</summary>
    public static Rounding ToCents { get; } = new(2);

    /// <summary>As exact as amounts are.</summary>
    public static Rounding None { get; } = new(Noise);

    /// <summary>The amount, rounded.</summary>
    public decimal Of(decimal amount) =>
        Math.Round(Math.Round(amount, Noise, MidpointRounding.ToEven), Math.Min(Decimals, Noise), Midpoint);

    /// <summary>The amounts without and with VAT, each rounded by itself.</summary>
    public Money Of(Money amount) => new(Of(amount.ExclVat), amount.InclVat is { } incl ? Of(incl) : null);
}
