using OcpiKit.Cpo.Billing;
using OcpiKit.Ocpi.Types;

namespace OcpiKit.Cpo.Charging;

/// <summary>Writes the Session that peers see of a charge.</summary>
internal sealed class SessionWriter(CpoOptions options)
{
    // A reservation is for an EVSE: which connector it will be is open until somebody plugs in (mod_sessions, Session; SES-38).
    private const string NotAssigned = "#NA";

    /// <summary>The Session as it is at a moment.</summary>
    public Session Write(Charge charge, DateTimeOffset now)
    {
        var readings = Meter.Read(charge, now);
        var cost = Costs.Of(charge, readings);
        return new Session(
            options.CountryCode,
            options.PartyId,
            charge.SessionId,
            // The order as long as it is pending, then the moment at which the car began to charge (SES-34, SES-35).
            StartDateTime: charge.Connected ?? charge.Ordered,
            EndDateTime: charge.Ended,
            Kwh: readings.Sum(reading => reading.Kwh),
            charge.Driver,
            charge.AuthMethod,
            charge.AuthorizationReference,
            LocationId: charge.Outlet.Place.Id,
            charge.Outlet.Place.EvseUid,
            ConnectorId: charge is { Reservation: not null, Connected: null } ? NotAssigned : charge.Outlet.Place.ConnectorId,
            MeterId: null,
            Currency: charge.Outlet.Tariffs[0].Currency,
            ChargingPeriods: readings.Count > 0 ? Periods.Of(readings) : null,
            TotalCost: cost is null ? null : Costs.Exactly(cost.Total),
            charge.Status,
            // Who asks for what is new since yesterday has to get what was learned today, whenever it happened.
            LastUpdated: charge.Learned ?? charge.Ended ?? now);
    }
}
