using System.Text.Json;
using OcpiKit.Engine.Checks.Values;
using OcpiKit.Engine.Evidence;

namespace OcpiKit.Engine.Checks.Standing.Tariffs;

/// <summary>A rule about Tariffs.</summary>
internal abstract class TariffCheck(string id, string title, string well, string[] verifies) : SpotCheck(id, title, well, verifies)
{
    protected override IEnumerable<Spot> Spots(Exchange exchange) => exchange.Spots("Tariff").Where(tariff => tariff.List("elements").Any());

    /// <summary>Whether an element applies always.</summary>
    protected static bool Unrestricted(Spot element) =>
        element.Field("restrictions") is not { Value.ValueKind: JsonValueKind.Object } restrictions
        || restrictions.Value.EnumerateObject().All(restriction =>
            restriction.Value.ValueKind == JsonValueKind.Null || (restriction.Value.ValueKind == JsonValueKind.Array && restriction.Value.GetArrayLength() == 0));

    /// <summary>Whether an element is about reservations, which are another matter than charging.</summary>
    protected static bool OfReservation(Spot element) => element.Field("restrictions")?.Text("reservation") is not null;

    /// <summary>A number property, or null.</summary>
    protected static decimal? Number(Spot of, string name) =>
        of.Field(name) is { Value.ValueKind: JsonValueKind.Number } number && number.Value.TryGetDecimal(out var value) ? value : null;
}

/// <summary>Every dimension has a price that applies where no restriction matches (mod_tariffs, Tariff).</summary>
internal sealed class TariffDefault() : TariffCheck(
    "tariff.default", "Every dimension of a Tariff has a default price.", "Every dimension has a default price.", ["TAR-18"])
{
    protected override Observation? Look(Spot spot, Surroundings surroundings)
    {
        var elements = spot.List("elements").Where(element => !OfReservation(element)).ToList();
        var defaults = elements.Where(Unrestricted).SelectMany(Dimensions).ToHashSet(StringComparer.Ordinal);
        return elements.SelectMany(Dimensions).FirstOrDefault(dimension => !defaults.Contains(dimension)) is { } lacking
            ? Warn($"The dimension {Showing.Cut(lacking)} has no price without restrictions: where none of them matches it costs nothing.",
                $"an element without restrictions that prices {Showing.Cut(lacking)}", "restricted elements only", spot.At("elements"))
            : null;
    }

    private static IEnumerable<string> Dimensions(Spot element) =>
        element.List("price_components").Select(component => component.Text("type")).OfType<string>();
}

/// <summary>A step_size of 1 is advised (mod_tariffs, PriceComponent). FLAT has no steps, and what is free needs none.</summary>
internal sealed class StepSize() : TariffCheck(
    "tariff.step-size", "The step_size of a price is 1, as advised.", "Every step_size that matters is 1.", ["TAR-24"])
{
    protected override IEnumerable<Spot> Spots(Exchange exchange) =>
        base.Spots(exchange).SelectMany(tariff => tariff.List("elements")).SelectMany(element => element.List("price_components"))
            .Where(component => component.Text("type") is not (null or "FLAT") && Number(component, "price") is not 0 && Number(component, "step_size") is not null);

    protected override Observation? Look(Spot spot, Surroundings surroundings) =>
        Number(spot, "step_size") == 1
            ? null
            : Warn("A step_size other than 1 rounds up what was used; 1 is advised.", "1", Showing.Of(spot.Field("step_size")?.Value), spot.At("step_size"));
}

/// <summary>What is free is said by one FLAT price of 0.00 without restrictions (mod_tariffs, Tariff).</summary>
internal sealed class TariffFree() : TariffCheck(
    "tariff.free", "A free Tariff is one FLAT price of 0.00 without restrictions.", "Every free Tariff has the advised form.", ["TAR-19"])
{
    protected override IEnumerable<Spot> Spots(Exchange exchange) => base.Spots(exchange).Where(tariff =>
        Components(tariff).Any() && Components(tariff).All(component => Number(component, "price") == 0));

    protected override Observation? Look(Spot spot, Surroundings surroundings)
    {
        var elements = spot.List("elements").ToList();
        return elements.Count == 1 && Unrestricted(elements[0]) && Components(spot).Select(component => component.Text("type")).SequenceEqual(["FLAT"])
            ? null
            : Info("The Tariff costs nothing, but is written in another way than one FLAT price of 0.00 without restrictions.", spot.At("elements"));
    }

    private static IEnumerable<Spot> Components(Spot tariff) => tariff.List("elements").SelectMany(element => element.List("price_components"));
}
