namespace OcpiKit.Pricing;

/// <summary>A period in its place: what the session was when it began. Restrictions are judged by this.</summary>
/// <param name="Number">From 1.</param>
/// <param name="Reserved">Since the reservation began, or the session where there was none.</param>
/// <param name="Elapsed">Since the session began.</param>
internal sealed record Stretch(
    int Number,
    ChargingPeriod Period,
    Tariff? Tariff,
    DateTimeOffset End,
    DateTime Local,
    TimeSpan Reserved,
    TimeSpan Elapsed,
    decimal Kwh,
    TimeSpan Charged,
    TimeSpan Parked)
{
    /// <summary>Without a measurement: nothing where nothing was charged, else not known.</summary>
    private decimal? Default => Period.IsIdle ? 0 : null;

    public decimal? LeastCurrent => Period.MinCurrent ?? Period.MaxCurrent ?? Default;

    public decimal? MostCurrent => Period.MaxCurrent ?? Period.MinCurrent ?? Default;

    public decimal? LeastPower => Period.MinPower ?? Period.MaxPower ?? Default;

    public decimal? MostPower => Period.MaxPower ?? Period.MinPower ?? Default;

    /// <summary>The duration that restrictions on <paramref name="dimension"/> ask for.</summary>
    public TimeSpan Duration(TariffDimension dimension, bool reservation, DurationFrom reading) => (reading, dimension) switch
    {
        _ when reservation => Reserved,
        (DurationFrom.ReservationStart, _) => Reserved,
        (DurationFrom.SameDimension, TariffDimension.Time) => Charged,
        (DurationFrom.SameDimension, TariffDimension.ParkingTime) => Parked,
        _ => Elapsed,
    };
}
