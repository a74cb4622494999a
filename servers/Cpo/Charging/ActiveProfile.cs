using OcpiKit.Ocpi.Types;

namespace OcpiKit.Cpo.Charging;

/// <summary>What a charge will do from now on, calculated from all that bounds it.</summary>
internal static class ActiveProfile
{
    // One decimal is all that a limit has (CHP-29).
    private const int Decimals = 1;

    /// <summary>The profile from a moment on. Where nothing else bounds the power, it is what the connector gives (CHP-24).</summary>
    public static ActiveChargingProfile Of(Charge charge, DateTimeOffset from, TimeSpan length)
    {
        var unit = charge.Rules.LastOrDefault(rule => rule is { Source: RuleSource.Profile, Profile: not null })?.Profile?.ChargingRateUnit ?? ChargingRateUnit.W;
        var periods = new List<ChargingProfilePeriod>();
        for (DateTimeOffset? at = from; at < from + length; at = charge.NextChange(at.Value))
        {
            var limit = Limit(charge, at.Value, unit);
            if (periods.Count is 0 || periods[^1].Limit != limit)
                periods.Add(new ChargingProfilePeriod((int)(at.Value - from).TotalSeconds, limit));
        }
        return new ActiveChargingProfile(from, new ChargingProfile(from, (int)length.TotalSeconds, unit, null, periods));
    }

    private static decimal Limit(Charge charge, DateTimeOffset at, ChargingRateUnit unit)
    {
        var watts = Math.Min(charge.WattsAt(at) ?? charge.Outlet.Watts, charge.Outlet.Watts);
        return decimal.Round(unit is ChargingRateUnit.A ? watts / charge.Outlet.VoltsPerAmpere : watts, Decimals, MidpointRounding.ToZero);
    }
}
