using Bogus;
using OcpiKit.Ocpi.Types;

namespace OcpiKit.Cpo.Seeding;

/// <summary>Makes up the EVSEs of one location, and their connectors.</summary>
internal sealed class EvseMaker(CpoOptions options, TariffBook tariffs, Site site, Randomizer random)
{
    private static readonly Status[] Statuses =
    [
        Status.Available, Status.Charging, Status.OutOfOrder, Status.Inoperative, Status.Planned, Status.Reserved, Status.Removed,
    ];

    private static readonly float[] Shares = [0.58f, 0.27f, 0.05f, 0.03f, 0.01f, 0.02f, 0.04f];

    /// <param name="locationId">The location they belong to.</param>
    /// <param name="number">Its number in the network.</param>
    /// <param name="notAfter">When the location was updated; nothing in it can have changed later (LOC-10).</param>
    public IReadOnlyList<Evse> Make(string locationId, int number, DateTimeOffset notAfter)
    {
        var count = random.Int(1, site.MostEvses);
        return [.. Enumerable.Range(1, count).Select(place => MakeOne(locationId, number, place, notAfter))];
    }

    private Evse MakeOne(string locationId, int number, int place, DateTimeOffset notAfter)
    {
        var station = random.ListItem(site.Stations.ToList());
        var lastUpdated = Chance.UpToDaysBefore(notAfter, days: 20, random);
        // The first stays, so that every location has an EVSE to charge at.
        var status = place is 1 ? Status.Available : random.WeightedRandom(Statuses, Shares);
        return new Evse(
            Uid: $"{locationId}-E{place}",
            // eMI3: country, operator, the letter E and the outlet, here with the usual separators.
            EvseId: $"{options.CountryCode}*{options.PartyId}*E{number + 1:D5}*{place}",
            Status: status,
            StatusSchedule: status is Status.Inoperative ? [new StatusSchedule(lastUpdated, lastUpdated.AddDays(14), status)] : null,
            Capabilities: station.Capabilities,
            Connectors: [.. station.Sockets.Select((socket, index) => MakeConnector(station, socket, index + 1, lastUpdated))],
            FloorLevel: site.Parking is ParkingType.UndergroundGarage ? $"-{random.Int(1, 3)}" : null,
            Coordinates: null,
            PhysicalReference: site.IsPrivate ? null : $"{place}",
            Directions: null,
            ParkingRestrictions: Restrictions(),
            Images: null,
            LastUpdated: lastUpdated);
    }

    private Connector MakeConnector(StationKind station, Socket socket, int id, DateTimeOffset notAfter) => new(
        $"{id}",
        socket.Standard,
        socket.Format,
        socket.Power,
        socket.Volts,
        socket.Amperes,
        socket.Watts,
        TariffIds: [.. TariffsOf(station, socket).Select(tariff => tariff.Id)],
        TermsAndConditions: site.IsPrivate ? null : new Uri("https://www.kiebitz-ladenetz.example/terms"),
        LastUpdated: Chance.UpToDaysBefore(notAfter, days: 10, random));

    // At most one tariff per type: a regular one, one for who has time, and one for cards where there is a terminal (LOC-49).
    private Tariff[] TariffsOf(StationKind station, Socket socket)
    {
        if (site.IsPrivate)
            return [tariffs.Free];
        if (socket.Power is not PowerType.Dc)
        {
            var usual = random.ArrayElement([tariffs.Energy, tariffs.Energy, tariffs.EnergyAndTime, tariffs.NightAndDay, tariffs.Free]);
            return station.Capabilities.Contains(Capability.ChargingPreferencesCapable) ? [usual, tariffs.Cheap] : [usual];
        }

        var regular = station.Capabilities.Contains(Capability.Reservable) ? tariffs.Reservable : tariffs.IdleFee;
        return station.Capabilities.Contains(Capability.ContactlessCardSupport) ? [regular, tariffs.AdHoc] : [regular];
    }

    private IReadOnlyList<ParkingRestriction>? Restrictions() => site.Parking switch
    {
        ParkingType.OnStreet => [ParkingRestriction.EvOnly, ParkingRestriction.Plugged],
        ParkingType.ParkingLot when random.Bool(0.2f) => [ParkingRestriction.Disabled],
        ParkingType.UndergroundGarage => [ParkingRestriction.Customers],
        _ => null,
    };
}
