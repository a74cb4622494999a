using System.Text.Json;
using Bogus;
using OcpiKit.Cpo.Charging;
using OcpiKit.Cpo.Modules;
using OcpiKit.Cpo.Simulation.Orders;
using OcpiKit.Ocpi.Paging;
using OcpiKit.Ocpi.Storage;
using OcpiKit.Ocpi.Types;

namespace OcpiKit.Cpo.Simulation;

/// <summary>Drivers who come by themselves, so that something happens in the network: with a card that is on the list, to an EVSE that is free.</summary>
internal sealed class Visiting(IObjectStore store, ChargeBook charges, OrderBook orders, Ledger ledger, CpoOptions options)
{
    // Enough cards to choose from.
    private const int Cards = 500;

    /// <summary>One driver comes, and the next is on the way.</summary>
    public async Task<Effects> VisitAsync(Visit order, CancellationToken stop)
    {
        var effects = new Effects();
        if (options.Traffic is 0)
            return effects; // that was another run

        var random = new Randomizer(unchecked((options.Seed * 397) + (int)order.Due.ToUnixTimeSeconds()));
        var wait = TimeSpan.FromHours(random.Double(0.5, 1.5) / options.Traffic);
        ledger.Plan(effects, new Visit(orders.NewId(), order.Due + wait));

        if (await CardAsync(random, stop) is { } card && await FreeAsync(random, stop) is var (location, evse, connector))
        {
            var session = orders.NewId();
            var driver = new CdrToken(card.CountryCode, card.PartyId, card.Uid, card.Type, card.ContractId);
            ledger.Plan(effects, new Start(orders.NewId(), order.Due, session, driver, AuthMethod.Whitelist, null, location.Id, evse.Uid, connector.Id));
            ledger.Plan(effects, new Stop(orders.NewId(), order.Due.AddMinutes(random.Int(10, 90)), session));
        }
        return effects;
    }

    private async Task<Token?> CardAsync(Randomizer random, CancellationToken stop)
    {
        var page = await store.ListAsync(new ObjectQuery(CpoPlatform.Tokens.Identifier, new PageRequest(null, null, 0, Cards)), stop);
        var cards = page.Objects.Select(Read<Token>).Where(token => token is
        {
            Valid: true, Type: TokenType.Rfid, Whitelist: WhitelistType.Always or WhitelistType.Allowed,
        }).ToList();
        return cards.Count > 0 ? random.ListItem(cards) : null;
    }

    private async Task<(Location Location, Evse Evse, Connector Connector)?> FreeAsync(Randomizer random, CancellationToken stop)
    {
        var page = await store.ListAsync(new ObjectQuery(CpoPlatform.Locations.Identifier, new PageRequest(null, null, random.Int(0, options.Locations - 1), 1)), stop);
        var open = await charges.OpenAsync(stop);
        var free = page.Objects.Select(Read<Location>)
            .Where(location => location.Publish)
            .SelectMany(location => (location.Evses ?? []).Where(evse => Starting.Obstacle(evse, open) is null).Select(evse => (location, evse, evse.Connectors[0])))
            .ToList();
        return free.Count > 0 ? random.ListItem(free) : null;
    }

    private static T Read<T>(byte[] json) => JsonSerializer.Deserialize<T>(json, OcpiJson.Options)!;
}
