using System.Text.Json;

namespace OcpiKit.Engine.Evidence;

/// <summary>Reading objects out of an exchange.</summary>
public static class ExchangeItems
{
    /// <summary>The objects in the data of an answer: the elements of a list, or the one object; none where the answer holds no object. A call that came in has no envelope.</summary>
    public static IEnumerable<Item> Items(this Exchange exchange) => exchange.Direction == Direction.FromSubject ? [] : exchange.Body.Envelope?.Data switch
    {
        { ValueKind: JsonValueKind.Array } list => list.EnumerateArray().Select((value, index) => new Item(exchange, $"/data/{index}", value)),
        { ValueKind: JsonValueKind.Object } single => [new Item(exchange, "/data", single)],
        _ => [],
    };
}
