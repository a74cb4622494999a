using OcpiKit.Cpo.Billing;
namespace OcpiKit.Cpo.Charging;

/// <summary>What an EVSE was used for.</summary>
internal enum Use
{
    Reserved,
    Charging,
    Parking,
}

/// <summary>A stretch of a charge in which nothing changed that matters to anybody.</summary>
/// <param name="Start">From when.</param>
/// <param name="End">Until when.</param>
/// <param name="Use">What for.</param>
/// <param name="Kwh">The energy that went into the car.</param>
/// <param name="TariffId">By which tariff it is priced.</param>
internal sealed record Reading(DateTimeOffset Start, DateTimeOffset End, Use Use, decimal Kwh, string TariffId)
{
    public TimeSpan Length => End - Start;
}

/// <summary>
/// Tells how a charge has gone so far. Nothing has to be measured along the way: between two events everything is known, so the same
/// charge and the same moment give the same readings, after a restart too.
/// </summary>
internal static class Meter
{
    // As exact as meters are.
    private const int Decimals = 3;

    /// <summary>The readings until a moment, in order and without gaps.</summary>
    public static IReadOnlyList<Reading> Read(Charge charge, DateTimeOffset until)
    {
        var end = charge.Ended ?? until;
        var tariff = new TariffClock(charge);
        return [.. Reserved(charge, end, tariff), .. InUse(charge, end, tariff)];
    }

    private static IEnumerable<Reading> Reserved(Charge charge, DateTimeOffset end, TariffClock tariff)
    {
        if (charge.Reservation is not { } reservation)
            yield break;

        end = charge.Connected is { } used && used < end ? used : end;
        for (var at = reservation.From; at < end;)
        {
            var next = Earliest(end, tariff.NextSwitch(at, end), tariff.NextDuration(at, reservation.From));
            yield return new Reading(at, next, Use.Reserved, 0, tariff.IdAt(at));
            at = next;
        }
    }

    private static IEnumerable<Reading> InUse(Charge charge, DateTimeOffset end, TariffClock tariff)
    {
        if (charge.Connected is not { } start)
            yield break;

        var energy = 0m;
        for (var at = start; at < end;)
        {
            var watts = energy < charge.Vehicle.Kwh ? Power(charge, at) : 0;
            var next = Earliest(
                end,
                charge.NextChange(at),
                TimeOf(charge.Vehicle.Kwh - energy, watts, at),
                tariff.NextSwitch(at, end),
                tariff.NextDuration(at, start),
                tariff.NextKwh(at, energy) is { } threshold ? TimeOf(threshold - energy, watts, at) : null);
            var after = Math.Min(charge.Vehicle.Kwh, energy + (watts / 1000m * Hours(next - at)));
            // What is shown are differences of rounded totals, so that they add up to the rounded total.
            yield return new Reading(at, next, watts > 0 ? Use.Charging : Use.Parking, Rounded(after) - Rounded(energy), tariff.IdAt(at));
            (at, energy) = (next, after);
        }
    }

    private static decimal Power(Charge charge, DateTimeOffset at) =>
        Math.Clamp(charge.WattsAt(at) ?? decimal.MaxValue, 0, Math.Min(charge.Outlet.Watts, charge.Vehicle.Watts));

    // The end of the second in which so much energy is reached.
    private static DateTimeOffset? TimeOf(decimal kwh, decimal watts, DateTimeOffset at) =>
        watts > 0 && kwh > 0 ? at.AddSeconds((double)decimal.Ceiling(kwh * 3_600_000m / watts)) : null;

    private static DateTimeOffset Earliest(DateTimeOffset end, params ReadOnlySpan<DateTimeOffset?> others)
    {
        foreach (var other in others)
            end = other < end ? other.Value : end;
        return end;
    }

    private static decimal Hours(TimeSpan time) => (decimal)time.Ticks / TimeSpan.TicksPerHour;

    private static decimal Rounded(decimal kwh) => decimal.Round(kwh, Decimals);
}
