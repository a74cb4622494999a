using OcpiKit.Cpo.Charging;
using OcpiKit.Cpo.Simulation.Orders;
using OcpiKit.Ocpi.Modules;
using OcpiKit.Ocpi.Types;

namespace OcpiKit.Cpo.Simulation;

/// <summary>How EVSEs are kept free: a reservation is a Session of its own kind, which becomes a charge or comes to nothing (mod_sessions, Reservation).</summary>
internal sealed class Reserving(Places places, ChargeBook charges, OrderBook orders, Ending ending, Ledger ledger)
{
    // Nobody has come with a car, so there is none to know; the one that comes gets its own when the reservation is used.
    private static readonly Vehicle Average = new(30, 11_000);

    /// <summary>Keeps an EVSE free, or changes for how long.</summary>
    public async Task<Effects> ReserveAsync(Reserve order, CancellationToken stop)
    {
        var effects = new Effects();
        var open = await charges.OpenAsync(stop);
        if (open.Any(charge => Ids.Same(charge.SessionId, order.SessionId)))
            return effects; // carried out before, just not crossed off

        var emsp = new PartyKey(order.Driver.CountryCode, order.Driver.PartyId);
        var (result, reserved) = Find(open, emsp, order.ReservationId) is { } known && Ids.Same(known.Outlet.Place.Id, order.LocationId)
            ? (CommandResultType.Accepted, Prolonged(known, order))
            : await BeginAsync(order, open, stop);

        ledger.Answer(effects, order.Callback, order.ReservationId, new CommandResult(result));
        if (reserved is not null)
        {
            ledger.Write(effects, reserved, order.Due);
            if (Ids.Same(reserved.SessionId, order.SessionId))
                await ledger.WriteStatusAsync(effects, order.LocationId, reserved.Outlet.Place.EvseUid, Status.Reserved, order.Due, stop);
            ledger.Plan(effects, new Expire(orders.NewId(), order.Expires, reserved.SessionId));
        }
        return effects;
    }

    /// <summary>Gives a reservation up.</summary>
    public async Task<Effects> CancelAsync(Cancel order, CancellationToken stop)
    {
        var effects = new Effects();
        var reserved = Find(await charges.OpenAsync(stop), order.Emsp, order.ReservationId);
        if (reserved is not null)
            await ending.EndAsync(effects, reserved, order.Due, Status.Available, stop);
        ledger.Answer(
            effects, order.Callback, order.ReservationId, new CommandResult(reserved is null ? CommandResultType.UnknownReservation : CommandResultType.Accepted));
        return effects;
    }

    /// <summary>Lets a reservation run out; nothing happens where it was used or changed in the meantime.</summary>
    public async Task<Effects> ExpireAsync(Expire order, CancellationToken stop)
    {
        var effects = new Effects();
        if (await charges.FindAsync(order.SessionId, stop) is { Connected: null, Reservation: { } reservation } charge && reservation.Expires <= order.Due)
            await ending.EndAsync(effects, charge with { Reservation = reservation with { Expired = true } }, order.Due, Status.Available, stop);
        return effects;
    }

    // Reservations of two eMSPs may have one id, and have nothing to do with each other (CMD-28).
    private static Charge? Find(IReadOnlyList<Charge> open, PartyKey emsp, string reservationId) => open.FirstOrDefault(charge =>
        charge.Status is SessionStatus.Reservation && charge.Emsp == emsp && Ids.Same(charge.Reservation!.Id, reservationId));

    private static Charge Prolonged(Charge known, Reserve order) => known with
    {
        Driver = order.Driver,
        AuthorizationReference = order.AuthorizationReference ?? known.AuthorizationReference,
        Reservation = known.Reservation! with { Expires = order.Expires, Callback = order.Callback },
    };

    private async Task<(CommandResultType Result, Charge? Reserved)> BeginAsync(Reserve order, IReadOnlyList<Charge> open, CancellationToken stop)
    {
        if (await places.FindAsync(order.LocationId, stop) is not { } location)
            return (CommandResultType.Failed, null);

        var candidates = (location.Evses ?? []).Where(evse => order.EvseUid is null
            ? evse.Capabilities?.Contains(Capability.Reservable) is true
            : Ids.Same(evse.Uid, order.EvseUid)).ToList();
        if (candidates.Find(evse => Starting.Obstacle(evse, open) is null) is not { } free)
            return (candidates.Count > 0 ? Starting.Obstacle(candidates[0], open)!.Value : CommandResultType.Rejected, null);

        return (CommandResultType.Accepted, new Charge(
            order.SessionId,
            order.Driver,
            AuthMethod.Command,
            order.AuthorizationReference,
            await places.OutletAsync(location, free, free.Connectors[0], stop),
            Average,
            order.Due)
        {
            Reservation = new Reservation(order.ReservationId, order.Due, order.Expires) { Callback = order.Callback },
        });
    }
}
