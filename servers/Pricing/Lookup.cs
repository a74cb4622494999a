namespace OcpiKit.Pricing;

/// <summary>A component in force, and where it stands.</summary>
/// <param name="Number">Of the element in its tariff, from 1.</param>
internal sealed record Found(Tariff Tariff, int Number, TariffElement Element, PriceComponent Component);

/// <summary>Finds the component that prices a dimension in a period: that of the first element that has one and holds (TAR-16).</summary>
internal sealed class Lookup(Readings readings, bool reservationExpired)
{
    /// <summary>The component, or nothing: then the dimension is free (TAR-17).</summary>
    public Found? Find(Stretch stretch, TariffDimension dimension, bool reservation, ReservationKind? only = null)
    {
        if (stretch.Tariff is not { } tariff)
            return null;
        foreach (var (number, element) in Candidates(tariff, reservation))
        {
            if ((only is null || element.Restrictions?.Reservation == only)
                && element.Components.FirstOrDefault(component => component.Dimension == dimension) is { } component
                && Holds(element.Restrictions, stretch, stretch.Duration(dimension, reservation, readings.DurationFrom)))
                return new(tariff, number, element, component);
        }

        return null;
    }

    // An element is for reservations or for sessions, never for both. Of an expired reservation those for expiry are asked
    // first, wherever they stand (TAR-26).
    private IEnumerable<(int Number, TariffElement Element)> Candidates(Tariff tariff, bool reservation)
    {
        var all = tariff.Elements.Select((element, index) => (Number: index + 1, Element: element));
        return (reservation, reservationExpired) switch
        {
            (false, _) => all.Where(one => one.Element.Restrictions?.Reservation is null),
            (true, false) => all.Where(one => one.Element.Restrictions?.Reservation is ReservationKind.Reservation),
            (true, true) => all.Where(one => one.Element.Restrictions?.Reservation is not null)
                .OrderByDescending(one => one.Element.Restrictions!.Reservation is ReservationKind.Expires),
        };
    }

    private bool Holds(Restrictions? restrictions, Stretch stretch, TimeSpan duration) =>
        restrictions is null
        || (LocalHours.Hold(restrictions, stretch.Local, readings.NightDay)
            && Within(stretch.Kwh, restrictions.MinKwh, restrictions.MaxKwh)
            && Within(duration, restrictions.MinDuration, restrictions.MaxDuration)
            && Between(stretch.LeastCurrent, stretch.MostCurrent, restrictions.MinCurrent, restrictions.MaxCurrent)
            && Between(stretch.LeastPower, stretch.MostPower, restrictions.MinPower, restrictions.MaxPower));

    private static bool Within<T>(T value, T? min, T? max)
        where T : struct, IComparable<T> =>
        (min is not { } from || value.CompareTo(from) >= 0) && (max is not { } to || value.CompareTo(to) < 0);

    // An element may hold only as long as the current keeps to its side of the limit (TAR-30 to TAR-33): all through the period.
    private bool Between(decimal? least, decimal? most, decimal? min, decimal? max) =>
        (min is not { } from || (least is { } low ? low >= from : readings.Unmeasured is Unmeasured.Holds))
        && (max is not { } to || (most is { } high ? high < to : readings.Unmeasured is Unmeasured.Holds));
}
