namespace OcpiKit.Pricing;

/// <summary>Where a tariff may change its prices: there a new charging period has to begin (CDR-20, CDR-21).</summary>
public static class Boundaries
{
    /// <summary>
    /// The instants after <paramref name="from"/> and before <paramref name="to"/> at which the times, days or dates of an
    /// element begin or cease to hold, in order. That clocks are put forward or back is allowed for.
    /// </summary>
    public static IEnumerable<DateTimeOffset> Between(
        Tariff tariff, TimeZoneInfo timeZone, DateTimeOffset from, DateTimeOffset to, NightDay night = NightDay.OfTheMoment)
    {
        ArgumentNullException.ThrowIfNull(tariff);
        ArgumentNullException.ThrowIfNull(timeZone);
        var restrictions = tariff.Elements.Select(element => element.Restrictions).OfType<Restrictions>().ToList();
        var times = restrictions
            .SelectMany(restriction => new[] { restriction.StartTime, restriction.EndTime, TimeOnly.MinValue })
            .OfType<TimeOnly>().Distinct().Order().ToList();
        if (times.Count == 0)
            yield break;

        for (var day = DateOnly.FromDateTime(LocalAt(from)); day <= DateOnly.FromDateTime(LocalAt(to)); day = day.AddDays(1))
        {
            var candidates = times.SelectMany(time => InstantsOf(day.ToDateTime(time), timeZone)).Concat(ClockChange(day, timeZone));
            foreach (var instant in candidates.Distinct().Order())
            {
                if (instant > from && instant < to && IsOn(day, instant) && Changes(instant))
                    yield return instant;
            }
        }

        DateTime LocalAt(DateTimeOffset instant) => TimeZoneInfo.ConvertTime(instant, timeZone).DateTime;

        bool IsOn(DateOnly day, DateTimeOffset instant) => DateOnly.FromDateTime(LocalAt(instant)) == day;

        bool Changes(DateTimeOffset instant)
        {
            var (before, after) = (LocalAt(instant.AddTicks(-1)), LocalAt(instant));
            return restrictions.Exists(one => LocalHours.Hold(one, before, night) != LocalHours.Hold(one, after, night));
        }
    }

    /// <summary>The next amount of energy above <paramref name="consumed"/> at which an element begins or ceases to hold.</summary>
    public static decimal? NextKwh(Tariff tariff, decimal consumed) =>
        Next(tariff, one => [one.MinKwh, one.MaxKwh], consumed);

    /// <summary>The next duration above <paramref name="elapsed"/> at which an element begins or ceases to hold.</summary>
    public static TimeSpan? NextDuration(Tariff tariff, TimeSpan elapsed) =>
        Next(tariff, one => [one.MinDuration, one.MaxDuration], elapsed);

    private static T? Next<T>(Tariff tariff, Func<Restrictions, T?[]> thresholds, T now)
        where T : struct, IComparable<T>
    {
        ArgumentNullException.ThrowIfNull(tariff);
        var above = tariff.Elements
            .SelectMany(element => element.Restrictions is { } one ? thresholds(one) : [])
            .OfType<T>().Where(threshold => threshold.CompareTo(now) > 0).ToList();
        return above.Count > 0 ? above.Min() : null;
    }

    // A local time comes once, twice when clocks are put back, and not at all when they jump over it: then the jump itself counts.
    private static IEnumerable<DateTimeOffset> InstantsOf(DateTime local, TimeZoneInfo timeZone)
    {
        if (timeZone.IsInvalidTime(local))
            return [];
        return timeZone.IsAmbiguousTime(local)
            ? timeZone.GetAmbiguousTimeOffsets(local).Select(offset => new DateTimeOffset(local, offset))
            : [new DateTimeOffset(local, timeZone.GetUtcOffset(local))];
    }

    private static IEnumerable<DateTimeOffset> ClockChange(DateOnly day, TimeZoneInfo timeZone)
    {
        // Wide enough for that day in every zone; none changes its clock twice in such a time.
        var low = new DateTimeOffset(day.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero).AddHours(-14);
        var high = low.AddHours(52);
        if (timeZone.GetUtcOffset(low) == timeZone.GetUtcOffset(high))
            return [];
        while (high - low > TimeSpan.FromSeconds(1))
        {
            var middle = low + new TimeSpan((high - low).Ticks / 2 / TimeSpan.TicksPerSecond * TimeSpan.TicksPerSecond);
            (low, high) = timeZone.GetUtcOffset(middle) == timeZone.GetUtcOffset(low) ? (middle, high) : (low, middle);
        }

        return [high];
    }
}
