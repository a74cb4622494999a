using OcpiKit.Engine.Checks.Values;
using OcpiKit.Engine.Evidence;

namespace OcpiKit.Engine.Checks.Standing.Locations;

/// <summary>country is a code of three letters (mod_locations, Location).</summary>
internal sealed class Country() : SpotCheck("location.country", "The country is an ISO 3166-1 code of three letters.", "Every country is an ISO 3166-1 code of three letters.", ["LOC-40"])
{
    protected override IEnumerable<Spot> Spots(Exchange exchange) => exchange.Spots("Location").Where(spot => spot.Text("country") is not null);

    protected override Observation? Look(Spot spot, Surroundings surroundings)
    {
        var code = spot.Text("country")!;
        if (Countries.Known(code) || code == "XK")
            return null;
        const string Wanted = "three capital letters, such as NLD";
        return Countries.Known(code.ToUpperInvariant())
            ? Warn($"The country {Showing.Of(code)} is not written in capitals.", Wanted, Showing.Of(code), spot.At("country"))
            : Fail($"{Showing.Of(code)} is no country code of three letters.", Wanted, Showing.Of(code), spot.At("country"));
    }
}
