namespace OcpiKit.Pricing;

/// <summary>
/// Makes lines of uses. The total of energy, and that of time, is rounded up to whole steps once per session, with the size
/// of the component that was used last, and what that adds is billed at its price (mod_cdrs, step_size; CDR-22 to CDR-26).
/// </summary>
internal static class Stepping
{
    public static IReadOnlyList<Line> Bill(IReadOnlyList<Use> uses, PricingTerms terms)
    {
        var steps = Groups(uses, terms.Readings)
            .Where(group => group.Count > 0)
            .Select(group => (Last: group[^1], Step: StepOf(group[^1], group, terms)))
            .Where(one => one.Step is not null)
            .ToDictionary(one => KeyOf(one.Last), one => one.Step!);
        return [.. uses.GroupBy(KeyOf).Select(group => LineOf([.. group], steps.GetValueOrDefault(group.Key)))];
    }

    /// <summary>Uses that share a rounding; the last of each decides.</summary>
    private static IEnumerable<List<Use>> Groups(IReadOnlyList<Use> uses, Readings readings)
    {
        var timed = uses.Where(use => use.Found.Component.Dimension is TariffDimension.Time or TariffDimension.ParkingTime).ToList();
        yield return [.. uses.Where(use => use.Found.Component.Dimension is TariffDimension.Energy)];

        if (readings.ReservationStep is ReservationStep.OnItsOwn || timed.TrueForAll(IsReserved))
            yield return timed.FindAll(IsReserved);
        timed.RemoveAll(IsReserved);

        if (readings.TimeStep is TimeStep.ParkingWhenBoth && timed.Exists(IsParking))
            timed.RemoveAll(use => !IsParking(use));
        yield return timed;
    }

    private static bool IsReserved(Use use) => use.Kind is CostKind.Reservation;

    private static bool IsParking(Use use) => use.Kind is CostKind.Parking;

    private static Step? StepOf(Use last, IEnumerable<Use> group, PricingTerms terms)
    {
        var unit = last.Consumed.Unit;
        var size = unit is Unit.KilowattHour ? last.Found.Component.StepSize / 1000m : last.Found.Component.StepSize;
        var total = group
            .Where(use => use.Kind == last.Kind || terms.Readings.TimeStep is TimeStep.Together)
            .Where(use => terms.Readings.StepTotal is StepTotal.WholeSession || use.Found.Tariff == last.Found.Tariff)
            .Sum(use => use.Consumed.Amount);
        // What went back to the grid is not rounded up to something that was drawn from it.
        if (size == 0 || total <= 0)
            return null;

        var slack = unit is Unit.Second ? Quantity.Of(terms.TimeSlack).Amount : 0;
        var steps = Math.Max(1, Math.Ceiling((total - slack) / size));
        return new(new(size, unit), new(total, unit), new(steps * size, unit));
    }

    private static Line LineOf(List<Use> uses, Step? step)
    {
        var (first, component) = (uses[0], uses[0].Found.Component);
        var consumed = first.Consumed with { Amount = uses.Sum(use => use.Consumed.Amount) };
        var billed = step is null ? consumed : consumed with { Amount = consumed.Amount + step.Billed.Amount - step.Total.Amount };
        var amount = new Money(
            Money.Cut(billed.At(component.Price)),
            component.Vat is { } vat ? Money.Cut(billed.At(component.Price * (100 + vat) / 100)) : null);
        return new(
            first.Kind,
            first.Found.Tariff.Id,
            first.Found.Number,
            component,
            [.. uses.Select(use => use.Period).Distinct()],
            consumed,
            billed,
            step,
            amount);
    }

    private static (string Tariff, int Element, TariffDimension Dimension, bool Reserved) KeyOf(Use use) =>
        (use.Found.Tariff.Id, use.Found.Number, use.Found.Component.Dimension, IsReserved(use));
}
