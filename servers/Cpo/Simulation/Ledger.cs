using OcpiKit.Cpo.Charging;
using OcpiKit.Cpo.Simulation.Orders;
using OcpiKit.Ocpi.Storage;
using OcpiKit.Ocpi.Types;

namespace OcpiKit.Cpo.Simulation;

/// <summary>Writes down what became of charges, EVSEs and requests, and who is told.</summary>
internal sealed class Ledger(ChargeBook charges, ChargeRecords records, Places places, OrderBook orders, CpoOptions options)
{
    /// <summary>A charge has changed, or just gone on: its Session is told, and when it is over its CDR.</summary>
    public void Write(Effects effects, Charge charge, DateTimeOffset now)
    {
        effects.Tell(records.Session(charge, now), HttpMethod.Put);
        if (charge.Ended is null)
        {
            effects.Store(charges.Stored(charge with { Told = now }));
            return;
        }

        effects.Forget(charges.KeyOf(charge.SessionId));
        if (records.Cdr(charge) is { } cdr)
            effects.Tell(cdr, HttpMethod.Post);
    }

    /// <summary>An EVSE has another status.</summary>
    public async Task WriteStatusAsync(
        Effects effects, string locationId, string evseUid, Status status, DateTimeOffset now, CancellationToken stop)
    {
        if (await places.WithStatusAsync(locationId, evseUid, status, now, stop) is { } location)
            effects.TellStatus(location, evseUid, status);
    }

    /// <summary>Something will happen later.</summary>
    public void Plan(Effects effects, Order order) => effects.Plan(order, orders.Stored(order));

    /// <summary>A request has come to its end; nobody is told where nobody waits.</summary>
    public void Answer<T>(Effects effects, Callback? callback, string about, T result)
    {
        if (callback is not null)
            effects.Answer(callback, new ObjectKey(callback.Module, options.CountryCode, options.PartyId, about), result);
    }

    /// <summary>The eMSP learns that a charge will go another way.</summary>
    public void TellProfile(Effects effects, Charge charge, ActiveChargingProfile profile) =>
        effects.TellProfile(charge, charges.KeyOf(charge.SessionId), profile);
}
