namespace OcpiKit.Pricing;

/// <summary>What charging costs: for each dimension the first element whose restrictions hold decides (mod_tariffs, Tariff).</summary>
/// <param name="Id">Under which periods name it, and the account too.</param>
/// <param name="Currency">ISO 4217; all tariffs of one session have the same.</param>
/// <param name="Elements">In the order in which they are asked.</param>
/// <param name="MinPrice">What a session costs at least; with and without VAT bound each other's total alone.</param>
/// <param name="MaxPrice">What a session costs at most.</param>
public sealed record Tariff(
    string Id,
    string Currency,
    IReadOnlyList<TariffElement> Elements,
    Money? MinPrice = null,
    Money? MaxPrice = null);

/// <summary>Prices that share their restrictions; without restrictions they hold always, but never for a reservation.</summary>
public sealed record TariffElement(IReadOnlyList<PriceComponent> Components, Restrictions? Restrictions = null);

/// <summary>The price of one dimension.</summary>
/// <param name="Dimension">What is priced.</param>
/// <param name="Price">Per kWh, per hour, or per session for a flat fee; without VAT.</param>
/// <param name="Vat">Percent. Absent means that no VAT applies, which is not 0 % (mod_tariffs, PriceComponent).</param>
/// <param name="StepSize">In Wh or seconds; 0, which the specification's own free tariff has, counts as no steps at all.</param>
public sealed record PriceComponent(TariffDimension Dimension, decimal Price, decimal? Vat = null, int StepSize = 1);

/// <summary>What a component prices.</summary>
public enum TariffDimension
{
    /// <summary>The session, or the reservation, as such.</summary>
    Flat,

    /// <summary>Energy, per kWh.</summary>
    Energy,

    /// <summary>Charging, per hour; under a reservation restriction the time reserved.</summary>
    Time,

    /// <summary>Being connected without asking for energy, per hour.</summary>
    ParkingTime,
}
