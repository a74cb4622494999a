using OcpiKit.Cpo.Charging;
using OcpiKit.Ocpi.Types;
using OcpiKit.Pricing;

namespace OcpiKit.Cpo.Billing;

/// <summary>Which tariff a charge is priced by, and when its prices may change next: there a new period has to begin (CDR-20, CDR-21).</summary>
internal sealed class TariffClock(Charge charge)
{
    private readonly Dictionary<string, Pricing.Tariff> _tariffs = charge.Outlet.Tariffs.ToDictionary(tariff => tariff.Id, TariffReading.Read);
    private readonly TimeZoneInfo _zone = TimeZoneInfo.FindSystemTimeZoneById(charge.Outlet.TimeZone);

    /// <summary>The tariff at a moment: that of the driver's preferences from when they hold, the usual one otherwise.</summary>
    public string IdAt(DateTimeOffset moment)
    {
        var cheap = charge.Rules.LastOrDefault(rule => rule.Source is RuleSource.Preferences && rule.From <= moment) is { Profile: not null };
        return (Find(cheap ? TariffType.ProfileCheap : Usual) ?? Find(TariffType.Regular) ?? Find(null) ?? charge.Outlet.Tariffs[0]).Id;
    }

    /// <summary>When times, days or dates of the tariff switch next.</summary>
    public DateTimeOffset? NextSwitch(DateTimeOffset at, DateTimeOffset end)
    {
        foreach (var instant in Boundaries.Between(_tariffs[IdAt(at)], _zone, at, end))
            return instant;
        return null;
    }

    /// <summary>When the next duration is reached for which the tariff has another price.</summary>
    public DateTimeOffset? NextDuration(DateTimeOffset at, DateTimeOffset since) =>
        Boundaries.NextDuration(_tariffs[IdAt(at)], at - since) is { } duration ? since + duration : null;

    /// <summary>The next amount of energy from which the tariff has another price.</summary>
    public decimal? NextKwh(DateTimeOffset at, decimal kwh) => Boundaries.NextKwh(_tariffs[IdAt(at)], kwh);

    private TariffType Usual => charge.Driver.Type is TokenType.AdHocUser ? TariffType.AdHocPayment : TariffType.Regular;

    private Ocpi.Types.Tariff? Find(TariffType? type) => charge.Outlet.Tariffs.FirstOrDefault(tariff => tariff.Type == type);
}
