using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using OcpiKit.Engine.Evidence;

namespace OcpiKit.Engine.Checks.Expectations;

/// <summary>Puts captured values where a scenario says <c>${name}</c>. Text that is nothing but the name becomes the value itself, of its own kind.</summary>
internal sealed partial class Substitution(IReadOnlyDictionary<string, JsonElement> values)
{
    /// <summary>A wanted value with all names replaced.</summary>
    /// <exception cref="UnknownNameException">A name has no value.</exception>
    public JsonElement In(JsonElement wanted) => wanted.ValueKind switch
    {
        JsonValueKind.String when wanted.Text() is { } text && text.Contains("${", StringComparison.Ordinal) =>
            Name().Match(text) is { Success: true } whole && whole.Length == text.Length
                ? Value(whole.Groups[1].Value)
                : JsonSerializer.SerializeToElement(In(text)),
        JsonValueKind.Array => JsonSerializer.SerializeToElement(wanted.EnumerateArray().Select(In)),
        JsonValueKind.Object => JsonSerializer.SerializeToElement(
            new JsonObject(wanted.EnumerateObject().Select(field => KeyValuePair.Create(field.SafeName(), Node(In(field.Value)))))),
        _ => wanted,
    };

    /// <summary>A template with all names replaced by the values as text.</summary>
    /// <exception cref="UnknownNameException">A name has no value.</exception>
    public string In(string template) => Name().Replace(template, match =>
        Value(match.Groups[1].Value) is { ValueKind: JsonValueKind.String } text ? text.Text() ?? "" : Value(match.Groups[1].Value).GetRawText());

    /// <summary>The names that a text refers to, in order.</summary>
    public static IEnumerable<string> Names(string text) => Name().Matches(text).Select(match => match.Groups[1].Value);

    private JsonElement Value(string name) => values.TryGetValue(name, out var value) ? value : throw new UnknownNameException(name);

    private static JsonNode? Node(JsonElement value) => JsonSerializer.SerializeToNode(value);

    [GeneratedRegex(@"\$\{([^}]+)\}")]
    private static partial Regex Name();
}

/// <summary>A scenario names a value that no earlier step gave.</summary>
internal sealed class UnknownNameException(string name) : Exception($"no earlier step gave a value to ${{{name}}}")
{
    /// <summary>The name.</summary>
    public string Name { get; } = name;
}
