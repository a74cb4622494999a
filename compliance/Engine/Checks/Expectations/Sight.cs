using System.Globalization;
using System.Text.Json;
using OcpiKit.Engine.Checks.Values;
using OcpiKit.Engine.Evidence;
using OcpiKit.Engine.Scenarios;

namespace OcpiKit.Engine.Checks.Expectations;

/// <summary>What a subject is in what the target said: its answer, or its call.</summary>
/// <param name="Value">The value; null where there is none (JSON's null counts as none).</param>
/// <param name="Many">Whether the value is a list of all that <c>*</c> found.</param>
/// <param name="Received">In words.</param>
/// <param name="Pointer">Where it stands in the body.</param>
internal sealed record Sight(JsonElement? Value, bool Many, string Received, string? Pointer)
{
    /// <summary>The number that a header or parameter shows; null for anything else.</summary>
    public JsonElement? Shown { get; private init; }

    /// <summary>Where each element of <see cref="Value"/> stands in the body, where that is a list of all that <c>*</c> found; else empty.</summary>
    public IReadOnlyList<string> Places { get; private init; } = [];

    /// <summary>Looks at a subject.</summary>
    public static Sight Of(Subject subject, Exchange exchange) => subject switch
    {
        HttpStatus => new(JsonSerializer.SerializeToElement(exchange.Response!.Status), false, $"HTTP {exchange.Response.Status}", null),
        OcpiStatus => new(Given(exchange.Body.Envelope?.StatusCode), false, AnswerWords.OcpiStatus(exchange), "/status_code"),
        WholeAnswer => new(null, false, AnswerWords.Of(exchange), null),
        HeaderValue header => Text((exchange.Direction == Direction.FromSubject ? exchange.Request.Headers : exchange.Response!.Headers).First(header.Name)),
        ParameterValue parameter => Text(exchange.Arrival?.Parameters.GetValueOrDefault(parameter.Name)),
        BodyValue place => Body(exchange.Body.Json, place.Pointer),
        _ => throw new NotSupportedException($"No subject {subject.GetType().Name} is known."),
    };

    /// <summary>One value of a body.</summary>
    public static Sight At(JsonElement? value, string? pointer)
    {
        var given = Given(value);
        return new(given, false, Showing.Of(given), pointer);
    }

    /// <summary>A value as a number; a header's text counts as the number it shows.</summary>
    public static decimal? Number(JsonElement? value) => value switch
    {
        { ValueKind: JsonValueKind.Number } number => number.TryGetDecimal(out var exact) ? exact : null,
        { ValueKind: JsonValueKind.String } text => decimal.TryParse(text.Text(), NumberStyles.Float, CultureInfo.InvariantCulture, out var shown) ? shown : null,
        _ => null,
    };

    private static Sight Text(string? value)
    {
        JsonElement? text = value is null ? null : JsonSerializer.SerializeToElement(value);
        return new(text, false, Showing.Of(value), null) { Shown = Number(text) is { } number ? JsonSerializer.SerializeToElement(number) : null };
    }

    private static Sight Body(JsonElement? body, string pointer)
    {
        if (body is not { } json)
            return new(null, false, "no JSON", null);
        if (!JsonPlace.IsWild(pointer))
            return At(JsonPlace.At(json, pointer), pointer);

        var found = JsonPlace.All(json, pointer).ToList();
        // As it was sent: text that holds half of a surrogate pair can be read, but not written anew.
        return new(JsonElement.Parse($"[{string.Join(',', found.Select(spot => spot.Value.GetRawText()))}]"), true, Showing.Count(found.Count, "value"), null) { Places = [.. found.Select(spot => spot.Pointer)] };
    }

    private static JsonElement? Given(JsonElement? value) => value is { ValueKind: JsonValueKind.Null } ? null : value;
}
