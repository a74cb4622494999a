using OcpiKit.Pricing;

namespace OcpiKit.Servers.Tests.Pricing;

/// <summary>Made-up tariffs, sessions and readings; the same seed makes the same.</summary>
internal sealed class Made(int seed)
{
    // The sequence is the seed's own: no secret depends on it.
#pragma warning disable CA5394
    private readonly Random _random = new(seed);

    public int Below(int most) => _random.Next(most);

    public bool Maybe(int percent = 50) => _random.Next(100) < percent;

    public T One<T>(params T[] values) => values[_random.Next(values.Length)];
#pragma warning restore CA5394

    public Tariff Tariff(string id = "T", bool restricted = true) => new(
        id,
        "EUR",
        [.. Enumerable.Range(0, 1 + Below(5)).Select(_ => new TariffElement(Components(), restricted && Maybe(80) ? Restrictions() : null))],
        Maybe(20) ? new(Below(5), Maybe() ? Below(6) : null) : null,
        Maybe(20) ? new(3 + Below(20), Maybe() ? 3 + Below(24) : null) : null);

    public Restrictions Restrictions() => new(
        StartTime: Maybe() ? Hour() : null,
        EndTime: Maybe() ? Hour() : null,
        StartDate: Maybe(10) ? new(2026, One(3, 10), 22 + Below(8)) : null,
        EndDate: Maybe(10) ? new(2026, One(3, 10), 22 + Below(8)) : null,
        MinKwh: Maybe(20) ? Below(30) : null,
        MaxKwh: Maybe(20) ? Below(30) : null,
        MinDuration: Maybe(20) ? TimeSpan.FromMinutes(Below(20) * 30) : null,
        MaxDuration: Maybe(20) ? TimeSpan.FromMinutes(Below(20) * 30) : null,
        Days: Maybe(30) ? [.. Enum.GetValues<DayOfWeek>().Where(_ => Maybe())] : null,
        Reservation: Maybe(20) ? One(Enum.GetValues<ReservationKind>()) : null);

    public Readings Readings() => One([new Readings(), .. new Readings().OneApart().Select(other => other.Readings)]);

    /// <summary>Around the nights in which clocks change, in quarters of an hour.</summary>
    public DateTimeOffset Instant() =>
        One(Driver.At("2026-03-27 12:00"), Driver.At("2026-10-23 12:00")).AddMinutes(15 * Below(4 * 24 * 4));

    public Usage Usage(params string[] tariffs)
    {
        var start = Instant();
        var (now, periods) = (start, new List<ChargingPeriod>());
        if (Maybe(20))
            Add(period => period with { ReservationTime = TimeSpan.FromMinutes(15) });
        for (var count = 1 + Below(4); count > 0; count--)
            Add(period => period with { Energy = Below(80) / 8m, Time = TimeSpan.FromMinutes(15) });
        if (Maybe())
            Add(period => period with { ParkingTime = TimeSpan.FromMinutes(15) });
        return new(start, now, periods, Driver.Berlin);

        void Add(Func<ChargingPeriod, ChargingPeriod> with)
        {
            periods.Add(with(new(now, One(tariffs))));
            now += TimeSpan.FromMinutes(15);
        }
    }

    private TimeOnly Hour() => new(Below(24), One(0, 0, 30));

    private PriceComponent[] Components() =>
    [
        .. Enum.GetValues<TariffDimension>().Where(_ => Maybe(60)).DefaultIfEmpty(TariffDimension.Energy).Select(dimension => new PriceComponent(
            dimension, Below(700) / 100m, Maybe(70) ? One(0m, 7, 19, 5.2m) : null, One(0, 1, 60, 500, 900))),
    ];
}
