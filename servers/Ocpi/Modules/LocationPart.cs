using System.Runtime.InteropServices;
using System.Text.Json;

namespace OcpiKit.Ocpi.Modules;

/// <summary>Finds an EVSE in a Location, and a Connector in an EVSE: they have URLs of their own, but are kept in their Location (mod_locations).</summary>
public static class LocationPart
{
    private static readonly (string List, string Id)[] Levels = [("evses", "uid"), ("connectors", "id")];

    /// <summary>The part of a Location that ids point at, from the outside in; none point at the Location itself.</summary>
    /// <param name="location">The JSON of the Location.</param>
    /// <param name="ids">The uid of an EVSE, the id of one of its Connectors.</param>
    /// <returns>The JSON of the part, or null where there is no such thing.</returns>
    public static byte[]? Find(byte[] location, params ReadOnlySpan<string> ids)
    {
        if (ids.Length is 0)
            return location;
        if (ids.Length > Levels.Length)
            return null;

        using var document = JsonDocument.Parse(location);
        var part = document.RootElement;
        for (var level = 0; level < ids.Length; level++)
        {
            if (Child(part, Levels[level], ids[level]) is not { } child)
                return null;
            part = child;
        }
        return JsonMarshal.GetRawUtf8Value(part).ToArray();
    }

    private static JsonElement? Child(JsonElement parent, (string List, string Id) level, string id)
    {
        if (!parent.TryGetProperty(level.List, out var children) || children.ValueKind is not JsonValueKind.Array)
            return null;
        foreach (var child in children.EnumerateArray())
        {
            if (Ids.Same(child.GetProperty(level.Id).GetString() ?? "", id))
                return child;
        }
        return null;
    }
}
