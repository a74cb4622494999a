namespace OcpiKit.Cpo.Seeding;

/// <summary>What has to fit together for an address in a country to be believable.</summary>
/// <param name="Code">ISO 3166-1 alpha-2.</param>
/// <param name="Alpha3">ISO 3166-1 alpha-3, which OCPI wants in addresses (LOC-40).</param>
/// <param name="Locale">Bogus's name for the language and manner of its street names.</param>
/// <param name="Language">ISO 639-1.</param>
/// <param name="TimeZone">IANA name (LOC-39).</param>
/// <param name="Currency">ISO 4217.</param>
/// <param name="Vat">Percent.</param>
/// <param name="PriceLevel">A kWh at a slow station, without VAT.</param>
internal sealed record Country(
    string Code,
    string Alpha3,
    string Locale,
    string Language,
    string TimeZone,
    string Currency,
    decimal Vat,
    decimal PriceLevel,
    IReadOnlyList<City> Cities)
{
    public static IReadOnlyList<Country> All { get; } =
    [
        new("DE", "DEU", "de", "de", "Europe/Berlin", "EUR", 19m, 0.41m,
        [
            new("Berlin", 52.5200, 13.4050, "10###"),
            new("Hamburg", 53.5511, 9.9937, "20###"),
            new("München", 48.1374, 11.5755, "80###"),
            new("Köln", 50.9375, 6.9603, "50###"),
            new("Leipzig", 51.3397, 12.3731, "04###"),
            new("Freiburg", 47.9990, 7.8421, "791##"),
        ]),
        new("NL", "NLD", "nl", "nl", "Europe/Amsterdam", "EUR", 21m, 0.35m,
        [
            new("Utrecht", 52.0907, 5.1214, "35## ??"),
            new("Groningen", 53.2194, 6.5665, "97## ??"),
            new("Eindhoven", 51.4416, 5.4697, "56## ??"),
            new("Zwolle", 52.5168, 6.0830, "80## ??"),
        ]),
        new("FR", "FRA", "fr", "fr", "Europe/Paris", "EUR", 20m, 0.33m,
        [
            new("Lyon", 45.7640, 4.8357, "6900#"),
            new("Lille", 50.6292, 3.0573, "59000"),
            new("Nantes", 47.2184, -1.5536, "44#00"),
            new("Strasbourg", 48.5734, 7.7521, "67#00"),
        ]),
        new("AT", "AUT", "de_AT", "de", "Europe/Vienna", "EUR", 20m, 0.39m,
        [
            new("Wien", 48.2082, 16.3738, "10#0"),
            new("Graz", 47.0707, 15.4395, "80##"),
            new("Innsbruck", 47.2692, 11.4041, "602#"),
        ]),
        new("BE", "BEL", "nl_BE", "nl", "Europe/Brussels", "EUR", 21m, 0.37m,
        [
            new("Gent", 51.0543, 3.7174, "90##"),
            new("Leuven", 50.8798, 4.7005, "300#"),
            new("Brugge", 51.2093, 3.2247, "80##"),
        ]),
        new("CH", "CHE", "de", "de", "Europe/Zurich", "CHF", 8.1m, 0.45m,
        [
            new("Zürich", 47.3769, 8.5417, "80##"),
            new("Bern", 46.9480, 7.4474, "30##"),
            new("Luzern", 47.0502, 8.3093, "600#"),
        ]),
        new("SE", "SWE", "sv", "sv", "Europe/Stockholm", "SEK", 25m, 3.90m,
        [
            new("Malmö", 55.6050, 13.0038, "211 ##"),
            new("Uppsala", 59.8586, 17.6389, "753 ##"),
            new("Göteborg", 57.7089, 11.9746, "411 ##"),
        ]),
        new("ES", "ESP", "es", "es", "Europe/Madrid", "EUR", 21m, 0.34m,
        [
            new("Valencia", 39.4699, -0.3763, "460##"),
            new("Zaragoza", 41.6488, -0.8891, "500##"),
            new("Bilbao", 43.2630, -2.9350, "480##"),
        ]),
    ];
}

/// <summary>A city: its middle in degrees, and its postal codes, with # for a digit and ? for a letter.</summary>
internal sealed record City(string Name, double Latitude, double Longitude, string PostalCodes);
