using OcpiKit.Cpo.Charging;
using OcpiKit.Ocpi.Types;
using OcpiKit.Pricing;

namespace OcpiKit.Cpo.Billing;

/// <summary>Writes the bill of a charge that is over.</summary>
internal sealed class CdrWriter(CpoOptions options)
{
    /// <summary>The CDR; null where nothing is owed: a session that never began, or a reservation that costs nothing.</summary>
    public Cdr? Write(Charge charge)
    {
        if (charge.Ended is not { } end)
            return null;
        var readings = Meter.Read(charge, end);
        if (Costs.Of(charge, readings) is not { } account || (charge.Connected is null && account.Total.ExclVat is 0))
            return null;

        var used = readings.Select(reading => reading.TariffId).ToHashSet();
        return new Cdr(
            options.CountryCode,
            options.PartyId,
            Id: charge.SessionId,
            StartDateTime: readings[0].Start,
            EndDateTime: end,
            SessionId: charge.SessionId,
            charge.Driver,
            charge.AuthMethod,
            charge.AuthorizationReference,
            charge.Outlet.Place,
            MeterId: null,
            Currency: charge.Outlet.Tariffs[0].Currency,
            Tariffs: [.. charge.Outlet.Tariffs.Where(tariff => used.Contains(tariff.Id))],
            ChargingPeriods: Periods.Of(readings),
            SignedData: null,
            TotalCost: Costs.Exactly(account.Total),
            TotalFixedCost: Costs.SubTotal(account, CostKind.Fixed),
            TotalEnergy: readings.Sum(reading => reading.Kwh),
            TotalEnergyCost: Costs.SubTotal(account, CostKind.Energy),
            TotalTime: Periods.Hours(readings, Use.Charging, Use.Parking),
            TotalTimeCost: Costs.SubTotal(account, CostKind.Time),
            TotalParkingTime: Periods.Hours(readings, Use.Parking),
            TotalParkingCost: Costs.SubTotal(account, CostKind.Parking),
            TotalReservationCost: Costs.SubTotal(account, CostKind.Reservation),
            Remark: null,
            InvoiceReferenceId: null,
            Credit: null,
            CreditReferenceId: null,
            HomeChargingCompensation: null,
            LastUpdated: charge.Learned ?? end);
    }
}
