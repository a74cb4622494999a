namespace OcpiKit.Pricing;

/// <summary>Whether the times, days and dates of a restriction hold at a local moment (mod_tariffs, TariffRestrictions; TAR-28).</summary>
internal static class LocalHours
{
    public static bool Hold(Restrictions restrictions, DateTime local, NightDay night)
    {
        var (time, day) = (TimeOnly.FromDateTime(local), DateOnly.FromDateTime(local));
        if (!HoldAt(restrictions, time))
            return false;

        if (night is NightDay.OfTheEvening && RunsOverMidnight(restrictions) && time < restrictions.EndTime)
            day = day.AddDays(-1);
        return (restrictions.StartDate is not { } first || day >= first)
            && (restrictions.EndDate is not { } end || day < end)
            && (restrictions.Days is not { Count: > 0 } days || days.Contains(day.DayOfWeek));
    }

    private static bool HoldAt(Restrictions restrictions, TimeOnly time)
    {
        var start = restrictions.StartTime ?? TimeOnly.MinValue;
        if (restrictions.EndTime is not { } end || end == TimeOnly.MinValue)
            return time >= start;
        return RunsOverMidnight(restrictions) ? time >= start || time < end : time >= start && time < end;
    }

    // From 09:00 to 09:00 is a whole day: else such an element could never hold.
    private static bool RunsOverMidnight(Restrictions restrictions) =>
        restrictions is { StartTime: { } start, EndTime: { } end } && end != TimeOnly.MinValue && end <= start;
}
