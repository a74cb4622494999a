using OcpiKit.Engine.Checks.Values;
using OcpiKit.Engine.Results;
using OcpiKit.Protocol;

namespace OcpiKit.Engine.Checks.Standing.Values;

/// <summary>Measures objects against the schema of their type.</summary>
internal static class Measuring
{
    private const int AtOnce = 500;

    /// <summary>What is wrong with them, or that nothing is; nothing where there are none.</summary>
    /// <param name="spots">The objects.</param>
    /// <param name="types">The types that they may be.</param>
    /// <param name="schemas">The form of each type.</param>
    /// <param name="patch">Whether they hold changes only.</param>
    /// <param name="method">The method that they were sent with; null where they are an answer.</param>
    /// <param name="list">The requirement that each object of their list is whole; null where they are in no list.</param>
    public static IEnumerable<Observation> Of(
        List<Spot> spots, IReadOnlyList<string> types, ISchemas schemas, bool patch = false, string? method = null, string? list = null)
    {
        if (spots.Count == 0)
            yield break;
        var (type, errors) = Nearest(spots, types, schemas, patch);
        var seen = 0;
        for (var i = 0; i < spots.Count && seen < Judge.Most; i++)
        {
            var older = OlderLimits.In(type, spots[i]);
            foreach (var observation in errors[i].Select(error => OfList(error, SchemaWords.Of(error, spots[i], type, method), type, list)).Concat(older))
            {
                yield return observation;
                if (++seen >= Judge.Most)
                    break;
            }
        }

        if (seen == 0)
        {
            yield return new(Verdict.Pass, $"{Showing.Count(spots.Count, type)} as the specification has it.", Type: type)
            {
                Verifies = [.. SchemaRequirements.OfAll(type, spots, schemas, method), .. list is null ? Enumerable.Empty<string>() : [list]],
            };
        }
    }

    // What lacks a required field is not as the objects of a list have to be, either.
    private static Observation OfList(SchemaError error, Observation seen, string type, string? list) =>
        list is not null && SchemaRequirements.Keyword(error) == "required" && SchemaRequirements.Class(error) == type ? seen with { Verifies = [.. seen.Verifies ?? [], list] } : seen;

    // What may be of several types is measured against the one that it comes nearest to.
    private static (string Type, IReadOnlyList<IReadOnlyList<SchemaError>> Errors) Nearest(List<Spot> spots, IReadOnlyList<string> types, ISchemas schemas, bool patch) =>
        types.Select(type => (Type: type, Errors: Validate(spots, type, schemas, patch))).MinBy(result => result.Errors.Sum(errors => errors.Count));

    // To find fault is slow. What is wrong often enough is known: the objects behind it count as right.
    private static List<IReadOnlyList<SchemaError>> Validate(List<Spot> spots, string type, ISchemas schemas, bool patch)
    {
        if (patch)
            return [.. spots.Select(spot => schemas.Validate(type, spot.Value, patch: true))];
        var errors = new List<IReadOnlyList<SchemaError>>(spots.Count);
        var found = 0;
        foreach (var some in spots.Chunk(AtOnce))
        {
            var ofSome = found < Judge.Most ? schemas.ValidateMany(type, [.. some.Select(spot => spot.Value)]) : [.. some.Select(_ => Array.Empty<SchemaError>())];
            found += ofSome.Sum(one => one.Count);
            errors.AddRange(ofSome);
        }

        return errors;
    }
}
