using System.Text.Json;
using Json.Pointer;

namespace OcpiKit.Protocol.Schemas;

/// <summary>The condition under which a rule between fields holds, in words.</summary>
internal static class Conditions
{
    /// <summary>Such as <c> when credit is true</c>; empty for a rule that always holds.</summary>
    internal static string Of(SchemaPart part)
    {
        var pointer = part.Pointer;
        var at = part.Document.Root;
        for (var i = 0; i < pointer.SegmentCount; i++)
        {
            if (pointer[i] == "then" && at.TryGetProperty("if", out var condition)) return Words(condition);
            if (JsonPointer.Create(pointer[i].ToString()).Evaluate(at) is not { } next) return "";
            at = next;
        }
        return "";
    }

    private static string Words(JsonElement condition)
    {
        if (condition.TryGetProperty("not", out var not)) return " unless " + Fields(not);
        return " when " + Fields(condition);
    }

    private static string Fields(JsonElement condition) => string.Join(" and ", Presence.Fields(condition).Select(name =>
    {
        if (!condition.TryGetProperty("properties", out var properties) || !properties.TryGetProperty(name, out var field)) return $"{name} is given";
        if (field.TryGetProperty("const", out var value)) return $"{name} is {value.GetRawText().Trim('"')}";
        return Presence.Fields(field).Any() ? string.Join(" and ", Presence.Fields(field).Select(n => $"{name}.{n} is given")) : $"{name} is given";
    }));
}
