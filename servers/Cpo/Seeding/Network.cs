using OcpiKit.Ocpi.Types;

namespace OcpiKit.Cpo.Seeding;

/// <summary>A made-up charging network: the same options give the same network, to the last byte.</summary>
/// <param name="Tariffs">A handful per country.</param>
/// <param name="Locations">In the order in which they were built.</param>
public sealed record Network(IReadOnlyList<Tariff> Tariffs, IReadOnlyList<Location> Locations)
{
    /// <summary>All updates lie in the year before this instant, so that date windows give the same objects on any day.</summary>
    public static DateTimeOffset Epoch { get; } = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Makes up a network.</summary>
    public static Network Create(CpoOptions options)
    {
        var tariffs = Country.All.ToDictionary(country => country.Code, country => new TariffBook(options, country));
        var places = new PlaceNames();
        return new Network(
            [.. tariffs.Values.SelectMany(book => book.All)],
            new OnDemand<Location>(options.Locations, number => new LocationMaker(options, number, places, tariffs).Make()));
    }
}
