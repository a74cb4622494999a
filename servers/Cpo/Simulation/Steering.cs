using OcpiKit.Cpo.Charging;
using OcpiKit.Cpo.Simulation.Orders;
using OcpiKit.Ocpi.Types;

namespace OcpiKit.Cpo.Simulation;

/// <summary>How the power of a charge is bounded, and who hears of it (mod_charging_profiles).</summary>
internal sealed class Steering(ChargeBook charges, Ledger ledger)
{
    // Long enough to be of use, short enough to be true (CHP-22).
    private static readonly TimeSpan Ahead = TimeSpan.FromHours(1);

    // One every few minutes, all day long.
    private const int MostRules = 200;

    /// <summary>Sets, changes or takes away a bound.</summary>
    public async Task<Effects> SetAsync(SetRule order, CancellationToken stop)
    {
        var effects = new Effects();
        if (await charges.FindAsync(order.SessionId, stop) is not { } charge)
        {
            Answer(effects, order, ChargingProfileResultType.Rejected);
            return effects;
        }

        // With each look at the charge its past is reckoned anew, so that it has to stay short; the station may always bound it.
        if (charge.Rules.Count >= MostRules && order.Source is not RuleSource.Station)
        {
            Answer(effects, order, ChargingProfileResultType.Rejected);
            return effects;
        }

        // There is nothing to take away where nothing was set.
        var isUnknown = order.Profile is null && !charge.HasProfile;
        Answer(effects, order, isUnknown ? ChargingProfileResultType.Unknown : ChargingProfileResultType.Accepted);
        if (order.Source is not RuleSource.Profile || !isUnknown)
        {
            charge = charge with { Rules = [.. charge.Rules, new PowerRule(order.Source, order.Due, order.Profile)] };
            ledger.Write(effects, charge, order.Due);
        }

        // Who set a profile hears when the charge goes another way for other reasons; nobody else does (CHP-04, CHP-15, CHP-21).
        if (order.Source is not RuleSource.Profile && charge.HasProfile)
            ledger.TellProfile(effects, charge, ActiveProfile.Of(charge, order.Due, Ahead));
        return effects;
    }

    /// <summary>Tells what a charge will do.</summary>
    public async Task<Effects> TellAsync(TellProfile order, CancellationToken stop)
    {
        var effects = new Effects();
        var result = await charges.FindAsync(order.SessionId, stop) is { } charge
            ? new ActiveChargingProfileResult(ChargingProfileResultType.Accepted, ActiveProfile.Of(charge, order.Due, TimeSpan.FromSeconds(order.Seconds)))
            : new ActiveChargingProfileResult(ChargingProfileResultType.Rejected);
        ledger.Answer(effects, order.Callback, order.SessionId, result);
        return effects;
    }

    private void Answer(Effects effects, SetRule order, ChargingProfileResultType result)
    {
        if (order.Profile is null)
            ledger.Answer(effects, order.Callback, order.SessionId, new ClearProfileResult(result));
        else
            ledger.Answer(effects, order.Callback, order.SessionId, new ChargingProfileResult(result));
    }
}
