using System.Text.Json;
using Json.Pointer;
using Json.Schema;

namespace OcpiKit.Protocol.Schemas;

/// <summary>Turns the tree of a failed evaluation into what a person needs: each broken rule once, at its field.</summary>
internal sealed class FailureReader(TypeDocuments documents)
{
    /// <summary>A hostile value can break as many rules as it has fields; nobody reads more than this.</summary>
    internal const int Most = 1000;

    // Keywords that only pass on what happens below them.
    private static readonly HashSet<string> Passing = new(StringComparer.Ordinal)
    {
        "$ref", "properties", "items", "prefixItems", "additionalProperties", "patternProperties", "allOf", "anyOf", "oneOf", "then", "else", "if",
    };

    // Subschemas that ask and do not demand: failing one of them breaks nothing.
    private static readonly HashSet<string> Asking = new(StringComparer.Ordinal) { "if", "not", "contains" };

    private readonly FieldFinder _fields = new(documents);

    internal IReadOnlyList<SchemaError> Read(string type, JsonElement value, EvaluationResults results)
    {
        var evaluation = new Evaluation(type, value);
        var failures = Below(evaluation, results, null).Take(Most).ToList();
        // What is of the wrong kind altogether breaks its other rules only because of that.
        var wrongKind = failures.Where(f => f.Keyword == "type").Select(f => f.Pointer).ToHashSet(StringComparer.Ordinal);
        return [.. failures
            .Where(f => f.Keyword == "type" || !wrongKind.Contains(f.Pointer))
            .DistinctBy(f => (f.Pointer, Words.Sameness(f)))
            .Select(f => Words.Of(f, documents))];
    }

    private IEnumerable<Failure> Below(Evaluation evaluation, EvaluationResults node, Context? above)
    {
        if (node.IsValid) yield break;

        var here = Step(evaluation, node, above);
        foreach (var (keyword, message) in node.Errors ?? [])
        {
            if (Passing.Contains(keyword)) continue;
            foreach (var failure in Own(evaluation, keyword, message, here)) yield return failure;
        }

        foreach (var group in (node.Details ?? []).GroupBy(child => Keyword(child, here.Path.SegmentCount)))
        {
            if (Asking.Contains(group.Key)) continue;
            var failures = group.Key is "anyOf" or "oneOf"
                ? Alternatives(evaluation, [.. group], here)
                : group.SelectMany(child => Below(evaluation, child, here));
            foreach (var failure in failures) yield return failure;
        }
    }

    /// <summary>Of several forms that are allowed, the errors of the one that fits best; that a value is not null helps nobody.</summary>
    private IEnumerable<Failure> Alternatives(Evaluation evaluation, List<EvaluationResults> branches, Context here)
    {
        if (branches.Exists(b => b.IsValid)) return [];

        var schemas = branches.ConvertAll(b => Step(evaluation, b, here).Part.Schema);
        if (schemas.TrueForAll(Presence.Demands)) return Own(evaluation, "anyOf", "", here);

        return branches
            .Where((_, i) => branches.Count == 1 || !IsNull(schemas[i]))
            .Select(b => Below(evaluation, b, here).Take(Most).ToList())
            .OrderBy(failures => failures.Exists(f => f.Keyword == "type" && f.Pointer == here.Place.ToString()))
            .ThenBy(failures => failures.Count)
            .FirstOrDefault() ?? [];
    }

    private IEnumerable<Failure> Own(Evaluation evaluation, string keyword, string message, Context here)
    {
        var value = here.Place.Evaluate(evaluation.Value);
        if (keyword != "required")
        {
            var broken = _fields.Find(evaluation.Type, here.Place);
            yield return new Failure(here.Part, keyword, here.Place.ToString(), value, broken, message, here.Ids ?? OfType(broken));
            yield break;
        }

        foreach (var name in Presence.Fields(here.Part.Schema))
        {
            if (value is { ValueKind: JsonValueKind.Object } given && given.TryGetProperty(name, out _)) continue;
            var missing = here.Place.Combine(name);
            var field = _fields.Find(evaluation.Type, missing);
            var ids = here.Rule ? here.Ids : RequirementIds.In(field.Schema) ?? here.Ids ?? OfType(field);
            yield return new Failure(here.Part, keyword, missing.ToString(), null, field, message, ids);
        }
    }

    private Context Step(Evaluation evaluation, EvaluationResults node, Context? above)
    {
        var path = Places.Path(node);
        // The root of a schema has an empty path; each result below continues the path of the one above.
        var part = above is null
            ? SchemaPart.Of(documents.ByType(evaluation.Type)!)
            : above.Part.Follow(path, above.Path.SegmentCount, documents) ?? above.Part;
        return Context.Of(Places.Instance(node), path, part, above);
    }

    /// <summary>What is named neither for a rule nor for a field is what the table of the type demands.</summary>
    private string? OfType(FieldPlace field) => RequirementIds.In(documents.ByType(field.Type)?.Root);

    private static string Keyword(EvaluationResults child, int depth)
    {
        var path = Places.Path(child);
        return depth < path.SegmentCount ? path[depth].ToString() : "";
    }

    private static bool IsNull(JsonElement schema) =>
        schema.ValueKind == JsonValueKind.Object && schema.TryGetProperty("type", out var type) && type.ValueKind == JsonValueKind.String
        && type.ValueEquals("null");

    private sealed record Evaluation(string Type, JsonElement Value);

    /// <param name="Place">Where in the value.</param>
    /// <param name="Path">How evaluation got here.</param>
    /// <param name="Part">The schema that is evaluated.</param>
    /// <param name="Ids">The requirement that is named for it.</param>
    /// <param name="Rule">Whether it is named for a rule between fields, and so holds for the fields below.</param>
    private sealed record Context(JsonPointer Place, JsonPointer Path, SchemaPart Part, string? Ids, bool Rule)
    {
        internal static Context Of(JsonPointer place, JsonPointer path, SchemaPart part, Context? above)
        {
            if (RequirementIds.In(part.Schema) is { } own)
                return new Context(place, path, part, own, path.SegmentCount > 1 && path[path.SegmentCount - 2] == "allOf");

            // What is named for a field holds for what its schema refers to, not for the fields below it.
            return above is not null && (above.Rule || above.Place == place)
                ? above with { Place = place, Path = path, Part = part }
                : new Context(place, path, part, null, false);
        }
    }
}
