using OcpiKit.Ocpi.Types;

namespace OcpiKit.Cpo.Charging;

/// <summary>Who may bound the power of a charge.</summary>
internal enum RuleSource
{
    /// <summary>The eMSP, by a charging profile.</summary>
    Profile,

    /// <summary>The driver, by charging preferences.</summary>
    Preferences,

    /// <summary>The station, since there is not enough for all.</summary>
    Station,
}

/// <summary>A bound on the power, which replaces what the same source said before.</summary>
/// <param name="Source">Whose it is.</param>
/// <param name="From">When it was set.</param>
/// <param name="Profile">The limits over time; null where there are none any more.</param>
internal sealed record PowerRule(RuleSource Source, DateTimeOffset From, ChargingProfile? Profile);

/// <summary>What the rules of a charge come to: at every moment the least of what the sources allow.</summary>
internal static class PowerRules
{
    /// <summary>The watts that are allowed at a moment; null where nothing bounds them.</summary>
    public static decimal? WattsAt(this Charge charge, DateTimeOffset moment)
    {
        var limits = Enum.GetValues<RuleSource>().Select(source => Limit(charge, source, moment)).OfType<decimal>().ToList();
        return limits.Count > 0 ? limits.Min() : null;
    }

    /// <summary>The next moment at which a rule may change what is allowed: one that holds now goes on, or another one takes its place.</summary>
    public static DateTimeOffset? NextChange(this Charge charge, DateTimeOffset after) => Enum.GetValues<RuleSource>()
        .Select(source => Current(charge, source, after)).OfType<PowerRule>()
        .SelectMany(rule => Changes(charge, rule))
        .Concat(charge.Rules.Select(rule => rule.From))
        .Where(change => change > after)
        .Select(change => (DateTimeOffset?)change)
        .Min();

    private static decimal? Limit(Charge charge, RuleSource source, DateTimeOffset moment)
    {
        if (Current(charge, source, moment) is not { Profile: { } profile } current)
            return null;

        var second = (moment - Begin(charge, current)).TotalSeconds;
        if (second < 0 || second >= profile.Duration)
            return null;
        var limit = profile.ChargingProfilePeriods?.LastOrDefault(period => period.StartPeriod <= second)?.Limit;
        return profile.ChargingRateUnit is ChargingRateUnit.A ? limit * charge.Outlet.VoltsPerAmpere : limit;
    }

    private static PowerRule? Current(Charge charge, RuleSource source, DateTimeOffset moment) =>
        charge.Rules.LastOrDefault(rule => rule.Source == source && rule.From <= moment);

    private static IEnumerable<DateTimeOffset> Changes(Charge charge, PowerRule rule)
    {
        if (rule.Profile is not { } profile)
            yield break;
        foreach (var period in profile.ChargingProfilePeriods ?? [])
            yield return Begin(charge, rule).AddSeconds(period.StartPeriod);
        if (profile.Duration is { } duration)
            yield return Begin(charge, rule).AddSeconds(duration);
    }

    // A profile without a start begins with the charging (mod_charging_profiles, ChargingProfile).
    private static DateTimeOffset Begin(Charge charge, PowerRule rule) => rule.Profile!.StartDateTime ?? charge.Connected ?? rule.From;
}
