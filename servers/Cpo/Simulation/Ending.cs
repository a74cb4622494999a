using OcpiKit.Cpo.Charging;
using OcpiKit.Cpo.Simulation.Orders;
using OcpiKit.Ocpi.Modules;
using OcpiKit.Ocpi.Types;

namespace OcpiKit.Cpo.Simulation;

/// <summary>How a charge ends: the EVSE is free again, the Session is complete, and the bill is made.</summary>
internal sealed class Ending(ChargeBook charges, Ledger ledger)
{
    /// <summary>Ends the charge of a Session.</summary>
    public async Task<Effects> StopAsync(Stop order, CancellationToken stop)
    {
        var effects = new Effects();
        if (await charges.FindAsync(order.SessionId, stop) is { } charge)
        {
            await EndAsync(effects, charge, order.Due, Status.Available, stop);
            ledger.Answer(effects, order.Callback, order.SessionId, new CommandResult(CommandResultType.Accepted));
        }
        else
        {
            ledger.Answer(effects, order.Callback, order.SessionId, new CommandResult(CommandResultType.Rejected));
        }
        return effects;
    }

    /// <summary>Frees a cable; a charge cannot go on without.</summary>
    public async Task<Effects> UnlockAsync(Unlock order, CancellationToken stop)
    {
        var effects = new Effects();
        if (await charges.AtAsync(order.EvseUid, stop) is { Connected: not null } charge && Ids.Same(charge.Outlet.Place.ConnectorId, order.ConnectorId))
            await EndAsync(effects, charge, order.Due, Status.Available, stop);
        ledger.Answer(effects, order.Callback, order.EvseUid, new CommandResult(CommandResultType.Accepted));
        return effects;
    }

    /// <summary>An EVSE breaks or works again. What went on there is over, and who reserved it is told so (CMD-05).</summary>
    public async Task<Effects> SetStatusAsync(SetStatus order, CancellationToken stop)
    {
        var effects = new Effects();
        if (await charges.AtAsync(order.EvseUid, stop) is not { } charge)
        {
            await ledger.WriteStatusAsync(effects, order.LocationId, order.EvseUid, order.Status, order.Due, stop);
            return effects;
        }

        await EndAsync(effects, charge, order.Due, order.Status, stop);
        if (charge is { Reservation: { } reservation, Connected: null })
            ledger.Answer(effects, reservation.Callback, reservation.Id, new CommandResult(CommandResultType.CanceledReservation));
        return effects;
    }

    /// <summary>Ends a charge, or a reservation that nobody used.</summary>
    public async Task EndAsync(Effects effects, Charge charge, DateTimeOffset now, Status evseAfterwards, CancellationToken stop)
    {
        ledger.Write(effects, charge with { Ended = now }, now);
        // A driver who never plugged in left no trace at the EVSE.
        if (charge.Status is not SessionStatus.Pending || evseAfterwards is not Status.Available)
            await ledger.WriteStatusAsync(effects, charge.Outlet.Place.Id, charge.Outlet.Place.EvseUid, evseAfterwards, now, stop);
    }
}
