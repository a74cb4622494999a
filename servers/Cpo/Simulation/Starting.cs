using Bogus;
using OcpiKit.Cpo.Charging;
using OcpiKit.Cpo.Simulation.Orders;
using OcpiKit.Ocpi.Modules;
using OcpiKit.Ocpi.Types;

namespace OcpiKit.Cpo.Simulation;

/// <summary>How a charge begins: the station lets the driver in, the driver plugs in, the car charges.</summary>
internal sealed class Starting(Places places, ChargeBook charges, OrderBook orders, Ledger ledger, CpoOptions options)
{
    // How long a driver fumbles with the cable.
    private static readonly TimeSpan ToPlugIn = TimeSpan.FromSeconds(8);

    /// <summary>Lets a driver in; until the car is plugged in the Session is pending.</summary>
    public async Task<Effects> StartAsync(Start order, CancellationToken stop)
    {
        var effects = new Effects();
        var open = await charges.OpenAsync(stop);
        if (open.Any(charge => Ids.Same(charge.SessionId, order.SessionId)))
            return effects; // carried out before, just not crossed off

        var (result, started) = await BeginAsync(order, open, stop);
        ledger.Answer(effects, order.Callback, order.SessionId, new CommandResult(result));
        if (started is not null)
        {
            ledger.Write(effects, started, order.Due);
            ledger.Plan(effects, new PlugIn(orders.NewId(), order.Due + ToPlugIn, started.SessionId));
        }
        return effects;
    }

    /// <summary>The car charges from now on.</summary>
    public async Task<Effects> PlugInAsync(PlugIn order, CancellationToken stop)
    {
        var effects = new Effects();
        if (await charges.FindAsync(order.SessionId, stop) is not { Connected: null } charge)
            return effects;

        ledger.Write(effects, charge with { Connected = order.Due }, order.Due);
        await ledger.WriteStatusAsync(effects, charge.Outlet.Place.Id, charge.Outlet.Place.EvseUid, Status.Charging, order.Due, stop);
        return effects;
    }

    private async Task<(CommandResultType Result, Charge? Started)> BeginAsync(Start order, IReadOnlyList<Charge> open, CancellationToken stop)
    {
        if (Reserved(order, open) is { } reserved)
            return (CommandResultType.Accepted, reserved with
            {
                AuthMethod = order.AuthMethod,
                // It cannot run out any more while the driver plugs in.
                Reservation = reserved.Reservation! with { Expires = Later(reserved.Reservation.Expires, order.Due + (2 * ToPlugIn)) },
                // Of several references the latest is repeated (SES-37).
                AuthorizationReference = order.AuthorizationReference ?? reserved.AuthorizationReference,
            });
        if (await places.FindAsync(order.LocationId, stop) is not { } location)
            return (CommandResultType.Failed, null);

        var evse = order.EvseUid is { } uid ? Places.EvseOf(location, uid) : FreeEvse(location, open);
        if (evse is null)
            return (CommandResultType.EvseOccupied, null);
        if (Obstacle(evse, open) is { } obstacle)
            return (obstacle, null);
        if (Places.ConnectorOf(evse, order.ConnectorId) is not { } connector)
            return (CommandResultType.Rejected, null);

        var outlet = await places.OutletAsync(location, evse, connector, stop);
        var vehicle = Garage.Drive(outlet, new Randomizer(unchecked((options.Seed * 397) + (int)order.Due.ToUnixTimeSeconds())));
        return outlet.Tariffs.Count is 0
            ? (CommandResultType.Failed, null)
            : (CommandResultType.Accepted, new Charge(
                order.SessionId, order.Driver, order.AuthMethod, order.AuthorizationReference, outlet, vehicle, order.Due));
    }

    // Who reserved gets what was reserved, and the Session of the reservation goes on as that of the charge (SES-08).
    private static Charge? Reserved(Start order, IReadOnlyList<Charge> open) => open.FirstOrDefault(charge =>
        charge.Status is SessionStatus.Reservation
        && charge.Driver == order.Driver
        && Ids.Same(charge.Outlet.Place.Id, order.LocationId)
        && (order.EvseUid is null || Ids.Same(charge.Outlet.Place.EvseUid, order.EvseUid)));

    private static DateTimeOffset Later(DateTimeOffset one, DateTimeOffset other) => one > other ? one : other;

    private static Evse? FreeEvse(Location location, IReadOnlyList<Charge> open) => location.Evses?.FirstOrDefault(evse =>
        evse.Connectors.Count is 1 && evse.Capabilities?.Contains(Capability.RemoteStartStopCapable) is true && Obstacle(evse, open) is null);

    /// <summary>Why nobody can begin at an EVSE now; null where somebody can.</summary>
    public static CommandResultType? Obstacle(Evse evse, IReadOnlyList<Charge> open) =>
        // A driver who was let in and has not plugged in yet is not seen by the status.
        open.Any(charge => Ids.Same(charge.Outlet.Place.EvseUid, evse.Uid)) ? CommandResultType.EvseOccupied
        : evse.Status switch
        {
            Status.Available => null,
            Status.Charging or Status.Blocked or Status.Reserved => CommandResultType.EvseOccupied,
            _ => CommandResultType.EvseInoperative,
        };
}
