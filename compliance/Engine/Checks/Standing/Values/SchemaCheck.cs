using System.Text.Json;
using OcpiKit.Engine.Checks.Values;
using OcpiKit.Engine.Evidence;
using OcpiKit.Protocol;

namespace OcpiKit.Engine.Checks.Standing.Values;

/// <summary>The data of an answer has the form of its OCPI type. The id is refined by the class whose rule is broken: <c>schema.evse</c>.</summary>
internal sealed class SchemaCheck() : Check<Exchange>("schema", "Each {0} has the fields, kinds, lengths and values that OCPI gives it.", [])
{
    private const int AtOnce = 500;

    public override IEnumerable<Observation> Judge(Exchange evidence, Surroundings surroundings)
    {
        if (!evidence.GivesData || evidence.Operation?.Response is not { Types.Count: > 0 } shape)
            yield break;
        var spots = Spots(evidence, shape);
        if (spots.Count == 0)
            yield break;
        var (type, errors) = Validate(spots, shape.Types, surroundings.Edition.Schemas);
        var seen = 0;
        for (var i = 0; i < spots.Count && seen < Checks.Judge.Most; i++)
        {
            var older = OlderLimits.In(type, spots[i]);
            foreach (var observation in errors[i].Select(error => SchemaWords.Of(error, spots[i], type)).Concat(older))
            {
                yield return observation;
                if (++seen >= Checks.Judge.Most)
                    break;
            }
        }

        if (seen == 0)
        {
            yield return Pass($"{Showing.Count(spots.Count, type)} as the specification has it.") with
            {
                Type = type,
                Verifies = SchemaRequirements.OfAll(type, spots),
            };
        }
    }

    // Data of the wrong cardinality is spoken of by data.cardinality.
    private static List<Spot> Spots(Exchange exchange, ResponseShape shape) => exchange.Body.Envelope?.Data switch
    {
        { ValueKind: JsonValueKind.Array } list when shape.IsList => [.. list.EnumerateArray().Select((value, index) => new Spot($"/data/{index}", value))],
        { ValueKind: not (JsonValueKind.Array or JsonValueKind.Null) } single when !shape.IsList => [new Spot("/data", single)],
        _ => [],
    };

    // An answer of several possible types is measured against the one that it comes nearest to.
    private static (string Type, IReadOnlyList<IReadOnlyList<SchemaError>> Errors) Validate(List<Spot> spots, IReadOnlyList<string> types, ISchemas schemas) =>
        types.Select(type => (Type: type, Errors: Validate(spots, type, schemas))).MinBy(result => result.Errors.Sum(errors => errors.Count));

    // To find fault is slow. What is wrong often enough is known: the objects behind it count as right.
    private static List<IReadOnlyList<SchemaError>> Validate(List<Spot> spots, string type, ISchemas schemas)
    {
        var errors = new List<IReadOnlyList<SchemaError>>(spots.Count);
        var found = 0;
        foreach (var some in spots.Chunk(AtOnce))
        {
            var ofSome = found < Checks.Judge.Most ? schemas.ValidateMany(type, [.. some.Select(spot => spot.Value)]) : [.. some.Select(_ => Array.Empty<SchemaError>())];
            found += ofSome.Sum(one => one.Count);
            errors.AddRange(ofSome);
        }

        return errors;
    }
}
