using System.Globalization;
using System.Text.Json;
using OcpiKit.Engine.Checks.Values;
using OcpiKit.Engine.Evidence;
using OcpiKit.Protocol;

namespace OcpiKit.Engine.Running;

/// <summary>Which call an await waits for.</summary>
/// <param name="Scenario">Id of its scenario.</param>
/// <param name="Operations">Any of these.</param>
/// <param name="Where">Parameters by name and places in the body by pointer, with the value that each has to have.</param>
/// <param name="Answers">The step whose response_url is called; null for any.</param>
internal sealed record Wanted(string Scenario, IReadOnlyList<Operation> Operations, IReadOnlyDictionary<string, string> Where, string? Answers)
{
    /// <summary>What a response_url is made for.</summary>
    public static string CaseOf(string scenario, string step) => $"{scenario}/{step}";

    /// <summary>Whether both want the same: then one call is not enough for both.</summary>
    public bool IsSameAs(Wanted other) =>
        Answers == other.Answers && Operations.SequenceEqual(other.Operations) && Where.Count == other.Where.Count && Where.All(pair => other.Where.GetValueOrDefault(pair.Key) == pair.Value);

    /// <summary>Why a call is not the wanted one, in words that follow "one"; null where it is.</summary>
    public string? WhyNot(Exchange call)
    {
        if (call.Operation is null || !Operations.Contains(call.Operation))
            return $"called {call.Operation?.Id ?? $"{call.Request.Method} {Showing.Cut(call.Request.Url.AbsolutePath)}"}";
        if (call.Arrival?.Case is { } given && (Answers is null ? !given.StartsWith(Scenario + "/", StringComparison.Ordinal) : given != CaseOf(Scenario, Answers)))
            return $"came to the response_url of {given}";
        if (Answers is not null && call.Arrival?.Case is null)
            return "came to no response_url that was given out";
        foreach (var (place, wanted) in Where)
        {
            if (place.StartsWith('/') && call.Body.Json is null)
                return "has a body that is no JSON";
            var value = place.StartsWith('/') ? JsonPlace.At(call.Body.Json!.Value, place) : Parameter(call, place);
            if (!Is(value, wanted))
                return $"has {Showing.Of(value)} as {place}, not {Showing.Of(wanted)}";
        }

        return null;
    }

    private static JsonElement? Parameter(Exchange call, string name) =>
        call.Arrival?.Parameters.GetValueOrDefault(name) is { } value ? JsonSerializer.SerializeToElement(value) : null;

    /// <summary>Ids have no case (types, CiString).</summary>
    private static bool Is(JsonElement? value, string wanted) => value switch
    {
        null => false,
        { ValueKind: JsonValueKind.String } text => string.Equals(text.Text(), wanted, StringComparison.OrdinalIgnoreCase),
        { ValueKind: JsonValueKind.Number } number => number.TryGetDecimal(out var found) && decimal.TryParse(wanted, NumberStyles.Float, CultureInfo.InvariantCulture, out var due) && found == due,
        { } other => other.GetRawText() == wanted,
    };
}
