using System.Text.Json;
using System.Text.Json.Nodes;

namespace Json.More;

/// <summary>Between plain values, <see cref="JsonElement"/> and <see cref="JsonNode"/>; and equality as JSON Schema means it.</summary>
public static class JsonElementExtensions
{
    private static readonly JsonElement True = JsonSerializer.SerializeToElement(true);
    private static readonly JsonElement False = JsonSerializer.SerializeToElement(false);

    /// <summary>A boolean as JSON.</summary>
    public static JsonElement AsJsonElement(this bool value) => value ? True : False;

    /// <summary>A whole number as JSON.</summary>
    public static JsonElement AsJsonElement(this int value) => JsonSerializer.SerializeToElement(value);

    /// <summary>A string as JSON.</summary>
    public static JsonElement AsJsonElement(this string value) => JsonSerializer.SerializeToElement(value);

    /// <summary>The element as a node; JSON null is a null reference.</summary>
    public static JsonNode? AsNode(this JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Array => JsonArray.Create(element),
        JsonValueKind.Object => JsonObject.Create(element),
        _ => JsonValue.Create(element),
    };

    /// <summary>The element as compact JSON.</summary>
    public static string ToJsonString(this JsonElement element) => JsonSerializer.Serialize(element);

    /// <summary>Whether two values are equal: members in any order, numbers by their value, so that 1, 1.0 and 10e-1 are one.</summary>
    public static bool IsEquivalentTo(this JsonElement left, JsonElement right) => JsonElement.DeepEquals(left, right);

    /// <summary>A hash that equal values share.</summary>
    /// <param name="element">The value.</param>
    /// <param name="depth">How many levels to look into; what lies deeper does not count.</param>
    public static int GetEquivalenceHashCode(this JsonElement element, int depth = -1) => element.ValueKind switch
    {
        JsonValueKind.String => element.GetString()!.GetHashCode(StringComparison.Ordinal),
        JsonValueKind.Number => element.GetDouble().GetHashCode(),
        JsonValueKind.Array => depth == 0 ? 1 : HashOfItems(element, depth - 1),
        JsonValueKind.Object => depth == 0 ? 2 : HashOfMembers(element, depth - 1),
        var kind => kind.GetHashCode(),
    };

    private static int HashOfItems(JsonElement array, int depth)
    {
        var hash = new HashCode();
        foreach (var item in array.EnumerateArray()) hash.Add(item.GetEquivalenceHashCode(depth));
        return hash.ToHashCode();
    }

    private static int HashOfMembers(JsonElement obj, int depth)
    {
        var hash = 0;
        // A sum does not mind the order.
        foreach (var member in obj.EnumerateObject())
            hash += HashCode.Combine(member.Name.GetHashCode(StringComparison.Ordinal), member.Value.GetEquivalenceHashCode(depth));
        return hash;
    }
}
