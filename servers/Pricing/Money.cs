namespace OcpiKit.Pricing;

/// <summary>An amount of money.</summary>
/// <param name="ExclVat">Without VAT.</param>
/// <param name="InclVat">With VAT; absent where no part of the amount has a VAT.</param>
public readonly record struct Money(decimal ExclVat, decimal? InclVat = null)
{
    // An hour has 3,600 seconds, and a division by that need not end. Each line is cut once, here, so that whatever is
    // added up afterwards is exact.
    private const int Places = 12;

    internal static decimal Cut(decimal amount) => Math.Round(amount, Places, MidpointRounding.ToEven);

    /// <summary>Adds up. A part without VAT is what it is, or spoils the sum with VAT, as <paramref name="reading"/> says.</summary>
    internal static Money Sum(IEnumerable<Money> parts, AbsentVat reading)
    {
        var (excl, incl, known, taxed) = (0m, 0m, true, false);
        foreach (var part in parts)
        {
            excl += part.ExclVat;
            incl += part.InclVat ?? part.ExclVat;
            taxed |= part.InclVat is not null;
            known &= reading is AbsentVat.NotApplicable || part.InclVat is not null || part.ExclVat == 0;
        }

        return new(excl, taxed && known ? incl : null);
    }
}
