using System.Globalization;
using System.Text.Json;
using OcpiKit.Engine.Checks.Values;
using OcpiKit.Engine.Evidence;

namespace OcpiKit.Engine.Checks.Standing.Locations;

/// <summary>The energy sources add up to 100 percent (mod_locations, EnergySource).</summary>
internal sealed class EnergyMix() : SpotCheck("location.energy-mix", "The energy sources add up to 100 percent.", "The energy sources add up to 100 percent.", ["LOC-54"])
{
    // Rounded parts need not meet 100 to the digit.
    private const double Tolerance = 1;

    protected override IEnumerable<Spot> Spots(Exchange exchange) =>
        exchange.Spots("Location").Concat(exchange.Spots("Tariff"))
            .Select(spot => spot.Field("energy_mix")).OfType<Spot>()
            .Where(mix => mix.List("energy_sources").Any());

    protected override Observation? Look(Spot spot, Surroundings surroundings)
    {
        var sum = spot.List("energy_sources").Sum(source =>
            source.Field("percentage") is { Value.ValueKind: JsonValueKind.Number } share && share.Value.TryGetDouble(out var percent) ? percent : 0);
        return Math.Abs(sum - 100) <= Tolerance
            ? null
            : Warn("The energy sources do not add up to 100 percent.", "100", sum.ToString("0.####", CultureInfo.InvariantCulture), spot.At("energy_sources"));
    }
}
