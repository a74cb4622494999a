using System.Globalization;
using Bogus;
using OcpiKit.Ocpi.Types;

namespace OcpiKit.Cpo.Seeding;

/// <summary>Makes up one location.</summary>
internal sealed class LocationMaker
{
    private readonly CpoOptions _options;
    private readonly int _number;
    private readonly PlaceNames _places;
    private readonly Randomizer _random;
    private readonly Country _country;
    private readonly City _city;
    private readonly Site _site;
    private readonly TariffBook _tariffs;

    public LocationMaker(CpoOptions options, int number, PlaceNames places, IReadOnlyDictionary<string, TariffBook> tariffs)
    {
        _options = options;
        _number = number;
        _places = places;
        _random = Chance.For(options.Seed, "location", number);
        _country = _random.ListItem(Country.All.ToList());
        _city = _random.ListItem(_country.Cities.ToList());
        // The first location is open to everybody, so that even the smallest network has something to show.
        _site = number is 0 ? Site.All[0] : _random.WeightedRandom(Site.All.ToArray(), [.. Site.All.Select(site => site.Share)]);
        _tariffs = tariffs[_country.Code];
    }

    public Location Make()
    {
        var id = $"{_country.Code}-{_number + 1:D5}";
        var street = _places.Street(_country, _random);
        var lastUpdated = Chance.InTheYearBefore(Network.Epoch, _random);
        var coordinates = Near(_city);
        return new Location(
            _options.CountryCode,
            _options.PartyId,
            id,
            Publish: !_site.IsPrivate,
            PublishAllowedTo: _site.IsPrivate ? [Owner()] : null,
            Name: _site.IsPrivate ? null : $"{_city.Name}, {street} {_site.Suffix}".TrimEnd(),
            Address: street,
            City: _city.Name,
            PostalCode: _random.Replace(_city.PostalCodes),
            State: null,
            Country: _country.Alpha3,
            Coordinates: coordinates,
            RelatedLocations: _site.Parking is ParkingType.UndergroundGarage ? [Entrance()] : null,
            ParkingType: _site.Parking,
            Evses: new EvseMaker(_options, _tariffs, _site, _random).Make(id, _number, lastUpdated),
            Directions: _site.Facilities.Count > 0 ? Phrases.Directions(_country.Language) : null,
            Operator: new BusinessDetails(_options.Name, new Uri("https://www.kiebitz-ladenetz.example/")),
            Suboperator: null,
            Owner: null,
            Facilities: _site.Facilities.Count > 0 ? _site.Facilities : null,
            TimeZone: _country.TimeZone,
            OpeningTimes: OpeningHours.Of(_site.Opening, _random),
            ChargingWhenClosed: _site.Opening is Opening.ByDay ? _random.Bool() : null,
            Images: _random.Bool(0.3f) ? [Picture(id)] : null,
            EnergyMix: _random.Bool(0.5f) ? Electricity.Mix(_random) : null,
            LastUpdated: lastUpdated);
    }

    // A few kilometres around the middle of the city.
    private GeoLocation Near(City city) =>
        new(Degrees(city.Latitude + _random.Double(-0.03, 0.03)), Degrees(city.Longitude + _random.Double(-0.03, 0.03)));

    private AdditionalGeoLocation Entrance()
    {
        var (latitude, longitude) = Near(_city);
        return new AdditionalGeoLocation(latitude, longitude, Phrases.Entrance(_country.Language));
    }

    private static string Degrees(double value) => value.ToString("F6", CultureInfo.InvariantCulture);

    private PublishToken Owner() => new($"04{_random.Hexadecimal(12, "").ToUpperInvariant()}", TokenType.Rfid, null, null, null);

    private static Image Picture(string id) => new(
        new Uri($"https://images.kiebitz-ladenetz.example/{id}.jpeg"),
        new Uri($"https://images.kiebitz-ladenetz.example/{id}-small.jpeg"),
        ImageCategory.Location,
        "jpeg",
        Width: 1280,
        Height: 720);
}
