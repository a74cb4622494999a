using System.Text.Json.Nodes;

namespace OcpiKit.Protocol.Samples;

/// <summary>The two sides of each limit of one value.</summary>
internal static class VariantMaker
{
    internal static IEnumerable<(string Rule, JsonNode? Value)> Breaks(Constraints c, bool required, JsonNode? valid)
    {
        if (c.Kind.Length == 0) yield break;
        if (required) yield return ("null", null);
        yield return ("of another kind", OtherKind(c));

        if (c.Kind == "string") foreach (var broken in BrokenText(c)) yield return broken;
        if (c.Minimum is { } minimum) yield return ($"less than {minimum}", minimum - 1);
        if (c.Maximum is { } maximum) yield return ($"more than {maximum}", maximum + 1);
        if (c.Kind == "integer") yield return ("with a fraction", 1.5m);
        if (c.MinItems > 0) yield return ("empty", new JsonArray());
    }

    internal static IEnumerable<(string Rule, JsonNode? Value)> Limits(Constraints c, bool required, JsonNode? valid)
    {
        if (c is { Kind: "string", MaxLength: { } most, Enum.Count: 0 } && TextMaker.OfLength(c, most) is { } longest) yield return ($"{most} characters", longest);
        if (c.Minimum is { } minimum) yield return ($"{minimum}", minimum);
        if (c.Maximum is { } maximum) yield return ($"{maximum}", maximum);
        if (c.MinItems > 0 && valid is JsonArray list) yield return ($"{c.MinItems} items", new JsonArray([.. list.Take(c.MinItems).Select(i => i?.DeepClone())]));
        foreach (var value in c.Enum) yield return (value, value);
    }

    private static IEnumerable<(string Rule, JsonNode? Value)> BrokenText(Constraints c)
    {
        if (c.MaxLength is { } most && TextMaker.OfLength(c, most + 1) is { } tooLong) yield return ($"longer than {most}", tooLong);
        if (c.Enum.Count > 0 && !c.Open)
        {
            yield return ("no value of the enum", "NO_SUCH_VALUE");
            yield return ("in another case", Recased(c.Enum[0]));
        }
        else if (TextMaker.NotOfForm(c) is { } other)
        {
            yield return ("of another form", other);
        }
    }

    private static string Recased(string value) => string.Concat(value.Select(x => char.IsUpper(x) ? char.ToLowerInvariant(x) : char.ToUpperInvariant(x)));

    private static JsonNode OtherKind(Constraints c) => c.Kind switch
    {
        "string" => 5,
        "object" => new JsonArray(),
        "array" => new JsonObject(),
        _ => "text",
    };
}
