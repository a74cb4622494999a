using System.Text.Json;
using OcpiKit.Protocol.Wording;

namespace OcpiKit.Protocol.Schemas;

/// <summary>Puts a broken keyword into words.</summary>
internal static class Words
{
    /// <summary>Failures that say the same of a field: a schema and the one that it refers to both name the type.</summary>
    internal static string Sameness(Failure failure) =>
        failure.Keyword is "type" or "required" or "const" ? failure.Keyword : $"{failure.Keyword} {Keyword(failure)}";

    internal static SchemaError Of(Failure failure, TypeDocuments documents)
    {
        var (rule, expected, received) = Say(failure, documents);
        var condition = Conditions.Of(failure.Part);
        return new SchemaError(failure.Pointer, rule + condition, expected, Secrets.Hide(failure, received), failure.Part.Document.Type,
            $"{failure.Part.Document.File}#{failure.Part.Pointer}/{failure.Keyword}", failure.Field.ToString(), failure.Ids);
    }

    private static (string Rule, string Expected, string Received) Say(Failure f, TypeDocuments documents)
    {
        var wanted = Keyword(f);
        var value = Received.Value(f.Value);
        return f.Keyword switch
        {
            "required" => ("required", Shapes.Of(f.Field.Schema, f.Field.Type, documents), Received.Nothing),
            "type" => Same(Shapes.Types(wanted), value),
            "enum" => Enum(f, wanted),
            "const" => Same(Raw(wanted), value),
            "anyOf" => Same("one of " + string.Join(", ", wanted.EnumerateArray().SelectMany(Presence.Fields)), value),
            "maxLength" => Same($"at most {Received.Count(wanted.GetInt32(), "character")}", Received.Text(f.Value!.Value, Characters(f.Value.Value))),
            "minLength" => Same($"at least {Received.Count(wanted.GetInt32(), "character")}", Received.Text(f.Value!.Value, Characters(f.Value.Value))),
            "minItems" => Same($"at least {Received.Count(wanted.GetInt32(), "item")}", Received.List(f.Value!.Value, f.Value.Value.GetArrayLength())),
            "maxItems" => Same(wanted.GetInt32() == 0 ? "no items" : $"at most {Received.Count(wanted.GetInt32(), "item")}",
                Received.List(f.Value!.Value, f.Value.Value.GetArrayLength())),
            "minimum" => Same($"at least {Raw(wanted)}", value),
            "maximum" => Same($"at most {Raw(wanted)}", value),
            "pattern" => ($"the form of {(f.Part.Pointer.SegmentCount == 0 ? f.Part.Document.Type : f.Field)}", Form(f, wanted), value),
            "not" when wanted.TryGetProperty("enum", out var excluded) => Same("none of " + List(excluded), value),
            _ => ($"{f.Keyword}: {f.Message}", wanted.ValueKind == JsonValueKind.Undefined ? f.Message : Raw(wanted), value),
        };
    }

    private static (string Rule, string Expected, string Received) Same(string rule, string received) => (rule, rule, received);

    private static (string Rule, string Expected, string Received) Enum(Failure f, JsonElement values)
    {
        var inPlace = f.Part.Pointer.SegmentCount > 0;
        var expected = "one of " + List(values);
        if (f.Value is { ValueKind: JsonValueKind.String } given && Unpaired.Text(given) is { } written)
        {
            var names = values.EnumerateArray().Select(v => v.ToString()).ToList();
            if (names.Find(n => n.Equals(written, StringComparison.OrdinalIgnoreCase)) is { } differentlyCased)
                expected = $"{differentlyCased} (only the case differs), {expected}";
            else if (Nearest.To(written, names) is { } near)
                expected = $"{near} (the nearest), {expected}";
        }
        return (inPlace ? "one of " + List(values) : $"one of the values of {f.Part.Document.Type}", expected, Received.Value(f.Value));
    }

    /// <summary>What the schema says of itself, which for a pattern is its words; the pattern where it is silent.</summary>
    private static string Form(Failure f, JsonElement pattern) =>
        f.Part.Schema.TryGetProperty("description", out var description) ? FirstSentence(description)
        : f.Field.Schema is { } field && field.TryGetProperty("description", out var ofField) ? FirstSentence(ofField)
        : Raw(pattern);

    private static string FirstSentence(JsonElement text) => text.GetString()!.Split(". ", 2)[0].TrimEnd('.');

    private static JsonElement Keyword(Failure f) =>
        f.Part.Schema.ValueKind == JsonValueKind.Object && f.Part.Schema.TryGetProperty(f.Keyword, out var value) ? value : default;

    private static string List(JsonElement values) => string.Join(", ", values.EnumerateArray().Select(Raw));

    private static string Raw(JsonElement value) => value.ValueKind == JsonValueKind.String ? value.GetString()! : value.GetRawText();

    // As JSON Schema counts: by code point.
    private static int Characters(JsonElement text) => Unpaired.Text(text)?.EnumerateRunes().Count() ?? 0;
}
