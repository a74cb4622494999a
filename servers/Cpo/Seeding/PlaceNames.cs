using Bogus;
using Bogus.DataSets;

namespace OcpiKit.Cpo.Seeding;

/// <summary>Street names in the manner of a country. Loading a language takes a while, so each is loaded once.</summary>
internal sealed class PlaceNames
{
    private const int LongestAddress = 45; // what a CDR has room for, though a Location has more
    private readonly Dictionary<string, Address> _byLocale = [];

    public string Street(Country country, Randomizer random)
    {
        if (!_byLocale.TryGetValue(country.Locale, out var address))
            _byLocale[country.Locale] = address = new Address(country.Locale);

        address.Random = random;
        var street = $"{address.StreetName()} {random.Int(1, 180)}";
        return street.Length <= LongestAddress ? street : street[..LongestAddress].TrimEnd();
    }
}
