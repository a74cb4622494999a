using System.Text.Json;
using System.Text.Json.Nodes;
using Bogus;
using OcpiKit.Engine.Parties;

namespace OcpiKit.Engine.TestData;

/// <summary>
/// Made-up objects of OCPI that belong together: the drivers' tokens, the stations, what charging costs there, who charged and what the bill is.
/// Recognisable as test data, valid, and the same for the same seed.
/// </summary>
public sealed class MadeUp
{
    /// <summary>More than fit on a page, so that paging shows.</summary>
    private const int Many = 25;

    private MadeUp(IReadOnlyList<JsonObject> tokens, IReadOnlyList<JsonObject> tariffs, IReadOnlyList<JsonObject> locations, IReadOnlyList<Charge> charges)
    {
        (Tokens, Tariffs, Locations) = (tokens, tariffs, locations);
        Sessions = [.. charges.Select((charge, index) => index == 0 ? charge.Running() : charge.Session())];
        Cdrs = [.. charges.Select(charge => charge.Cdr())];
    }

    /// <summary>Tokens of drivers; one of them is not valid.</summary>
    public IReadOnlyList<JsonObject> Tokens { get; }

    /// <summary>What charging costs.</summary>
    public IReadOnlyList<JsonObject> Tariffs { get; }

    /// <summary>Where one can charge.</summary>
    public IReadOnlyList<JsonObject> Locations { get; }

    /// <summary>Who charged. The first goes on; the others have ended.</summary>
    public IReadOnlyList<JsonObject> Sessions { get; }

    /// <summary>The bills of the sessions in their order, also that of the one which goes on.</summary>
    public IReadOnlyList<JsonObject> Cdrs { get; }

    /// <summary>One of each as scenarios know them: the driver, the place, the price, the session and its bill belong together.</summary>
    public IReadOnlyDictionary<string, JsonElement> Belongings => new Dictionary<string, JsonElement>
    {
        ["our_token"] = Element(Tokens[0]),
        ["our_location"] = Element(Locations[0]),
        ["our_tariff"] = Element(Tariffs[0]),
        ["our_session"] = Element(Sessions[0]),
        ["our_cdr"] = Element(Cdrs[0]),
    };

    /// <summary>All of it as lists give it, by module and key. The bill of a session that goes on is not written yet.</summary>
    internal IEnumerable<(string Module, string Key, JsonObject Value)> Objects =>
    [
        .. Tokens.Select(token => ("tokens", $"{token["uid"]}/{token["type"]}", token)),
        .. Tariffs.Select(tariff => ("tariffs", $"{tariff["id"]}", tariff)),
        .. Locations.Select(location => ("locations", $"{location["id"]}", location)),
        .. Sessions.Select(session => ("sessions", $"{session["id"]}", session)),
        .. Cdrs.Skip(1).Select(cdr => ("cdrs", $"{cdr["id"]}", cdr)),
    ];

    /// <summary>Makes them up.</summary>
    /// <param name="owner">The party that they belong to.</param>
    /// <param name="partner">Whose drivers charge at its stations; null for its own.</param>
    /// <param name="seed">The same number gives the same data.</param>
    public static MadeUp Of(PartyName owner, PartyName? partner, int seed)
    {
        var faker = new Faker("en") { Random = new Randomizer(seed) };
        var days = new Calendar(seed);
        var tokens = Make(new TokenMaker(owner, faker, days).Make);
        var tariffs = Make(new TariffMaker(owner, faker, days).Make);
        var locations = Make(index => new LocationMaker(owner, faker, days).Make(index, $"{tariffs[index]["id"]}"));
        var drivers = partner is null ? tokens : Make(new TokenMaker(partner, faker, days).Make);
        var charges = Enumerable.Range(0, Many)
            .Select(index => Charge.Of(index, drivers[index], locations[index], tariffs[index], faker, days))
            .ToList();
        return new(tokens, tariffs, locations, charges);

        static List<JsonObject> Make(Func<int, JsonObject> make) => [.. Enumerable.Range(0, Many).Select(make)];
    }

    private static JsonElement Element(JsonObject item) => JsonSerializer.SerializeToElement(item);
}
