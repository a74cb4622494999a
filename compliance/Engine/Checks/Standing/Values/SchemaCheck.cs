using System.Text.Json;
using OcpiKit.Engine.Checks.Values;
using OcpiKit.Engine.Evidence;
using OcpiKit.Protocol;

namespace OcpiKit.Engine.Checks.Standing.Values;

/// <summary>The data of an answer has the form of its OCPI type. The id is refined by the class whose rule is broken: <c>schema.evse</c>.</summary>
internal sealed class SchemaCheck() : Check<Exchange>("schema", "Each {0} has the fields, kinds, lengths and values that OCPI gives it.", ["TYP-06"])
{
    public override IEnumerable<Observation> Judge(Exchange evidence, Surroundings surroundings) =>
        evidence.GivesData && evidence.Operation?.Response is { Types.Count: > 0 } shape
            ? Measuring.Of(Spots(evidence, shape), shape.Types, surroundings.Edition.Schemas, list: SchemaRequirements.OfList(evidence.Operation.Id))
            : [];

    // Data of the wrong cardinality is spoken of by data.cardinality.
    private static List<Spot> Spots(Exchange exchange, ResponseShape shape) => exchange.Body.Envelope?.Data switch
    {
        { ValueKind: JsonValueKind.Array } list when shape.IsList => [.. list.EnumerateArray().Select((value, index) => new Spot($"/data/{index}", value))],
        { ValueKind: not (JsonValueKind.Array or JsonValueKind.Null) } single when !shape.IsList => [new Spot("/data", single)],
        _ => [],
    };
}
