using Bogus;
using OcpiKit.Cpo.Charging;
using OcpiKit.Ocpi.Types;

namespace OcpiKit.Cpo.Seeding;

/// <summary>Makes up charges of the past, so that there are sessions and bills to read before anybody has charged.</summary>
internal sealed class HistoryMaker(CpoOptions options, Network network)
{
    private const int Days = 60;

    // Drivers have their habits, and the rest of a very large network need not be made up for them.
    private const int MostLocations = 1000;

    // One driver in this many comes once more.
    private const int Regulars = 3;

    private readonly Dictionary<string, Tariff> _tariffs = network.Tariffs.ToDictionary(tariff => tariff.Id);
    private readonly List<Location> _open = [.. network.Locations.Take(MostLocations).Where(location => location.Publish)];

    /// <summary>The charges, in the order in which they ended.</summary>
    public IReadOnlyList<Charge> Make() =>
        [.. Enumerable.Range(0, options.History).Select(MakeOne).OrderBy(charge => charge.Ended).ThenBy(charge => charge.SessionId, StringComparer.Ordinal)];

    private Charge MakeOne(int number)
    {
        var random = Chance.For(options.Seed, "charge", number);
        var location = random.ListItem(_open);
        var evse = random.ListItem(location.Evses!.Where(evse => evse.Status is not Status.Planned).ToList());
        var outlet = Outlet.Of(location, evse, random.ListItem(evse.Connectors.ToList()), _tariffs);
        var begun = Network.Epoch.AddMinutes(-random.Int(24 * 60, Days * 24 * 60)).AddSeconds(random.Int(0, 59));
        var asked = random.Bool();
        var charge = new Charge(
            $"{location.Country}-S{number + 1:D6}",
            Driver(random),
            asked ? AuthMethod.AuthRequest : AuthMethod.Whitelist,
            asked ? random.Hash(20) : null,
            outlet,
            Garage.Drive(outlet, random),
            Ordered: begun)
        {
            Connected = begun.AddSeconds(random.Int(5, 60)),
        };
        return charge with { Ended = charge.Connected.Value.AddMinutes(random.Int(12, 300)).AddSeconds(random.Int(0, 59)) };
    }

    private CdrToken Driver(Randomizer random)
    {
        var number = random.Int(1, Math.Max(1, options.History / Regulars));
        var own = Chance.For(options.Seed, "driver", number);
        var (country, party) = options.Partner;
        return new CdrToken(country, party, own.Replace("04############").ToUpperInvariant(), TokenType.Rfid, $"{country}-{party}-C{number:D8}");
    }
}
