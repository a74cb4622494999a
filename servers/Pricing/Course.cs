namespace OcpiKit.Pricing;

/// <summary>The course of a session: its periods in order, each with what went before it.</summary>
internal sealed class Course
{
    // Wide enough for any currency and any vehicle; what is within can be multiplied and added without loss.
    private const decimal MostMoney = 1_000_000_000;
    private const decimal MostEnergy = 1_000_000;
    private static readonly TimeSpan MostTime = TimeSpan.FromDays(36_525);

    private Course(Usage usage, IReadOnlyList<Stretch> stretches)
    {
        Usage = usage;
        Stretches = stretches;
        ReservationExpired = usage.ReservationExpired ?? stretches.All(stretch => stretch.Period.IsReservation);
        Tariffs = [.. stretches.Select(stretch => stretch.Tariff).OfType<Tariff>().Distinct()];
        if (Tariffs.Select(tariff => tariff.Currency).Distinct(StringComparer.OrdinalIgnoreCase).Count() > 1)
            throw new ArgumentException("The tariffs of a session have to be in one currency.", nameof(usage));
        if (Tariffs.Select(tariff => tariff.Id).Distinct(StringComparer.OrdinalIgnoreCase).Count() < Tariffs.Count)
            throw new ArgumentException("Two tariffs have the same id.", nameof(usage));
        foreach (var tariff in Tariffs)
            Check(tariff);
    }

    public Usage Usage { get; }

    public IReadOnlyList<Stretch> Stretches { get; }

    public IReadOnlyList<Tariff> Tariffs { get; }

    public bool ReservationExpired { get; }

    public static Course Of(Usage usage, IReadOnlyDictionary<string, Tariff> tariffs)
    {
        Check(usage);
        var periods = usage.Periods.OrderBy(period => period.Start).ToList();
        var session = periods.Find(period => !period.IsReservation)?.Start ?? usage.Start;
        var stretches = new List<Stretch>(periods.Count);
        var (kwh, charged, parked) = (0m, TimeSpan.Zero, TimeSpan.Zero);
        foreach (var period in periods)
        {
            Check(period);
            stretches.Add(new(
                stretches.Count + 1,
                period,
                TariffOf(period, tariffs),
                stretches.Count + 1 < periods.Count ? periods[stretches.Count + 1].Start : usage.End,
                TimeZoneInfo.ConvertTime(period.Start, usage.TimeZone).DateTime,
                period.Start - usage.Start,
                period.Start > session ? period.Start - session : TimeSpan.Zero,
                kwh,
                charged,
                parked));
            if (charged > MostTime || parked > MostTime)
                throw new ArgumentException("The times of the periods are more than a century.", nameof(usage));
            (kwh, charged, parked) = (kwh + period.Energy, charged + period.Time, parked + period.ParkingTime);
        }

        return new(usage, stretches);
    }

    private static Tariff? TariffOf(ChargingPeriod period, IReadOnlyDictionary<string, Tariff> tariffs)
    {
        if (period.TariffId is not { } id)
            return null;
        return tariffs.TryGetValue(id, out var tariff)
            ? tariff
            : throw new ArgumentException($"The period from {period.Start:O} names a tariff '{id}' that is not given.", nameof(tariffs));
    }

    private static void Check(Usage usage)
    {
        if (usage.Start.Year < 1970 || usage.End.Year > 9000 || usage.End < usage.Start)
            throw new ArgumentException("A session ends after it began, and not before 1970.", nameof(usage));
        if (usage.Periods.Any(period => period.Start < usage.Start || period.Start > usage.End))
            throw new ArgumentException("Periods begin within their session.", nameof(usage));
    }

    private static void Check(ChargingPeriod period)
    {
        if (Math.Abs(period.Energy) > MostEnergy)
            throw new ArgumentException($"{period.Energy} kWh in a period are beyond all vehicles.", nameof(period));
        foreach (var time in new[] { period.Time, period.ParkingTime, period.ReservationTime })
        {
            if (time < TimeSpan.Zero || time > MostTime)
                throw new ArgumentException("A time of a period is neither negative nor more than a century.", nameof(period));
        }
    }

    private static void Check(Tariff tariff)
    {
        var limits = new[] { tariff.MinPrice, tariff.MaxPrice }.OfType<Money>();
        if (limits.Any(limit => Math.Max(Math.Abs(limit.ExclVat), Math.Abs(limit.InclVat ?? 0)) > MostMoney))
            throw new ArgumentException($"The limits of tariff '{tariff.Id}' are beyond all sessions.", nameof(tariff));
        foreach (var component in tariff.Elements.SelectMany(element => element.Components))
        {
            if (Math.Abs(component.Price) > MostMoney || component.Vat is < 0 or > 1000 || component.StepSize < 0)
                throw new ArgumentException($"A component of tariff '{tariff.Id}' is no price: {component}.", nameof(tariff));
        }
    }
}
