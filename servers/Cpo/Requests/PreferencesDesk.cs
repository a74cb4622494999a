using OcpiKit.Cpo.Charging;
using OcpiKit.Cpo.Simulation.Orders;
using OcpiKit.Ocpi.Types;

namespace OcpiKit.Cpo.Requests;

/// <summary>
/// Judges how a driver wishes to charge. Who has time charges slowly, just so that the energy is there by the departure, and pays by the
/// tariff for that (mod_sessions, ChargingPreferences; SES-40).
/// </summary>
internal sealed class PreferencesDesk(Places places, ChargeBook charges, OrderBook orders, TimeProvider time)
{
    /// <summary>Whether a station can be told such things at all.</summary>
    public async Task<bool> IsCapableAsync(Session session, CancellationToken stop) =>
        await places.FindAsync(session.LocationId, stop) is { } location
        && Places.EvseOf(location, session.EvseUid)?.Capabilities?.Contains(Capability.ChargingPreferencesCapable) is true;

    /// <summary>Judges the preferences for a session, and has the station follow them.</summary>
    public async Task<ChargingPreferencesResponse> TakeAsync(Session session, ChargingPreferences wanted, CancellationToken stop)
    {
        if (await charges.FindAsync(session.Id, stop) is not { Reservation: null } charge)
            return ChargingPreferencesResponse.NotPossible;

        var (answer, profile) = Judge(charge, wanted, time.GetUtcNow());
        if (answer is ChargingPreferencesResponse.Accepted)
            await orders.AddAsync(new SetRule(orders.NewId(), orders.Soon(), charge.SessionId, RuleSource.Preferences, profile), stop);
        return answer;
    }

    private static (ChargingPreferencesResponse Answer, ChargingProfile? Profile) Judge(Charge charge, ChargingPreferences wanted, DateTimeOffset now)
    {
        if (wanted.ProfileType is ProfileType.Regular)
            return (ChargingPreferencesResponse.Accepted, null);
        // Only what has a tariff of its own is on offer.
        if (wanted.ProfileType is not ProfileType.Cheap || charge.Outlet.Tariffs.All(tariff => tariff.Type is not TariffType.ProfileCheap))
            return (ChargingPreferencesResponse.ProfileTypeNotSupported, null);
        if (wanted.DepartureTime is not { } departure)
            return (ChargingPreferencesResponse.DepartureRequired, null);
        if (wanted.EnergyNeed is not { } need)
            return (ChargingPreferencesResponse.EnergyNeedRequired, null);

        var hours = (decimal)(departure - now).TotalHours;
        var most = Math.Min(charge.Outlet.Watts, charge.Vehicle.Watts);
        if (need < 0 || hours <= 0 || hours > 24 * 7 || need > most * hours / 1000)
            return (ChargingPreferencesResponse.NotPossible, null);

        var watts = decimal.Ceiling(need * 1000 / hours);
        var seconds = (int)(departure - now).TotalSeconds;
        return (ChargingPreferencesResponse.Accepted, new ChargingProfile(now, seconds, ChargingRateUnit.W, null, [new ChargingProfilePeriod(0, watts)]));
    }
}
