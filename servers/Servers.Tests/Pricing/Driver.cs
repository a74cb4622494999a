using System.Globalization;
using OcpiKit.Pricing;

namespace OcpiKit.Servers.Tests.Pricing;

/// <summary>
/// Tells a session as it happened: <c>Driver.Arrives("2026-03-02 09:30").Charges(165, kwh: 30).Parks(42)</c>. Every part is
/// a period, in minutes; the times are of Berlin.
/// </summary>
internal sealed class Driver
{
    public static readonly TimeZoneInfo Berlin = TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin");

    private readonly List<ChargingPeriod> _periods = [];
    private readonly DateTimeOffset _start;
    private DateTimeOffset _now;
    private string? _tariff = "T";

    private Driver(DateTimeOffset start) => _start = _now = start;

    public Usage Leaves => new(_start, _now, _periods, Berlin);

    /// <summary>An instant with its offset, or a local time that comes once.</summary>
    public static DateTimeOffset At(string time)
    {
        if (time.Contains('+', StringComparison.Ordinal))
            return DateTimeOffset.Parse(time, CultureInfo.InvariantCulture);
        var local = DateTime.Parse(time, CultureInfo.InvariantCulture);
        return new(local, Berlin.GetUtcOffset(local));
    }

    public static Driver Arrives(string time = "2026-03-02 09:00") => new(At(time));

    public Driver With(string? tariff)
    {
        _tariff = tariff;
        return this;
    }

    public Driver Charges(decimal minutes, decimal kwh = 0, decimal? amperes = null, decimal? kilowatts = null) =>
        Add(minutes, new(
            _now,
            _tariff,
            kwh,
            Time: Minutes(minutes),
            MinCurrent: amperes,
            MaxCurrent: amperes,
            MinPower: kilowatts,
            MaxPower: kilowatts));

    public Driver Parks(decimal minutes) => Add(minutes, new(_now, _tariff, ParkingTime: Minutes(minutes)));

    public Driver Reserves(decimal minutes) => Add(minutes, new(_now, _tariff, ReservationTime: Minutes(minutes)));

    private static TimeSpan Minutes(decimal minutes) => ChargingPeriod.Hours(minutes / 60);

    private Driver Add(decimal minutes, ChargingPeriod period)
    {
        _periods.Add(period);
        _now += Minutes(minutes);
        return this;
    }
}
