namespace OcpiKit.Pricing;

/// <summary>Some use of a component, in one period.</summary>
internal sealed record Use(int Period, CostKind Kind, Found Found, Quantity Consumed);

/// <summary>What was used, each with the component that prices it, in the order in which it happened.</summary>
internal sealed record Priced(IReadOnlyList<Use> Uses, IReadOnlyList<FreeUse> Free)
{
    public static Priced Of(Course course, Readings readings)
    {
        var lookup = new Lookup(readings, course.ReservationExpired);
        var (uses, fees) = (new List<Use>(), new List<Use>());
        var free = new List<(int Period, CostKind Kind, Quantity Consumed)>();
        foreach (var stretch in course.Stretches)
        {
            foreach (var flat in Flats(stretch, lookup, course.ReservationExpired, readings))
            {
                if (fees.Exists(fee => IsPaidBy(fee, flat, readings)))
                    continue;
                fees.Add(flat);
                uses.Add(flat);
            }

            foreach (var (kind, dimension, consumed) in Consumed(stretch.Period))
            {
                if (lookup.Find(stretch, dimension, kind is CostKind.Reservation) is { } found)
                    uses.Add(new(stretch.Number, kind, found, consumed));
                else
                    free.Add((stretch.Number, kind, consumed));
            }
        }

        return new(uses, [.. free.GroupBy(one => one.Kind).Select(kind => new FreeUse(
            kind.Key,
            [.. kind.Select(one => one.Period)],
            kind.First().Consumed with { Amount = kind.Sum(one => one.Consumed.Amount) }))]);
    }

    // Within a period reservation comes before charging, and charging before parking: the order matters to steps.
    private static IEnumerable<(CostKind Kind, TariffDimension Dimension, Quantity Consumed)> Consumed(ChargingPeriod period)
    {
        if (period.ReservationTime > TimeSpan.Zero)
            yield return (CostKind.Reservation, TariffDimension.Time, Quantity.Of(period.ReservationTime));
        if (period.Energy != 0)
            yield return (CostKind.Energy, TariffDimension.Energy, new(period.Energy, Unit.KilowattHour));
        if (period.Time > TimeSpan.Zero)
            yield return (CostKind.Time, TariffDimension.Time, Quantity.Of(period.Time));
        if (period.ParkingTime > TimeSpan.Zero)
            yield return (CostKind.Parking, TariffDimension.ParkingTime, Quantity.Of(period.ParkingTime));
    }

    private static IEnumerable<Use> Flats(Stretch stretch, Lookup lookup, bool expired, Readings readings)
    {
        var once = new Quantity(1, Unit.Once);
        if (stretch.Period.ReservationTime > TimeSpan.Zero && lookup.Find(stretch, TariffDimension.Flat, reservation: true) is { } fee)
        {
            yield return new(stretch.Number, CostKind.Reservation, fee, once);
            if (expired && readings.ExpiredFee is ExpiredFee.Besides
                && lookup.Find(stretch, TariffDimension.Flat, reservation: true, only: ReservationKind.Reservation) is { } other)
                yield return new(stretch.Number, CostKind.Reservation, other, once);
        }

        if (!stretch.Period.IsReservation && lookup.Find(stretch, TariffDimension.Flat, reservation: false) is { } flat)
            yield return new(stretch.Number, IsForParking(flat.Element, readings) ? CostKind.Parking : CostKind.Fixed, flat, once);
    }

    private static bool IsForParking(TariffElement element, Readings readings)
    {
        var others = element.Components.Select(component => component.Dimension).Where(dimension => dimension is not TariffDimension.Flat);
        return readings.ParkingFee is ParkingFee.Parking
            && others.Distinct().SequenceEqual([TariffDimension.ParkingTime]);
    }

    // A fee is due once. Those for the reservation and those for the session are apart (mod_tariffs, reservation price and fee),
    // and so are those for a reservation and for its expiry.
    private static bool IsPaidBy(Use paid, Use flat, Readings readings) =>
        paid.Found.Tariff == flat.Found.Tariff
        && (paid.Found.Number == flat.Found.Number
            || (readings.FlatFees is FlatFees.FirstInForce
                && paid.Found.Element.Restrictions?.Reservation == flat.Found.Element.Restrictions?.Reservation));
}
