using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using OcpiKit.Ocpi.Modules;
using OcpiKit.Ocpi.Storage;

namespace OcpiKit.Emsp.Modules;

/// <summary>What a URL points at: a Location, an EVSE of it, or a Connector of that (mod_locations, Receiver Interface; LOC-17).</summary>
/// <param name="EvseUid">Empty where the Location itself is meant.</param>
/// <param name="ConnectorId">Empty where the EVSE or the Location is meant.</param>
internal sealed record LocationPath(ObjectKey Location, string EvseUid, string ConnectorId)
{
    /// <summary>The routes, from the outside in.</summary>
    public static readonly IReadOnlyList<string> Patterns =
        ["/{locationId}", "/{locationId}/{evseUid}", "/{locationId}/{evseUid}/{connectorId}"];

    public bool IsLocation => EvseUid.Length is 0;

    public bool IsEvse => !IsLocation && ConnectorId.Length is 0;

    /// <summary>The id of what is pointed at.</summary>
    public string Id => IsLocation ? Location.Id : IsEvse ? EvseUid : ConnectorId;

    /// <summary>The field that holds it.</summary>
    public string IdField => IsEvse ? "uid" : "id";

    public static LocationPath Of(HttpContext context) => new(
        new ObjectKey(
            EmspPlatform.Locations.Identifier, context.RouteText("countryCode"), context.RouteText("partyId"), context.RouteText("locationId")),
        context.RouteText("evseUid"),
        context.RouteText("connectorId"));

    /// <summary>The object in a Location, below those that contain it, outermost first; fewer where one of them is missing.</summary>
    public IReadOnlyList<JsonObject> Walk(JsonObject location)
    {
        var found = new List<JsonObject> { location };
        if (!IsLocation && Child(location, "evses", "uid", EvseUid) is { } evse)
        {
            found.Add(evse);
            if (!IsEvse && Child(evse, "connectors", "id", ConnectorId) is { } connector)
                found.Add(connector);
        }
        return found;
    }

    /// <summary>How many objects <see cref="Walk"/> finds when all are there.</summary>
    public int Depth => IsLocation ? 1 : IsEvse ? 2 : 3;

    private static JsonObject? Child(JsonObject parent, string list, string idField, string id) =>
        (parent[list] as JsonArray)?.OfType<JsonObject>().FirstOrDefault(child => Ids.Same((string?)child[idField] ?? "", id));
}
