using System.Text.Json;
using OcpiKit.Engine.Evidence;

namespace OcpiKit.Engine.Checks.Values;

/// <summary>Goes through all values of a document, in its order. The document's depth is bounded by its reader, so recursion is.</summary>
internal static class JsonWalk
{
    /// <summary>Every value of the data of an answer, or of a call that came in, whatever its kind.</summary>
    public static IEnumerable<Spot> Data(Exchange exchange) => exchange.Direction == Direction.FromSubject
        ? exchange.Body.Json is { } sent ? Of(new Spot("", sent)) : []
        : exchange.Body.Envelope?.Data is { } data ? Of(new Spot("/data", data)) : [];

    /// <summary>This value and every value in it.</summary>
    public static IEnumerable<Spot> Of(Spot spot)
    {
        yield return spot;
        foreach (var child in Children(spot))
        {
            foreach (var inner in Of(child))
                yield return inner;
        }
    }

    private static IEnumerable<Spot> Children(Spot spot) => spot.Value.ValueKind switch
    {
        JsonValueKind.Array => spot.Value.EnumerateArray().Select((value, index) => new Spot($"{spot.Pointer}/{index}", value)),
        JsonValueKind.Object => spot.Value.EnumerateObject().Select(property => new Spot(spot.At(property.SafeName()), property.Value)),
        _ => [],
    };
}
