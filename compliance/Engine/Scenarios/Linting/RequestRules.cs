using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using OcpiKit.Engine.Checks.Incoming.Urls;
using OcpiKit.Engine.Checks.Values;
using OcpiKit.Engine.Evidence;
using OcpiKit.Engine.Scenarios.Reading;
using OcpiKit.Protocol;

namespace OcpiKit.Engine.Scenarios.Linting;

/// <summary>
/// A request that is not wrong on purpose is right: what OCPI does not allow a platform may refuse, and the report would say of the platform what is a slip of the author.
/// </summary>
internal sealed class RequestRules(ISchemas schemas)
{
    private const int Most = 4;
    private const string Way = "Mend it, or write wrong: true where that is what is tried.";

    public IEnumerable<Diagnostic> Of(Scenario scenario)
    {
        var known = scenario.Steps.OfType<SetStep>().SelectMany(step => step.Values).GroupBy(value => value.Key).ToDictionary(same => same.Key, same => same.First().Value, StringComparer.Ordinal);
        return scenario.Calls.Where(call => call.Intent == Intent.Regular).SelectMany(call => Parameters(call, known).Concat(Body(call, known)));
    }

    private IEnumerable<Diagnostic> Parameters(CallStep call, Dictionary<string, JsonElement> known) =>
        from parameter in call.Operation.Parameters
        where call.With.ContainsKey(parameter.Name)
        let value = Filled(JsonValue.Create(call.With[parameter.Name])!, known, 0)
        where value is JsonValue && !IsOpen(value)
        let written = value.ToString()
        let says = parameter.MaxLength < written.Length ? $"is longer than the {parameter.MaxLength} characters that it may have" : parameter.In == ParameterPlace.Query ? ParameterFault.Of(parameter, written, schemas)?.Says : null
        where says is not null
        select Advise.That("wrong-parameter", call.Place, $"{parameter.Name} is {Showing.Of(written)}, which {says}.", Way);

    private IEnumerable<Diagnostic> Body(CallStep call, Dictionary<string, JsonElement> known)
    {
        if (call.Operation.Request is not { } payload || call.Variation is not { Body: { } written, Method: null })
            yield break;
        var body = Filled(JsonNode.Parse(written.GetRawText()), known, 0);
        if (IsOpen(body))
            yield break;
        var json = JsonSerializer.SerializeToElement(body);
        var (type, errors) = payload.Types.Select(type => (Type: type, Errors: schemas.Validate(type, json, payload.Patch).Where(error => !IsOpen(body, error)).ToList())).MinBy(one => one.Errors.Count);
        if (errors.Count == 0)
            yield break;
        var told = errors.Take(Most).Select(error => $"{(error.Pointer.Length > 0 ? error.Pointer : "the whole")} {(error.Received == "nothing" ? "is missing" : $"is {error.Received} and has to be {error.Expected}")}").ToList();
        yield return Advise.That("wrong-body", call.Place, $"The body is no {type}: {Sentences.And([.. told, .. errors.Count > Most ? [$"{errors.Count - Most} more"] : Array.Empty<string>()])}.", Way);
    }

    // What only a run knows, such as what was captured, is left as it is.
    private static JsonNode? Filled(JsonNode? node, Dictionary<string, JsonElement> known, int depth) => node switch
    {
        JsonObject map => new JsonObject(map.Select(field => KeyValuePair.Create(field.Key, Filled(field.Value, known, depth)))),
        JsonArray list => new JsonArray([.. list.Select(item => Filled(item, known, depth))]),
        JsonValue value when depth < 3 && value.GetValueKind() == JsonValueKind.String && value.GetValue<string>() is ['$', '{', .. var name, '}'] && known.TryGetValue(name, out var stands) =>
            Filled(JsonNode.Parse(stands.GetRawText()), known, depth + 1),
        _ => node?.DeepClone(),
    };

    private static bool IsOpen(JsonNode? node) => node is JsonValue value && value.GetValueKind() == JsonValueKind.String && value.GetValue<string>().Contains("${", StringComparison.Ordinal);

    // A rule between fields may be about one that only a run knows.
    private static bool IsOpen(JsonNode? body, SchemaError error)
    {
        var node = body;
        foreach (var segment in error.Pointer.Split('/').Skip(1).Select(segment => segment.Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal)))
        {
            node = node switch
            {
                JsonObject map => map[segment],
                JsonArray list when int.TryParse(segment, NumberStyles.None, CultureInfo.InvariantCulture, out var at) && at < list.Count => list[at],
                _ => node,
            };
        }

        return IsOpen(node) || (error.Schema.Contains("/allOf/", StringComparison.Ordinal) && body!.ToJsonString().Contains("${", StringComparison.Ordinal));
    }
}
