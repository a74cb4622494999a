using Bogus;
using OcpiKit.Cpo.Charging;
using OcpiKit.Cpo.Simulation.Orders;
using OcpiKit.Ocpi.Types;

namespace OcpiKit.Cpo.Simulation;

/// <summary>What a station without a network did, and tells when it is heard again: a charge that is over by then, so that its Session and its bill come together, and late.</summary>
internal sealed class Reconnecting(Places places, Ledger ledger, CpoOptions options)
{
    // Since then the station has been looking for the network.
    private static readonly TimeSpan Silence = TimeSpan.FromMinutes(20);

    /// <summary>Tells of it.</summary>
    public async Task<Effects> TellAsync(Reconnect order, CancellationToken stop)
    {
        var effects = new Effects();
        if (await places.FindAsync(order.LocationId, stop) is not { } location
            || Places.EvseOf(location, order.EvseUid) is not { } evse
            || Places.ConnectorOf(evse, order.ConnectorId) is not { } connector)
        {
            return effects;
        }

        var outlet = await places.OutletAsync(location, evse, connector, stop);
        if (outlet.Tariffs.Count is 0)
            return effects;
        var ended = order.Due - Silence;
        var vehicle = Garage.Drive(outlet, new Randomizer(unchecked((options.Seed * 397) + (int)order.Due.ToUnixTimeSeconds())));
        var charge = new Charge(order.SessionId, order.Driver, AuthMethod.Whitelist, null, outlet, vehicle, ended - order.Charged)
        {
            Connected = ended - order.Charged,
            Ended = ended,
            Learned = order.Due,
        };
        ledger.Write(effects, charge, order.Due);
        return effects;
    }
}
