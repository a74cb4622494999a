using System.Globalization;

namespace OcpiKit.Pricing;

/// <summary>
/// Says where a period should have been split (CDR-20, CDR-21). It is priced all the same, as what it was when it began; what it
/// used before and after the change cannot be known from it.
/// </summary>
internal static class Remarks
{
    // A stay longer than this is no charging session; whoever sends one does not get to choose how much work it makes.
    private static readonly TimeSpan Longest = TimeSpan.FromDays(31);

    private const int Most = 100;

    public static IReadOnlyList<string> On(Course course, Readings readings)
    {
        var (usage, switches) = (course.Usage, new Dictionary<string, IReadOnlyList<DateTimeOffset>>());
        foreach (var tariff in course.Tariffs.Where(_ => usage.End - usage.Start <= Longest))
            switches[tariff.Id] = [.. Boundaries.Between(tariff, usage.TimeZone, usage.Start, usage.End, readings.NightDay)];
        return
        [
            .. course.Stretches
                .SelectMany(stretch => stretch.Tariff is { } tariff
                    ? Of(stretch, tariff, switches.GetValueOrDefault(tariff.Id, []), readings)
                        .Select(remark => Text($"Period {stretch.Number}: {remark}"))
                    : [])
                .Take(Most),
        ];
    }

    private static IEnumerable<string> Of(Stretch stretch, Tariff tariff, IReadOnlyList<DateTimeOffset> switches, Readings readings)
    {
        var (period, length) = (stretch.Period, stretch.End - stretch.Period.Start);
        foreach (var instant in switches.Where(instant => instant > period.Start && instant < stretch.End))
            yield return Text($"at {instant.UtcDateTime:u} an element begins or ceases to hold.");
        if (Boundaries.NextKwh(tariff, stretch.Kwh) is { } kwh && kwh < stretch.Kwh + period.Energy)
            yield return Text($"it passes {kwh:0.###} kWh, where an element begins or ceases to hold.");
        if (readings.DurationFrom is not DurationFrom.SameDimension)
        {
            var elapsed = stretch.Duration(TariffDimension.Energy, period.IsReservation, readings.DurationFrom);
            if (Boundaries.NextDuration(tariff, elapsed) is { } duration && duration < elapsed + length)
                yield return Text($"it passes a duration of {duration:c}, where an element begins or ceases to hold.");
        }

        foreach (var one in tariff.Elements.Select(element => element.Restrictions).OfType<Restrictions>())
        {
            foreach (var (what, limit, least, most) in new[]
            {
                ("current", one.MinCurrent, stretch.LeastCurrent, stretch.MostCurrent),
                ("current", one.MaxCurrent, stretch.LeastCurrent, stretch.MostCurrent),
                ("power", one.MinPower, stretch.LeastPower, stretch.MostPower),
                ("power", one.MaxPower, stretch.LeastPower, stretch.MostPower),
            })
            {
                if (limit is { } value && least is null)
                    yield return Text($"it does not tell its {what}, which the limit of {value:0.###} asks for.");
                else if (limit is { } passed && least < passed && most >= passed)
                    yield return Text($"its {what} was on both sides of the limit of {passed:0.###}.");
            }
        }
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
