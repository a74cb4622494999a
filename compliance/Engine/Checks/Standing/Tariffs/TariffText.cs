using System.Globalization;
using System.Text.RegularExpressions;
using OcpiKit.Engine.Checks.Values;

namespace OcpiKit.Engine.Checks.Standing.Tariffs;

/// <summary>
/// tariff_alt_text tells what the elements do not: the eMSP may ask for other prices (mod_tariffs, Tariff). Whether a number in a text is a price only people
/// can tell, so it is no more than told.
/// </summary>
internal sealed partial class TariffText() : TariffCheck(
    "tariff.text", "The text of a Tariff does not repeat the prices of its elements.", "No text repeats a price.", ["TAR-22"])
{
    protected override IEnumerable<Spot> Spots(Evidence.Exchange exchange) => base.Spots(exchange).Where(tariff => tariff.List("tariff_alt_text").Any());

    protected override Observation? Look(Spot spot, Surroundings surroundings)
    {
        var prices = spot.List("elements").SelectMany(element => element.List("price_components")).Select(component => Number(component, "price")).Where(price => price is not (null or 0)).ToHashSet();
        foreach (var text in spot.List("tariff_alt_text").Take(50))
        {
            foreach (var number in Decimal().Matches(text.Text("text") ?? "").Take(50))
            {
                if (decimal.TryParse(number.Value.Replace(',', '.'), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var price) && prices.Contains(price))
                    return Info($"The text says {Showing.Cut(number.Value)}, which is a price of the elements; it should tell only what they do not.", text.At("text"));
            }
        }

        return null;
    }

    // With decimals: a bare 5 may be anything.
    [GeneratedRegex(@"\d{1,9}[.,]\d{1,6}", RegexOptions.None, 200)]
    private static partial Regex Decimal();
}
