using System.Text.Json.Nodes;

namespace OcpiKit.Engine.Listening.Answering;

/// <summary>The EVSEs of a Location and the Connectors of an EVSE, by their ids without regard to case.</summary>
internal static class Parts
{
    /// <summary>A Location, or the part of it that the ids name; null where there is none.</summary>
    public static JsonObject? Of(JsonObject location, string? evse, string? connector)
    {
        if (evse is null)
            return location;
        var found = Find(location, "evses", "uid", evse);
        return connector is null || found is null ? found : Find(found, "connectors", "id", connector);
    }

    /// <summary>Puts a part among its siblings, in the place of the one with its id.</summary>
    /// <returns>Whether it is new.</returns>
    public static bool Put(JsonObject whole, string list, string key, JsonObject part)
    {
        if (whole[list] is not JsonArray siblings)
            whole[list] = siblings = [];
        var known = siblings.OfType<JsonObject>().FirstOrDefault(sibling => Is(sibling, key, part[key]!.GetValue<string>()));
        if (known is null)
            siblings.Add((JsonNode)part);
        else
            siblings[siblings.IndexOf(known)] = part;
        return known is null;
    }

    /// <summary>Whether a field of an object is this id.</summary>
    public static bool Is(JsonObject item, string key, string id) =>
        item[key] is JsonValue value && value.TryGetValue<string>(out var text) && text.Equals(id, StringComparison.OrdinalIgnoreCase);

    private static JsonObject? Find(JsonObject whole, string list, string key, string id) =>
        (whole[list] as JsonArray)?.OfType<JsonObject>().FirstOrDefault(part => Is(part, key, id));
}
