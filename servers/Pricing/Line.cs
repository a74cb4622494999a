namespace OcpiKit.Pricing;

/// <summary>One line of an account: what one component of a tariff came to, over all periods in which it was in force.</summary>
/// <param name="Kind">To which sub-total it belongs.</param>
/// <param name="TariffId">Which tariff.</param>
/// <param name="Element">Which of its elements, from 1.</param>
/// <param name="Component">Which price.</param>
/// <param name="Periods">In which periods, from 1.</param>
/// <param name="Consumed">What was used of it.</param>
/// <param name="Billed">What is paid for: that, and what a step added.</param>
/// <param name="Step">The rounding up, on the one line that bears it.</param>
/// <param name="Amount">Price times what is billed; without VAT where the component has none.</param>
public sealed record Line(
    CostKind Kind,
    string TariffId,
    int Element,
    PriceComponent Component,
    IReadOnlyList<int> Periods,
    Quantity Consumed,
    Quantity Billed,
    Step? Step,
    Money Amount);

/// <summary>How a total was rounded up to whole steps (mod_cdrs, step_size): once for energy, once for time.</summary>
/// <param name="Size">Of one step.</param>
/// <param name="Total">Used of that dimension by the session, or of charging and parking together.</param>
/// <param name="Billed">The same in whole steps; what it is more is added to the line that was priced last.</param>
public sealed record Step(Quantity Size, Quantity Total, Quantity Billed);

/// <summary>The sub-totals, as a CDR has them.</summary>
public enum CostKind
{
    /// <summary>Fees that depend on nothing.</summary>
    Fixed,

    /// <summary>Energy.</summary>
    Energy,

    /// <summary>Time charging.</summary>
    Time,

    /// <summary>Parking, with its fees.</summary>
    Parking,

    /// <summary>Reservation, with its fees.</summary>
    Reservation,
}

/// <summary>An amount of what is consumed: kWh, seconds or times.</summary>
public readonly record struct Quantity(decimal Amount, Unit Unit)
{
    internal static Quantity Of(TimeSpan time) => new((decimal)time.Ticks / TimeSpan.TicksPerSecond, Unit.Second);

    // Multiplied before it is divided: five minutes at 1.20 are 0.10 and not a hair less.
    internal decimal At(decimal price) => Unit is Unit.Second ? price * Amount / 3600 : price * Amount;

    /// <summary>As people write it.</summary>
    public override string ToString() => Unit switch
    {
        Unit.KilowattHour => FormattableString.Invariant($"{Amount:0.######} kWh"),
        Unit.Second when Amount % 60 == 0 => FormattableString.Invariant($"{Amount / 60:0} min"),
        Unit.Second when Amount >= 3600 => FormattableString.Invariant($"{(int)(Amount / 3600)} h {(int)(Amount % 3600 / 60)} min {Amount % 60:0.###} s"),
        Unit.Second when Amount > 60 => FormattableString.Invariant($"{(int)(Amount / 60)} min {Amount % 60:0.###} s"),
        Unit.Second => FormattableString.Invariant($"{Amount:0.###} s"),
        _ => FormattableString.Invariant($"{Amount:0}"),
    };
}

/// <summary>What a quantity counts.</summary>
public enum Unit
{
    /// <summary>Times.</summary>
    Once,

    /// <summary>Energy.</summary>
    KilowattHour,

    /// <summary>Time.</summary>
    Second,
}
